import type { Geometry } from 'geojson'
import { incidentSchema } from '../model/incident'
import type { SharedEvidence } from '../model/evidence'
import type { Manifest } from '../model/manifest'
import type { Person } from '../model/person'
import { statementSchema, type Statement } from '../model/statement'
import { byIncident, publicEvidence, withEvidence } from './evidence'
import { namedByIncident } from './people'
import type { Outlines } from './redaction/place'
import { Policy } from './redaction/policy'
import { redactRecord, type RawRecord } from './redaction/record'
import { redactStatement } from './redaction/statement'
import { Tally } from './redaction/tally'

const INCIDENT = new Set(Object.keys(incidentSchema.shape))
const STATEMENT = new Set(Object.keys(statementSchema.shape))
const UNDERSCORE = 95
/** Texts in further languages: `title_fr`. */
export const LANGUAGE_FIELD = /^(title|summary|place|geo_note|protected_site|notes|conclusion|publisher|type|places|actors|url_note|anchor_place)_[a-z]{2,3}$/

/** Sound records as they stand in the folder → what may leave it, or null. Statements come after the records: whom they may name is known then. */
export interface Redaction {
  record(raw: { properties: unknown; geometry?: Geometry | null }): RawRecord | null
  statement(statement: Statement): Statement | null
  /** The manifest, with what was kept back in place of the rules. */
  manifest(): Manifest
}

export interface RedactionInput { manifest: Manifest; evidence?: SharedEvidence[]; people?: Person[]; statements?: Statement[]; policy?: Policy; outlines?: Outlines }

/**
 * Takes out what the public may not see, before anything is compiled: what the rules of the manifest keep back (`redaction/`); and only fields of
 * the schema (inner objects too) and facets of the manifest leave the folder, of these none that begins with an underscore, however deep, and of
 * withheld evidence no more than that it is. Items of `evidence.json` come to the records here. This is the one place; nothing after it needs to think of it.
 */
export function redaction({ manifest, evidence = [], people = [], statements = [], policy = new Policy('public', undefined), outlines = null }: RedactionInput): Redaction {
  const shared = byIncident(evidence)
  const named = namedByIncident(people, policy.namedToday)
  const incident = new Set([...INCIDENT, ...manifest.facets.map(f => f.property)])
  const tally = new Tally()
  const unnamed = new Set(statements.filter(s => policy.ofStatement(s).some(({ rule }) => rule.omit)).map(s => s.id))
  /** Ids of records that bear another or none in the edition. */
  const moved = new Map<string, string | null>()
  const linked = (ids: string[]) => ids.flatMap(id => (moved.has(id) ? moved.get(id) ?? [] : id))
  return {
    record: raw => {
      const p = withEvidence(incidentSchema.parse(raw.properties), shared)
      const found = redactRecord({ properties: p, geometry: raw.geometry ? bareGeometry(raw.geometry) : null, people: named.get(p.id) }, policy, outlines)
      found.done.forEach(done => tally.add(done))
      if (found.properties?.id !== p.id) moved.set(p.id, found.properties?.id ?? null)
      if (!found.properties) return null
      const { properties, geometry, people = [], done } = found
      // What stands at the record itself was agreed to by nobody.
      delete properties.people
      if (people.length) properties.people = people.map(({ person }) => person)
      properties.evidence = publicEvidence(properties.evidence)
      if (done.length) properties.redacted = [...(properties.redacted ?? []), ...done]
      for (const field of ['statements', 'context_statements'] as const) if (unnamed.size) properties[field] = properties[field].filter(id => !unnamed.has(id))
      return { properties: only(properties, incident), geometry }
    },
    statement: raw => {
      const { statement: s, done } = redactStatement(statementSchema.parse(raw), policy)
      done.forEach(d => tally.add(d))
      if (!s) return null
      if (done.length) s.redacted = [...(s.redacted ?? []), ...done]
      return only({ ...s, incidents: linked(s.incidents), context_incidents: linked(s.context_incidents) }, STATEMENT)
    },
    manifest: () => {
      const { redaction: _rules, ...rest } = manifest
      const withheld = tally.list()
      return strip({ ...rest, ...(withheld.length && { redaction: { rules: [], withheld } }) })
    },
  }
}

function only<T extends object>(record: T, known: Set<string>): T {
  const out: Record<string, unknown> = {}
  for (const name of Object.keys(record)) if (known.has(name) || LANGUAGE_FIELD.test(name)) out[name] = strip((record as Record<string, unknown>)[name])
  return out as T
}

function strip<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return (value.some(inner => typeof inner === 'object') ? value.map(strip) : value) as T
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    if (key.charCodeAt(0) === UNDERSCORE) continue
    const inner = (value as Record<string, unknown>)[key]
    out[key] = typeof inner === 'object' ? strip(inner) : inner
  }
  return out as T
}

/**
 * A sound geometry as it may leave the folder: its type and its positions of two or three numbers, and nothing else that stands
 * beside them (`_exact`, a note, a fourth number).
 */
export function bareGeometry(geometry: Geometry): Geometry {
  if (geometry.type === 'GeometryCollection') return { type: geometry.type, geometries: geometry.geometries.map(bareGeometry) }
  return { type: geometry.type, coordinates: barePositions(geometry.coordinates) } as Geometry
}

type Positions = number[] | Positions[]
const barePositions = (positions: Positions): Positions => (typeof positions[0] === 'number' ? positions.slice(0, 3) : (positions as Positions[]).map(barePositions)) as Positions
