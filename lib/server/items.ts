import 'server-only'
import { parseArea } from '../geo/area'
import { allFacets } from '../model/facets'
import type { Manifest } from '../model/manifest'
import type { Filter } from '../store/ask'
import { parseDay } from '../time/day'
import { Problem } from './answer'

export const LIMIT_DEFAULT = 100
export const LIMIT_MAX = 10_000

const FIXED = ['limit', 'bbox', 'datetime', 'kind', 'match', 'grading', 'statement', 'q', 'area', 'cursor']
const bad = (name: string, value: string, expected: string): never => {
  throw new Problem(400, 'Invalid parameter', `${name}=${value} is not understood; expected ${expected}.`)
}

/** Parameters of `/items` → filter and limit. Unknown names and nonsense are 400, as OGC API – Features asks. */
export function readItemsQuery(params: URLSearchParams, manifest: Manifest): { filter: Filter; limit: number } {
  const facets = allFacets(manifest)
  const known = [...new Set([...FIXED, ...facets.map(f => f.property)])]
  for (const name of params.keys()) {
    if (!known.includes(name)) throw new Problem(400, 'Unknown parameter', `"${name}" is not a parameter of this collection; expected one of ${known.join(', ')}.`)
  }
  const filter: Filter = { facets: {} }
  for (const facet of facets) {
    const codes = params.getAll(facet.property).join(',').split(',').filter(Boolean)
    const unknown = codes.find(code => !facet.codes.some(c => c.code === code))
    if (unknown) bad(facet.property, unknown, `codes among ${facet.codes.map(c => c.code).join(', ')}`)
    if (codes.length && filter.facets) filter.facets[facet.property] = codes
  }
  const kind = params.get('kind')
  if (kind !== null) filter.kind = kind === 'incident' || kind === 'situation' ? kind : bad('kind', kind, 'incident or situation')
  const match = params.get('match') ?? 'possible'
  if (match !== 'possible' && match !== 'certain') bad('match', match, 'possible or certain')
  const datetime = params.get('datetime')
  if (datetime !== null) filter.days = { ...readDatetime(datetime), match: match as 'possible' | 'certain', undated: true }
  const bbox = params.get('bbox')
  if (bbox !== null) filter.bbox = readBbox(bbox)
  const area = params.get('area')
  if (area !== null) filter.area = parseArea(area) ?? bad('area', area, 'box:W,S,E,N, circle:LON,LAT,METRES or poly:LON,LAT;LON,LAT;…')
  filter.statement = plainText('statement', params.get('statement'))
  filter.q = plainText('q', params.get('q'))
  const text = params.get('limit')
  const limit = text === null ? LIMIT_DEFAULT : /^\d+$/.test(text) && Number(text) > 0 ? Math.min(Number(text), LIMIT_MAX) : bad('limit', text, `a whole number from 1 to ${LIMIT_MAX}`)
  return { filter, limit }
}

const LONGEST_TEXT = 200
/** Text that a database and its index can take. */
export function plainText(name: string, value: string | null): string | undefined {
  if (value && (/\p{Cc}/u.test(value) || value.length > LONGEST_TEXT)) bad(name, `${value.slice(0, 40).replace(/\p{Cc}/gu, ' ')}…`, `at most ${LONGEST_TEXT} characters without control characters`)
  return value || undefined
}

/** A day, or A/B with `..` or nothing for an open end; the date part of an instant counts. */
function readDatetime(text: string): { from: number | null; to: number | null } {
  const [a, b, ...more] = text.split('/')
  const day = (part: string): number | null => {
    if (part === '..' || part === '') return null
    return parseDay(/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(part) ? part.slice(0, 10) : '') ?? bad('datetime', text, 'a day (2020-01-29) or an interval (2020-01-01/2020-03-31, open ends as ..)')
  }
  if (more.length || (b === undefined && day(a) === null)) bad('datetime', text, 'a day or an interval')
  const range = b === undefined ? { from: day(a), to: day(a) } : { from: day(a), to: day(b) }
  if (range.from !== null && range.to !== null && range.from > range.to) bad('datetime', text, 'the earlier day first')
  return range
}

/** Four numbers, or six with heights that are passed over; west above east crosses the antimeridian. */
function readBbox(text: string): [number, number, number, number] {
  const n = text.split(',').map(part => (part.trim() === '' ? NaN : Number(part)))
  const [w, s, e, north] = n.length === 6 ? [n[0], n[1], n[3], n[4]] : n
  const fits = (n.length === 4 || n.length === 6) && n.every(Number.isFinite) && Math.abs(w) <= 180 && Math.abs(e) <= 180 && Math.abs(s) <= 90 && Math.abs(north) <= 90 && s <= north
  return fits ? [w, s, e, north] : bad('bbox', text, 'west,south,east,north in degrees')
}
