/** The ways that are compared: the name of each one's page, what it is, and what a reader sees of it. */
export const WAYS = [
  { page: 'ours', label: 'this atlas, whole record in the browser', short: 'this atlas', shows: 'rings with counts and colour parts; facet counts, tolls and histogram come with the same frame (the bare page here does not show them)' },
  { page: 'clusters', label: '`cluster: true`, `setData` of the filtered set', short: 'cluster + setData', shows: 'circles with counts' },
  { page: 'filter', label: '`setFilter` on a circle layer', short: 'setFilter', shows: 'a dot per record, no clusters, no counts' },
  { page: 'deck', label: 'deck.gl DataFilterExtension', short: 'deck.gl', shows: 'a dot per record, no clusters, no counts' },
] as const

export type Way = (typeof WAYS)[number]['page']

/** What the bench's page answers for a run of window changes: ms from each change, as long as the lists. */
export interface Series {
  /** Until the last drawing call of the picture that shows it. */
  drawn: number[]
  /** Until that picture is on the screen. */
  shown: number[]
}
