import type { Geometry } from 'geojson'
import { incidentSchema, type IncidentProperties } from '../model/incident'
import type { SharedEvidence } from '../model/evidence'
import type { Manifest } from '../model/manifest'
import { statementSchema, type Statement } from '../model/statement'
import { byIncident, publicEvidence } from './evidence'

const INCIDENT = new Set(Object.keys(incidentSchema.shape))
const STATEMENT = new Set(Object.keys(statementSchema.shape))
const UNDERSCORE = 95
/** Texts in further languages: `title_fr`. */
export const LANGUAGE_FIELD = /^(title|summary|place|geo_note|protected_site|notes|conclusion|publisher|type|places|actors|url_note|anchor_place)_[a-z]{2,3}$/

/** Sound records as they stand in the folder → what may leave it. */
export interface Redaction {
  incident(properties: unknown): IncidentProperties
  statement(statement: unknown): Statement
}

/**
 * Takes out what the public may not see, before anything is compiled: only fields of the schema (inner objects too) and facets
 * of the manifest leave the folder, of these none that begins with an underscore, however deep, and of withheld evidence no more
 * than that it is. Items of `evidence.json` come to the records here. This is the one place; nothing after it needs to think of it.
 */
export function redaction(manifest: Pick<Manifest, 'facets'>, items: SharedEvidence[] = []): Redaction {
  const shared = byIncident(items)
  const incident = new Set([...INCIDENT, ...manifest.facets.map(f => f.property)])
  return {
    incident: raw => {
      const p = incidentSchema.parse(raw)
      p.evidence = publicEvidence([...p.evidence, ...(shared.get(p.id) ?? [])])
      return only(p, incident)
    },
    statement: s => only(statementSchema.parse(s), STATEMENT),
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
