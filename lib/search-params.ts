import {
  createLoader, createParser, createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral,
  type SearchParams,
} from 'nuqs/server'
import { formatArea, parseArea } from './geo/area'
import { GRADINGS } from './model/codes'
import type { Manifest } from './model/manifest'
import { parseDay } from './time/day'
import type { View } from './view'

// The URL as one descriptor. Defaults are left out when written; nonsense is read as the default.

const iso = (text: string) => (parseDay(text) === null ? null : text)
const isoDay = createParser({ parse: iso, serialize: text => text })
const area = createParser({ parse: parseArea, serialize: formatArea, eq: (a, b) => formatArea(a) === formatArea(b) })

/** Decimals that a zoom can show: at 15 a metre needs five. */
const camera = createParser({
  parse(text) {
    const [lat, lon, zoom, ...rest] = text.split(',').map(part => (part.trim() === '' ? NaN : Number(part)))
    if (rest.length || ![lat, lon, zoom].every(Number.isFinite)) return null
    if (Math.abs(lat) > 85.06 || Math.abs(lon) > 180 || zoom < 0 || zoom > 24) return null
    return { lat, lon, zoom }
  },
  serialize: ({ lat, lon, zoom }) => `${lat.toFixed(5)},${lon.toFixed(5)},${Number(zoom.toFixed(2))}`,
  eq: (a, b) => a.lat === b.lat && a.lon === b.lon && a.zoom === b.zoom,
})

const span = createParser({
  parse(text): [string, string] | null {
    const [a, b, ...rest] = text.split('/')
    return rest.length === 0 && a && b && iso(a) && iso(b) && a <= b ? [a, b] : null
  },
  serialize: ([a, b]) => `${a}/${b}`,
  eq: (x, y) => x[0] === y[0] && x[1] === y[1],
})

/** Codes by comma; unknown ones drop out, the manifest's order is kept, so one view has one address. */
const codesOf = (codes: readonly string[]) => createParser({
  parse(text) {
    const asked = text.split(',')
    const known = codes.filter(code => asked.includes(code))
    return known.length ? known : null
  },
  serialize: (values: string[]) => codes.filter(code => values.includes(code)).join(','),
  eq: (a, b) => a.join() === b.join(),
})

export const SORTS = ['date', '-date', 'title', '-title', 'place', '-place', 'killed', '-killed', 'injured', '-injured', 'grading', '-grading'] as const


const fixed = {
  from: isoDay,
  to: isoDay,
  match: parseAsStringLiteral(['possible', 'certain'] as const).withDefault('possible'),
  mode: parseAsStringLiteral(['window', 'cumulative'] as const).withDefault('window'),
  grading: codesOf(GRADINGS),
  statement: parseAsString,
  q: parseAsString.withDefault(''),
  area,
  by: parseAsString,
  tab: parseAsStringLiteral(['incidents', 'statements', 'table'] as const).withDefault('incidents'),
  sort: parseAsStringLiteral(SORTS),
  span,
  at: camera,
  edition: parseAsInteger,
}

/** Parsers of every name of a view: the fixed ones and one per facet of the manifest. */
export function viewParsers(manifest: Pick<Manifest, 'facets'>) {
  const facets = Object.fromEntries(manifest.facets.map(f => [f.property, codesOf(f.codes.map(c => c.code))]))
  return { ...facets, ...fixed }
}

type Flat = { [K in keyof typeof fixed]: ReturnType<(typeof fixed)[K]['parseServerSide']> } & Record<string, unknown>

/** From nuqs' flat state to the nested view. A window that is upside down counts as none. */
export function toView(flat: Record<string, unknown>, manifest: Manifest): View {
  const f = flat as Flat
  const upsideDown = f.from && f.to && f.from > f.to
  const facets: Record<string, string[]> = {}
  for (const property of [...manifest.facets.map(x => x.property), 'grading']) {
    const codes = flat[property] as string[] | null
    if (codes?.length) facets[property] = codes
  }
  const by = f.by && (f.by === 'grading' || manifest.facets.some(x => x.property === f.by)) ? f.by : null
  return {
    from: upsideDown ? null : f.from, to: upsideDown ? null : f.to, match: f.match ?? 'possible', mode: f.mode ?? 'window', facets,
    statement: f.statement || null, q: (f.q ?? '').trim(), area: f.area, by, tab: f.tab ?? 'incidents', sort: f.sort,
    span: f.span, at: f.at, edition: f.edition,
  }
}

/** From the view to nuqs' flat state; defaults of the manifest become null, so that they are left out. */
export function fromView(view: View, manifest: Manifest): Record<string, unknown> {
  const { facets, ...rest } = view
  const d = manifest.default_view
  const isDefaultWindow = rest.from === d.from && rest.to === d.to
  const flat: Record<string, unknown> = {
    ...rest,
    from: isDefaultWindow ? null : rest.from, to: isDefaultWindow ? null : rest.to,
    by: rest.by === defaultBy(manifest) ? null : rest.by,
    q: rest.q || null,
  }
  for (const property of [...manifest.facets.map(x => x.property), 'grading']) flat[property] = facets[property]?.length ? facets[property] : null
  return flat
}

/** The facet that colours when the URL names none. */
export const defaultBy = (manifest: Manifest): string => manifest.default_view.by ?? manifest.facets[0]?.property ?? 'grading'

/** Reads a page's search parameters. `target=a&target=b` (a plain HTML form) is read like `target=a,b`. Never throws. */
export function readView(params: SearchParams | URLSearchParams, manifest: Manifest): View {
  const entries = params instanceof URLSearchParams
    ? [...new Set(params.keys())].map(key => [key, params.getAll(key).join(',')] as const)
    : Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : (value ?? '')] as const)
  return toView(createLoader(viewParsers(manifest))(Object.fromEntries(entries)) as Record<string, unknown>, manifest)
}

/** Query string (with `?`, or empty) of a view: one view, one text. */
export function writeView(view: View, manifest: Manifest): string {
  return createSerializer(viewParsers(manifest))(fromView(view, manifest) as never)
}

/** The view that an address without parameters shows. */
export const EMPTY_VIEW: View = {
  from: null, to: null, match: 'possible', mode: 'window', facets: {}, statement: null, q: '', area: null,
  by: null, tab: 'incidents', sort: null, span: null, at: null, edition: null,
}
