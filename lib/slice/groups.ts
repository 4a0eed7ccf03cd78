import { firstCode } from './counts'
import type { Prepared } from './prepare'
import type { Grouping } from './types'

/** Colour group of every prepared row, by its first code in the manifest's order; without a code it is "other", the last. Made anew only when `by` changes. */
export function groupOfRows(p: Prepared, facet: number, by: Grouping): Uint8Array {
  const { joint, masks } = p.facets[facet]
  const { codes } = p.joint[joint]
  const groupOf = Uint8Array.from(masks, mask => {
    const group = by.groupOfCode[firstCode(mask)]
    return group >= 0 && group < by.groups ? group : by.groups - 1
  })
  const out = new Uint8Array(codes.length)
  for (let i = 0; i < out.length; i++) out[i] = groupOf[codes[i]]
  return out
}
