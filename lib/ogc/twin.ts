import { formatArea, type Area } from '../geo/area'
import type { Bounds, Day } from '../slice/types'
import { formatDay } from '../time/day'

/** What a list of items narrows by, of the parts that a page knows. */
export interface Narrowed {
  datetime?: { from: Day | null; to: Day | null }
  match?: 'possible' | 'certain'
  bbox?: Bounds
  area?: Area
  statement?: string
  q?: string
  edition?: number
  facets: Record<string, string[] | undefined>
}

/** Query of the page that shows the same, in the names of the view. `days`: first and last of the record, for open ends. A box becomes an area, which leaves out what has no place. */
export function viewQuery({ datetime, match, bbox, area, statement, q, edition, facets }: Narrowed, days: { first: Day; last: Day }): string {
  const query = new URLSearchParams()
  for (const [property, codes] of Object.entries(facets)) if (codes?.length) query.set(property, codes.join(','))
  const { from, to } = datetime ?? { from: null, to: null }
  // A list without days is of all of them; a page without is of the manifest's window.
  query.set('from', formatDay(from ?? Math.min(days.first, to ?? days.first)))
  query.set('to', formatDay(to ?? Math.max(days.last, from ?? days.last)))
  if (match === 'certain') query.set('match', match)
  const shape: Area | undefined = area ?? (bbox && { kind: 'box', bounds: bbox })
  if (shape) query.set('area', formatArea(shape))
  for (const [name, value] of Object.entries({ statement, q, edition })) if (value !== undefined) query.set(name, String(value))
  return `?${query}`
}
