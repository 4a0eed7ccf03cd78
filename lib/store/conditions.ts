import { type SQL, sql } from 'drizzle-orm'
import { EARTH_RADIUS_METERS, type Area } from '../geo/area'
import type { Kind } from '../model/codes'
import type { Day, Match } from '../slice/types'
import { words } from '../text/fold'

/** What a question to the store narrows by. Absent = not narrowed. */
export interface Filter {
  /** Records in the window; those without a date only when `undated`. */
  days?: { from: Day | null; to: Day | null; match: Match; undated: boolean }
  kind?: Kind
  facets?: Record<string, string[]>
  statement?: string
  q?: string
  /** Records whose point lies inside; never those without a point. */
  area?: Area
  /** [west, south, east, north]; also matches what has no place, as OGC API – Features asks. */
  bbox?: [number, number, number, number]
  ids?: string[]
  place?: 'known' | 'unknown'
}

/** An SQL condition per part, all of which must hold. Column names are those of `incidents`. */
export function conditions(edition: string, f: Filter): SQL {
  const parts: SQL[] = [sql`edition = ${edition}`]
  if (f.days) parts.push(inDays(f.days))
  if (f.kind) parts.push(sql`kind = ${f.kind}`)
  for (const [property, codes] of Object.entries(f.facets ?? {})) {
    if (codes.length) parts.push(sql`codes && array[${sql.join(codes.map(code => sql`${`${property}:${code}`}`), sql`, `)}]::text[]`)
  }
  if (f.statement) parts.push(sql`id in (select incident from links where edition = ${edition} and statement = ${f.statement} and role = 'names')`)
  if (f.q) parts.push(matchesText(f.q))
  if (f.area) parts.push(sql`lon is not null and ${inArea(f.area)}`)
  if (f.bbox) parts.push(sql`(lon is null or ${inArea({ kind: 'box', bounds: f.bbox })})`)
  if (f.ids) parts.push(f.ids.length ? sql`id in (${sql.join(f.ids.map(id => sql`${id}`), sql`, `)})` : sql`false`)
  if (f.place) parts.push(f.place === 'known' ? sql`lon is not null` : sql`lon is null`)
  return sql.join(parts, sql` and `)
}

function inDays({ from, to, match, undated }: NonNullable<Filter['days']>): SQL {
  const start = match === 'certain' ? sql`start_day` : sql`end_day`
  const end = match === 'certain' ? sql`end_day` : sql`start_day`
  const parts = [...(from === null ? [] : [sql`${start} >= ${from}`]), ...(to === null ? [] : [sql`${end} <= ${to}`])]
  const inside = parts.length ? sql.join(parts, sql` and `) : sql`start_day is not null`
  return undated ? sql`(start_day is null or (${inside}))` : sql`(start_day is not null and ${inside})`
}

/** Every word of the query is the beginning of a folded word: a prefix query over quoted lexemes. */
export function matchesText(q: string): SQL {
  const asked = words(q)
  if (!asked.length) return sql`true`
  return sql`words @@ ${asked.map(word => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ')}::tsquery`
}

/** The formulas of lib/geo/area.ts, in SQL: plain comparisons, haversine, even-odd rule. No fuzzy geometric operators. */
export function inArea(area: Area): SQL {
  if (area.kind === 'box') {
    const [w, s, e, n] = area.bounds
    const between = w <= e ? sql`lon >= ${w}::float8 and lon <= ${e}::float8` : sql`(lon >= ${w}::float8 or lon <= ${e}::float8)`
    return sql`(lat >= ${s}::float8 and lat <= ${n}::float8 and ${between})`
  }
  if (area.kind === 'circle') {
    const [lon, lat] = area.center
    const half = (a: SQL, b: number) => sql`sin(radians(${b}::float8 - ${a}) / 2)`
    return sql`(2 * ${EARTH_RADIUS_METERS}::float8 * asin(least(1, sqrt(${half(sql`lat`, lat)} ^ 2 + cos(radians(lat)) * cos(radians(${lat}::float8)) * ${half(sql`lon`, lon)} ^ 2))) <= ${area.radiusMeters}::float8)`
  }
  const edges = area.ring.map((point, i) => [...point, ...area.ring[(i + area.ring.length - 1) % area.ring.length]])
  return sql`(select count(*) % 2 = 1 from jsonb_to_recordset(${JSON.stringify(edges.map(([xi, yi, xj, yj]) => ({ xi, yi, xj, yj })))}::jsonb)
    as edge (xi float8, yi float8, xj float8, yj float8)
    where (yi > lat) <> (yj > lat) and lon < (xj - xi) * (lat - yi) / nullif(yj - yi, 0) + xi)`
}
