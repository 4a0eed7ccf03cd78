import { tableFromIPC } from '@uwdata/flechette'
import type { SliceMeta } from './types'

// Slices on the wire: Arrow IPC stream. What the slice says of itself is JSON in the schema's metadata under `atlas`.
// Masks and tolls are uint8, uint16 or uint32, the smallest that holds every value: any Arrow reader sees which. Coordinates stay 64-bit, so
// that an area cuts here exactly as it does in the store.

/** Key of the schema's metadata under which a slice says what it is. */
export const META_KEY = 'atlas'
export const maskName = (property: string): string => `facet_${property}`

/** What the bytes of a slice say of themselves; null when they say nothing. */
export function metaOf(bytes: Uint8Array): SliceMeta | null {
  const text = (tableFromIPC(bytes).schema.metadata as Map<string, string> | null | undefined)?.get(META_KEY)
  return text ? (JSON.parse(text) as SliceMeta) : null
}

/** What the bytes are: a leaf, sums without places, or a tile of sums. */
export const kindOf = (bytes: Uint8Array): string => metaOf(bytes)?.kind ?? 'leaf'
