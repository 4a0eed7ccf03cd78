import type { FeatureCollection } from 'geojson'
import type { ListItem } from '../model/list-item'
import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import { encodeSlice } from '../slice/codec'
import { compileRows, sliceOf } from '../slice/compile'
import { words } from '../text/fold'
import { intervalOf } from '../time/interval'
import { compileAreas } from './areas'
import type { Dataset, Incident } from './check'

/** One row of the store's table of incidents. Days are numbers since 1970-01-01. */
export interface IncidentRow {
  id: string
  kind: string
  start_day: number | null
  end_day: number | null
  lon: number | null
  lat: number | null
  /** `property:code`, grading among them. */
  codes: string[]
  words: string[]
  killed_min: number | null
  killed_max: number | null
  injured_min: number | null
  injured_max: number | null
  sort_title: string
  sort_place: string
  feature: { properties: IncidentProperties; geometry: Incident['geometry']; point: [number, number] | null }
  item: ListItem
}

export interface StatementRow { id: string; date: string; words: string[]; data: Statement }
export interface Link { incident: string; statement: string; role: 'names' | 'context' }
export interface Alias { kind: 'incident' | 'statement'; alias: string; id: string }

export interface EditionHead { key: string; number: number; date: string; note: string; hash: string; draft: boolean }

/** All that is stored of one edition. */
export interface Edition extends EditionHead {
  manifest: Manifest
  incidents: IncidentRow[]
  statements: StatementRow[]
  links: Link[]
  aliases: Alias[]
  slice: Uint8Array
  areas: FeatureCollection
}

/** A checked, redacted dataset → what the store holds. */
export function compileEdition(dataset: Dataset, head: EditionHead, admin1: unknown): Edition {
  const { manifest, incidents, statements } = dataset
  const columns = compileRows(incidents.map(i => ({ properties: i.properties, lon: i.point?.[0], lat: i.point?.[1] })), manifest)
  return {
    ...head,
    manifest,
    incidents: incidents.map(i => incidentRow(i, manifest)),
    statements: statements.map(s => ({ id: s.id, date: s.date, words: statementWords(s), data: s })),
    links: incidents.flatMap(({ properties: p }) => [
      ...p.statements.map((statement): Link => ({ incident: p.id, statement, role: 'names' })),
      ...p.context_statements.map((statement): Link => ({ incident: p.id, statement, role: 'context' })),
    ]),
    aliases: [
      ...incidents.flatMap(({ properties: p }) => p.aliases.map((alias): Alias => ({ kind: 'incident', alias, id: p.id }))),
      ...statements.flatMap(s => s.aliases.map((alias): Alias => ({ kind: 'statement', alias, id: s.id }))),
    ],
    slice: encodeSlice(sliceOf(columns, manifest, head)),
    areas: compileAreas(incidents, admin1),
  }
}

function incidentRow({ properties: p, geometry, point }: Incident, manifest: Manifest): IncidentRow {
  const interval = intervalOf(p)
  const facets = Object.fromEntries(manifest.facets.map(f => [f.property, Array.isArray(p[f.property]) ? (p[f.property] as string[]) : []]))
  const at: [number, number] | null = point ? [point[0], point[1]] : null
  const item: ListItem = {
    id: p.id, kind: p.kind, title_en: p.title_en, title_ar: p.title_ar, place_en: p.place_en, place_ar: p.place_ar,
    date_start: p.date_start, date_end: p.date_end, date_precision: p.date_precision, geo_precision: p.geo_precision, grading: p.grading,
    killed_min: p.killed_min, killed_max: p.killed_max, injured_min: p.injured_min, injured_max: p.injured_max,
    lon: at?.[0], lat: at?.[1], facets,
  }
  return {
    id: p.id, kind: p.kind, start_day: interval?.start ?? null, end_day: interval?.end ?? null, lon: at?.[0] ?? null, lat: at?.[1] ?? null,
    codes: [...Object.entries(facets).flatMap(([property, codes]) => codes.map(code => `${property}:${code}`)), `grading:${p.grading}`],
    words: incidentWords(p, facets, manifest),
    killed_min: p.killed_min ?? null, killed_max: p.killed_max ?? null, injured_min: p.injured_min ?? null, injured_max: p.injured_max ?? null,
    sort_title: p.title_en.toLowerCase(), sort_place: (p.place_en ?? '').toLowerCase(),
    feature: { properties: p, geometry, point: at }, item,
  }
}

const texts = (record: Record<string, unknown>, ...fields: string[]): string[] =>
  Object.entries(record).flatMap(([name, value]) => (typeof value === 'string' && fields.some(f => name === f || (name.startsWith(`${f}_`) && /_[a-z]{2,3}$/.test(name))) ? [value] : []))

/** What a search looks at: title, summary, places, facet labels, sources, id, in every language. */
export function incidentWords(p: IncidentProperties, facets: Record<string, string[]>, manifest: Pick<Manifest, 'facets'>): string[] {
  const labels = manifest.facets.flatMap(f => f.codes.filter(c => facets[f.property]?.includes(c.code)).flatMap(c => Object.values(c.label)))
  const sources = p.sources.flatMap(s => [s.title, s.publisher])
  return words([p.id, ...texts(p, 'title', 'summary', 'place', 'admin1'), ...labels, ...sources].join(' '))
}

export function statementWords(s: Statement): string[] {
  return words([s.id, ...texts(s, 'title', 'summary', 'publisher', 'type'), ...s.places_en, ...s.places_ar, ...s.actors_en, ...s.actors_ar, ...s.people, ...s.sources.flatMap(x => [x.title, x.publisher])].join(' '))
}
