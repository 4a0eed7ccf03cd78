import { firstCode } from './counts'
import type { Discs } from './discs'
import type { Prepared } from './prepare'
import type { Grouping } from './types'

/** Per prepared row, made anew only when `by` changes: the colour group, and group and disc as one number (group × kinds of disc + disc). */
export interface Groups { ofRow: Uint8Array; withDisc: Uint16Array; groups: number }

/** Colour group by a record's first code in the manifest's order; without a code it is "other", the last. */
export function groupRows(p: Prepared, discs: Discs, facet: number, by: Grouping): Groups {
  const { joint, masks } = p.facets[facet]
  const { codes } = p.joint[joint]
  const groupOf = new Uint8Array(masks.length)
  masks.forEach((mask, k) => {
    const group = by.groupOfCode[firstCode(mask)]
    groupOf[k] = group >= 0 && group < by.groups ? group : by.groups - 1
  })
  const ofRow = new Uint8Array(codes.length)
  const withDisc = new Uint16Array(codes.length)
  for (let i = 0; i < ofRow.length; i++) {
    ofRow[i] = groupOf[codes[i]]
    withDisc[i] = ofRow[i] * discs.size + discs.codes[i]
  }
  return { ofRow, withDisc, groups: by.groups }
}
