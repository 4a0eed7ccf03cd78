import type { Geometry, Position } from 'geojson'
import type { z } from 'zod'
import { ASSUMED_PRECISION, GEO_PRECISIONS } from '../model/codes'
import { incidentSchema, type IncidentProperties } from '../model/incident'
import { manifestSchema, type Manifest } from '../model/manifest'
import { statementSchema, type Statement } from '../model/statement'
import { RESERVED_NAMES } from '../model/reserved'
import type { Faults } from './faults'
import { checkGeometry, representative } from './geometry'
import { checkLinks } from './links'
import type { RawDataset } from './read'
import { LANGUAGE_FIELD } from './redact'

export interface Incident { properties: IncidentProperties; geometry: Geometry | null; point: Position | null }
export interface Dataset { manifest: Manifest; incidents: Incident[]; statements: Statement[]; hash: string }

const FIELDS = new Set(Object.keys(incidentSchema.shape))
const STATEMENT_FIELDS = new Set(Object.keys(statementSchema.shape))

/** Holds a dataset against the schema and against itself. All faults, not the first; null when anything is wrong. */
export function checkDataset(raw: RawDataset, faults: Faults, label = ''): Dataset | null {
  const before = faults.faults.length
  const manifest = checkManifest(raw.files['atlas.json'], label + 'atlas.json', faults)
  const incidents = checkIncidents(raw.files['incidents.geojson'], label + 'incidents.geojson', manifest, faults)
  const statements = checkStatements(raw.files['statements.json'], label + 'statements.json', faults)
  checkLinks(incidents, statements, { incidents: rawIds(raw.files['incidents.geojson'], 'features'), statements: rawIds(raw.files['statements.json'], 'statements') }, label, faults)
  const ids = new Set([...incidents.flatMap(i => [i.properties.id, ...i.properties.aliases]), ...statements.flatMap(s => [s.id, ...s.aliases])])
  for (const { id } of manifest?.withdrawn ?? []) if (ids.has(id)) faults.fault(label + 'atlas.json', id, 'withdrawn', 'is a record or an alias as well; expected it in one place only')
  return faults.faults.length === before && manifest ? { manifest, incidents, statements, hash: raw.hash } : null
}

/** Ids that stand in a file, those of faulty records among them. */
function rawIds(file: unknown, list: 'features' | 'statements'): Set<string> {
  const entries = (file as Record<string, unknown> | undefined)?.[list]
  return new Set(Array.isArray(entries) ? entries.flatMap((e: { id?: unknown; properties?: { id?: unknown } } | null) => String((list === 'features' ? e?.properties?.id : e?.id) ?? '')) : [])
}

function issues(error: z.ZodError, file: string, id: string, faults: Faults): void {
  for (const issue of error.issues) faults.fault(file, id, issue.path.join('.'), issue.message)
}

function checkManifest(value: unknown, file: string, faults: Faults): Manifest | null {
  if (value === undefined) return null
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) {
    issues(parsed.error, file, '', faults)
    return null
  }
  const m = parsed.data
  m.facets.forEach((facet, i) => {
    if ((RESERVED_NAMES as readonly string[]).includes(facet.property) || FIELDS.has(facet.property)) {
      faults.fault(file, '', `facets.${i}.property`, `"${facet.property}" is a name of the schema or of the address; expected another name`)
    }
    const seen = new Set<string>()
    for (const { code } of facet.codes) {
      if (seen.has(code)) faults.fault(file, '', `facets.${i}.codes`, `code "${code}" stands twice; expected each code once`)
      seen.add(code)
    }
  })
  if (m.default_view.from > m.default_view.to) faults.fault(file, '', 'default_view', `from ${m.default_view.from} is after to ${m.default_view.to}; expected from before to`)
  return m
}

function checkIncidents(value: unknown, file: string, manifest: Manifest | null, faults: Faults): Incident[] {
  if (value === undefined) return []
  const features = (value as { features?: unknown } | null)?.features
  if (!Array.isArray(features)) {
    faults.fault(file, '', 'features', 'is missing; expected a GeoJSON FeatureCollection (RFC 7946)')
    return []
  }
  const seen = new Set<string>()
  const out: Incident[] = []
  const unstated: string[] = []
  features.forEach((feature: { properties?: Record<string, unknown>; geometry?: Geometry | null } | null, index) => {
    const properties = feature?.properties
    const id = typeof properties?.id === 'string' ? properties.id : ''
    const name = id || `feature ${index + 1}`
    if (!properties || typeof properties !== 'object') return faults.fault(file, name, 'properties', 'are missing; expected an object')
    if (!id) faults.fault(file, name, 'id', 'is missing; expected a stable slug')
    else if (seen.has(id)) faults.fault(file, id, 'id', 'stands twice; expected each id once')
    seen.add(id)
    const parsed = incidentSchema.safeParse(properties)
    if (!parsed.success) issues(parsed.error, file, name, faults)
    const p = (parsed.success ? parsed.data : properties) as IncidentProperties
    checkFields(p, name, file, manifest, faults)
    checkText(properties, name, file, faults)
    const geometry = feature?.geometry ?? null
    if (!checkGeometry(geometry, name, file, manifest, faults)) return
    if (geometry?.type === 'Point' && !p.geo_precision && !p.geo_radius_m) unstated.push(name)
    if (parsed.success) out.push({ properties: parsed.data, geometry, point: representative(geometry) })
  })
  // One sentence for all of them: an imported table often states none.
  if (unstated.length) faults.warn(file, unstated[0], 'geo_precision', `is missing${unstated.length > 1 ? ` (and in ${unstated.length - 1} more)` : ''}; expected one of ${GEO_PRECISIONS.join(', ')}. The place is drawn as known to the ${ASSUMED_PRECISION}, and the page says that its precision is not stated`)
  return out
}

const RANGES = ['killed', 'injured', 'children_killed'] as const

/** A database takes no zero character. */
function checkText(record: object, id: string, file: string, faults: Faults): void {
  for (const [name, value] of Object.entries(record)) if (JSON.stringify(value)?.includes('\\u0000')) faults.fault(file, id, name, 'holds a zero character (U+0000); expected text without one')
}

function checkFields(p: IncidentProperties, id: string, file: string, manifest: Manifest | null, faults: Faults): void {
  if (p.date_start && p.date_end && p.date_end < p.date_start) faults.fault(file, id, 'date_end', `${p.date_end} is before date_start ${p.date_start}; expected the end on or after the start`)
  if (p.date_precision === 'range' && !p.date_end) faults.fault(file, id, 'date_end', 'is missing; expected it, since date_precision is "range"')
  if (p.date_end && !p.date_start) faults.fault(file, id, 'date_start', 'is missing; expected it, since there is a date_end')
  for (const field of RANGES) {
    const [min, max] = [p[`${field}_min`], p[`${field}_max`]]
    if (typeof min === 'number' && typeof max === 'number' && min > max) faults.fault(file, id, `${field}_min`, `${min} is above ${field}_max ${max}; expected the lower figure first`)
  }
  const facets = new Map(manifest?.facets.map(f => [f.property, new Set(f.codes.map(c => c.code))]))
  for (const [name, value] of Object.entries(p)) {
    const codes = facets.get(name)
    if (codes) {
      if (!Array.isArray(value)) faults.fault(file, id, name, `is ${JSON.stringify(value)}; expected a list of codes`)
      else for (const code of value) if (!codes.has(code as string)) faults.fault(file, id, name, `unknown code "${String(code)}"; expected one of ${[...codes].join(', ')}`)
    } else if (manifest && !FIELDS.has(name) && !LANGUAGE_FIELD.test(name) && !name.startsWith('_')) {
      faults.warn(file, id, name, 'is not a field of the schema nor a facet of the manifest; it stays in the folder and is not published')
    }
  }
}

function checkStatements(value: unknown, file: string, faults: Faults): Statement[] {
  if (value === undefined) return []
  const list = (value as { statements?: unknown } | null)?.statements
  if (!Array.isArray(list)) {
    faults.fault(file, '', 'statements', 'is missing; expected a list of statements')
    return []
  }
  const seen = new Set<string>()
  return list.flatMap((entry: unknown, index) => {
    const raw = entry as { id?: unknown } | null
    if (raw) checkText(raw, typeof raw.id === 'string' ? raw.id : `statement ${index + 1}`, file, faults)
    const id = typeof raw?.id === 'string' && raw.id ? raw.id : `statement ${index + 1}`
    if (seen.has(id)) faults.fault(file, id, 'id', 'stands twice; expected each id once')
    seen.add(id)
    const parsed = statementSchema.safeParse(entry)
    if (!parsed.success) issues(parsed.error, file, id, faults)
    for (const name of Object.keys(raw ?? {})) if (!STATEMENT_FIELDS.has(name) && !LANGUAGE_FIELD.test(name) && !name.startsWith('_')) faults.warn(file, id, name, 'is not a field of the schema; it stays in the folder and is not published')
    return parsed.success ? [parsed.data] : []
  })
}
