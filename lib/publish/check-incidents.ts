import type { Geometry } from 'geojson'
import { ASSUMED_PRECISION, GEO_PRECISIONS } from '../model/codes'
import { incidentSchema, type IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import type { Day } from '../slice/types'
import { intervalOf } from '../time/interval'
import { checkText, issues } from './check'
import type { EvidenceCheck } from './check-evidence'
import type { PeopleCheck } from './check-people'
import type { Faults } from './faults'
import { checkGeometry } from './geometry'
import { LinkCheck } from './links'
import { LANGUAGE_FIELD } from './redact'

const FIELDS = new Set(Object.keys(incidentSchema.shape))
const RANGES = ['killed', 'injured', 'children_killed'] as const
/** PostgreSQL takes a value of one gigabyte; a record is read, sent and drawn as a whole. */
const MOST_TEXT = 8 << 20

/** Holds the features of a dataset against schema, manifest and statements, one at a time; what spans them at the end. */
export class IncidentCheck {
  private readonly file: string
  /** Of all records that stand in the file. */
  readonly ids = new Set<string>()
  /** Ids of records that have a fault of their own. */
  private readonly faulty = new Set<string>()
  private readonly unstated: { first: string; count: number } = { first: '', count: 0 }
  private readonly facets: Map<string, Set<string>>
  private readonly links: LinkCheck

  constructor(private readonly label: string, private readonly manifest: Manifest | null, statements: Statement[], thereStatements: Set<string>, private readonly evidence: EvidenceCheck, private readonly people: PeopleCheck, private readonly faults: Faults) {
    this.file = `${label}incidents.geojson`
    this.facets = new Map(manifest?.facets.map(f => [f.property, new Set(f.codes.map(c => c.code))]))
    this.links = new LinkCheck(label, statements, thereStatements, faults)
  }

  /** A sound record with its first day; null when it has a fault by the schema. `text` is the feature as it stands in the file. */
  add(feature: unknown, text: string, index: number): { id: string; start: Day | null; properties: IncidentProperties; geometry: Geometry | null } | null {
    const { file, faults } = this
    const { properties, geometry = null } = (feature ?? {}) as { properties?: Record<string, unknown>; geometry?: Geometry | null }
    const id = typeof properties?.id === 'string' ? properties.id : ''
    const name = id || `feature ${index + 1}`
    if (!properties || typeof properties !== 'object') {
      faults.fault(file, name, 'properties', 'are missing; expected an object')
      return null
    }
    if (!id) faults.fault(file, name, 'id', 'is missing; expected a stable slug')
    else if (this.ids.has(id)) faults.fault(file, id, 'id', 'stands twice; expected each id once')
    this.ids.add(id)
    if (text.length > MOST_TEXT) faults.fault(file, name, '', `is ${Math.round(text.length / 1e6)} MB long; expected at most ${MOST_TEXT >> 20} MB a record`)
    const parsed = incidentSchema.safeParse(properties)
    if (!parsed.success) issues(parsed.error, file, name, faults)
    const p = (parsed.success ? parsed.data : properties) as IncidentProperties
    this.checkFields(p, name)
    if (parsed.success && p.evidence.length) this.evidence.incident(name, p.evidence, properties.evidence, file)
    // In JSON it can stand as an escape only.
    if (text.includes('\\u0000')) checkText(properties, name, file, faults)
    const drawable = checkGeometry(geometry, name, file, this.manifest, faults)
    if (drawable && geometry?.type === 'Point' && !p.geo_precision && !p.geo_radius_m && this.unstated.count++ === 0) this.unstated.first = name
    if (!parsed.success || !drawable) {
      this.faulty.add(id)
      return null
    }
    this.links.incident(parsed.data)
    return { id, start: intervalOf(parsed.data)?.start ?? null, properties: parsed.data, geometry }
  }

  /** What only all records together can show. */
  end(): void {
    const { first, count } = this.unstated
    // One sentence for all of them: an imported table often states none.
    if (count) this.faults.warn(this.file, first, 'geo_precision', `is missing${count > 1 ? ` (and in ${count - 1} more)` : ''}; expected one of ${GEO_PRECISIONS.join(', ')}. The place is drawn as known to the ${ASSUMED_PRECISION}, and the page says that its precision is not stated`)
    this.links.end(this.ids, this.faulty)
    this.evidence.end(this.ids)
    this.people.end(this.ids)
    for (const { id } of this.manifest?.withdrawn ?? []) {
      if (this.bears(id)) this.faults.fault(`${this.label}atlas.json`, id, 'withdrawn', 'is a record or an alias as well; expected it in one place only')
    }
  }

  /** Does a record of this id stand in the file? */
  hasIncident(id: string): boolean {
    return this.ids.has(id)
  }

  /** Is it the id or a former id of a record or a statement? */
  bears(id: string): boolean {
    return this.ids.has(id) || this.links.bears(id)
  }

  private checkFields(p: IncidentProperties, id: string): void {
    const { file, faults, facets, manifest } = this
    if (p.people && !this.label) faults.fault(file, id, 'people', 'stand at the record; expected them in people.json, each with the consent by which they are named')
    if (p.date_start && p.date_end && p.date_end < p.date_start) faults.fault(file, id, 'date_end', `${p.date_end} is before date_start ${p.date_start}; expected the end on or after the start`)
    if (p.date_precision === 'range' && !p.date_end) faults.fault(file, id, 'date_end', 'is missing; expected it, since date_precision is "range"')
    if (p.date_end && !p.date_start) faults.fault(file, id, 'date_start', 'is missing; expected it, since there is a date_end')
    for (const field of RANGES) {
      const [min, max] = [p[`${field}_min`], p[`${field}_max`]]
      if (typeof min === 'number' && typeof max === 'number' && min > max) faults.fault(file, id, `${field}_min`, `${min} is above ${field}_max ${max}; expected the lower figure first`)
    }
    for (const name of Object.keys(p)) {
      if (FIELDS.has(name)) continue
      const value = p[name]
      const codes = facets.get(name)
      if (codes) {
        if (!Array.isArray(value)) faults.fault(file, id, name, `is ${JSON.stringify(value)}; expected a list of codes`)
        else for (const code of value) if (!codes.has(code as string)) faults.fault(file, id, name, `unknown code "${String(code)}"; expected one of ${[...codes].join(', ')}`)
      } else if (manifest && !LANGUAGE_FIELD.test(name) && !name.startsWith('_')) {
        faults.warn(file, id, name, 'is not a field of the schema nor a facet of the manifest; it stays in the folder and is not published')
      }
    }
  }
}
