import type { FeatureCollection } from 'geojson'

/** Names of the layers that are asked what lies under the pointer: outlines, and from afar dots. */
export const DATED = 'dated-fill'
export const FAR = 'dated-dots'

/** Buildings of one project, and what is known of each (number in STANDINGS of lib/dating/standing.ts, in the order of the outlines). */
export interface DatedOutlines {
  /** Each with its id, as a property too: what the map knows it by. */
  outlines: FeatureCollection
  standings: Uint8Array
  /** Outlined more strongly. */
  marked: string | null
}

/** Who asks for the present state, and who wants to know of the next. */
export interface DatedLayers { get(): DatedOutlines | null; subscribe(listener: () => void): () => void }
