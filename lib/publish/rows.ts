import type { Geometry, Position } from 'geojson'
import { joinedOf } from '../model/evidence-joined'
import { codesOf, EVIDENCE_FACET } from '../model/facets'
import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import { words } from '../text/fold'

/** A redacted record; `point` stands for its geometry. */
export interface Incident { properties: IncidentProperties; geometry: Geometry | null; point: Position | null }

/** What is stored of a record, and handed out. */
export interface StoredFeature { properties: IncidentProperties; geometry: Geometry | null; point: [number, number] | null }
/** `json`: a StoredFeature as text. `ord`: its row in the edition's columns. */
export interface RecordRow { ord: number; id: string; json: string }
/** `incidents`: how many incidents the statement names, situations left out. */
export interface StatementRow { id: string; date: string; words: string[]; data: Statement; incidents: number }
export interface Link { ord: number; incident: string; statement: string; role: 'names' | 'context' }
export interface Alias { kind: 'incident' | 'statement'; alias: string; id: string }

/** Texts of a record under one of the names, or one of them and a language. Which names these are is looked at once, not per record. */
function textsUnder(...fields: string[]): (record: Record<string, unknown>) => string[] {
  const known = new Map<string, boolean>()
  const isText = (name: string): boolean => {
    const found = known.get(name)
    if (found !== undefined) return found
    const is = fields.some(f => name === f || (name.startsWith(`${f}_`) && /_[a-z]{2,3}$/.test(name)))
    if (known.size < MOST_NAMES) known.set(name, is)
    return is
  }
  return record => {
    const texts: string[] = []
    for (const name of Object.keys(record)) {
      const value = record[name]
      if (typeof value === 'string' && isText(name)) texts.push(value)
    }
    return texts
  }
}
const MOST_NAMES = 1000
const incidentTexts = textsUnder('title', 'summary', 'place', 'admin1')
const statementTexts = textsUnder('title', 'summary', 'publisher', 'type')

/** What a search looks at: title, summary, places, facet labels, sources, id, in every language. */
export function incidentWords(p: IncidentProperties, manifest: Pick<Manifest, 'facets'>): string[] {
  const labels = manifest.facets.flatMap(f => {
    const codes = codesOf(p, f)
    // That kinds of evidence are joined is no word of the record.
    return codes.length ? f.codes.filter(c => codes.includes(c.code) && !(f.property === EVIDENCE_FACET && joinedOf(c.code))).flatMap(c => Object.values(c.label)) : []
  })
  const sources = p.sources.flatMap(s => [s.title, s.publisher])
  return words([p.id, ...incidentTexts(p), ...labels, ...sources].join(' '))
}

export function statementWords(s: Statement): string[] {
  return words([s.id, ...statementTexts(s), ...s.places_en, ...s.places_ar, ...s.actors_en, ...s.actors_ar, ...s.people, ...s.sources.flatMap(x => [x.title, x.publisher])].join(' '))
}
