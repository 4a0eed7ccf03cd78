import { formatArea, parseArea } from './geo/area'
import { GRADINGS } from './model/codes'
import type { Manifest } from './model/manifest'
import { parseDay } from './time/day'
import type { View } from './view'

// The URL as one descriptor, for server and browser. Defaults are left out when written; nonsense is read as the default.

/** Search parameters as pages get them. */
export type SearchParams = Record<string, string | string[] | undefined>

interface Codec<T> {
  /** `null`: nonsense. */
  read(text: string): T | null
  write(value: T): string
}

const itself = { write: (value: string) => value }
const day: Codec<string> = { read: text => (parseDay(text) === null ? null : text), ...itself }
/** A database takes no zero character, and no word of an index is longer than this. */
const LONGEST_TEXT = 200
const text: Codec<string> = { read: value => value.replace(/\p{Cc}/gu, ' ').trim().slice(0, LONGEST_TEXT).trim() || null, ...itself }
const oneOf = <T extends string>(...values: T[]): Codec<T> => ({ read: value => values.find(v => v === value) ?? null, write: value => value })

/** Five decimals are a metre; two of the zoom are more than an eye sees. */
const camera: Codec<NonNullable<View['at']>> = {
  read(value) {
    const [lat, lon, zoom, ...rest] = value.split(',').map(part => (part.trim() === '' ? NaN : Number(part)))
    if (rest.length || ![lat, lon, zoom].every(Number.isFinite)) return null
    if (Math.abs(lat) > 85.06 || Math.abs(lon) > 180 || zoom < 0 || zoom > 24) return null
    return { lat, lon, zoom }
  },
  write: ({ lat, lon, zoom }) => `${lat.toFixed(5)},${lon.toFixed(5)},${Number(zoom.toFixed(2))}`,
}

const span: Codec<[string, string]> = {
  read(value) {
    const [a, b, ...rest] = value.split('/')
    return rest.length === 0 && a && b && day.read(a) && day.read(b) && a <= b ? [a, b] : null
  },
  write: ([a, b]) => `${a}/${b}`,
}

/** An id of something that the atlas may have. */
const slugged: Codec<string> = { read: value => (/^[a-z0-9-]{1,100}$/.test(value) ? value : null), ...itself }

/** Two ids of scenes, the earlier first. */
const pair: Codec<[string, string]> = {
  read(value) {
    const ids = value.split('/')
    return ids.length === 2 && ids.every(id => /^[a-z0-9-]{1,100}$/.test(id)) ? [ids[0], ids[1]] : null
  },
  write: ids => ids.join('/'),
}

/** A share in hundredths. */
const share: Codec<number> = { read: value => (/^(?:0(?:\.\d{1,4})?|1(?:\.0{1,4})?)$/.test(value) ? Math.round(Number(value) * 100) / 100 : null), write: value => String(Math.round(value * 100) / 100) }

/** Codes by comma; unknown ones drop out, the manifest's order is kept, so one view has one address. */
const codesOf = (codes: readonly string[]): Codec<string[]> => ({
  read(value) {
    const asked = value.split(',')
    const known = codes.filter(code => asked.includes(code))
    return known.length ? known : null
  },
  write: values => codes.filter(code => values.includes(code)).join(','),
})

export const SORTS = ['date', '-date', 'title', '-title', 'place', '-place', 'killed', '-killed', 'injured', '-injured', 'grading', '-grading'] as const

/** The view that an address without parameters shows. */
export const EMPTY_VIEW: View = {
  from: null, to: null, match: 'possible', mode: 'window', facets: {}, statement: null, q: '', area: null,
  by: null, tab: 'incidents', sort: null, span: null, at: null, claims: null, dating: null, edition: null,
  moment: null, pair: null, compare: 'swipe', split: 0.5,
}

/** Every name that each atlas knows, in the order in which they are written. */
const FIXED: { [K in Exclude<keyof View, 'facets'>]-?: Codec<NonNullable<View[K]>> } = {
  from: day,
  to: day,
  match: oneOf('possible', 'certain'),
  mode: oneOf('window', 'cumulative'),
  statement: text,
  q: text,
  area: { read: parseArea, write: formatArea },
  by: text,
  tab: oneOf('incidents', 'statements', 'table'),
  sort: oneOf(...SORTS),
  span,
  at: camera,
  claims: slugged,
  dating: slugged,
  edition: { read: value => (/^\d{1,9}$/.test(value) ? Number(value) : null), write: String },
  moment: day,
  pair,
  compare: oneOf('swipe', 'fade'),
  split: share,
}
const NAMES = Object.keys(FIXED) as (keyof typeof FIXED)[]

/** Those that say how a page shows a view, and nothing about which records are in it. */
export const SHOWING: readonly string[] = ['by', 'tab', 'span', 'at', 'claims', 'dating', 'moment', 'pair', 'compare', 'split'] satisfies typeof NAMES

/** Facets of the manifest, and the grading, which every atlas has. */
const facetCodecs = (manifest: Manifest): [string, Codec<string[]>][] =>
  [...manifest.facets.map(f => [f.property, f.codes.map(c => c.code)] as const), ['grading', GRADINGS] as const].map(([property, codes]) => [property, codesOf(codes)])

/** Every name that an address of this atlas may hold. */
export const viewNames = (manifest: Manifest): string[] => [...NAMES, ...facetCodecs(manifest).map(([property]) => property)]

/** The facet that colours when the URL names none. */
export const defaultBy = (manifest: Manifest): string => manifest.default_view.by ?? manifest.facets[0]?.property ?? 'grading'

/** The edition that a query string asks for; null when it asks for none. */
export const editionIn = (search: string): number | null => FIXED.edition.read(new URLSearchParams(search).get('edition') ?? '')

/** Reads a page's search parameters. `target=a&target=b` (a plain HTML form) is read like `target=a,b`. Never throws. */
export function readView(params: URLSearchParams | SearchParams, manifest: Manifest): View {
  const given = (name: string): string | null => {
    const values = params instanceof URLSearchParams ? params.getAll(name) : [params[name] ?? []].flat()
    return values.length ? values.join(',') : null
  }
  const asked = <T>(name: string, codec: Codec<T>): T | null => {
    const value = given(name)
    return value === null ? null : codec.read(value)
  }
  const view: View = { ...EMPTY_VIEW, facets: {} }
  for (const name of NAMES) Object.assign(view, { [name]: asked(name, FIXED[name] as Codec<unknown>) ?? EMPTY_VIEW[name] })
  for (const [property, codec] of facetCodecs(manifest)) {
    const codes = asked(property, codec)
    if (codes) view.facets[property] = codes
  }
  // A window that is upside down counts as none.
  if (view.mode === 'window' && view.from && view.to && view.from > view.to) view.from = view.to = null
  if (view.by !== 'grading' && !manifest.facets.some(f => f.property === view.by)) view.by = null
  return view
}

/** The first parameter of a view that is there and is not understood as it stands (pages pass over it, exports refuse it); null when all are. */
export function misread(params: URLSearchParams, manifest: Manifest): { name: string; value: string } | null {
  const given = (name: string) => params.getAll(name).join(',')
  for (const [name, codec] of Object.entries(FIXED)) if (given(name) !== '' && codec.read(given(name)) === null) return { name, value: given(name) }
  // Codes that a facet does not have drop out when they are read.
  for (const [name, codec] of facetCodecs(manifest)) if (given(name).split(',').some(code => code && !codec.read(given(name))?.includes(code))) return { name, value: given(name) }
  return null
}

/** The same for what a page is asked: names and values as they come. */
export const misreadIn = (asked: SearchParams, manifest: Manifest) => misread(new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => [value ?? []].flat().map(one => [name, one]))), manifest)

/** Query string (with `?`, or empty) of a view: one view, one text. The manifest's own window and colours are left out. */
export function writeView(view: View, manifest: Manifest): string {
  const d = manifest.default_view
  const ownWindow = view.from === d.from && view.to === d.to
  const isDefault = (name: keyof typeof FIXED) =>
    name === 'from' || name === 'to' ? ownWindow : name === 'by' ? view.by === defaultBy(manifest) : view[name] === EMPTY_VIEW[name]
  const pairs: [string, string][] = []
  for (const [property, codec] of facetCodecs(manifest)) if (view.facets[property]?.length) pairs.push([property, codec.write(view.facets[property])])
  for (const name of NAMES) {
    const value = view[name]
    if (value !== null && !isDefault(name)) pairs.push([name, (FIXED[name] as Codec<unknown>).write(value)])
  }
  const query = pairs.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${readable(value)}`).join('&')
  return query && `?${query}`
}

/** Escaped for a query, but for the signs that are safe there and that a person reads. */
const readable = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/%(2C|3A|3B|2F|40)/g, decodeURIComponent).replaceAll('%20', '+')
