import type { Geometry } from 'geojson'
import type { IncidentProperties } from './incident'
import type { ListItem } from './list-item'
import type { Statement } from './statement'
import type { StorySummary } from './story'

// What a page of a record is drawn from: plain data, handed from lib/server to the panels.

/** A record with the one point that stands for it, where it has a place. */
export interface RecordFeature { properties: IncidentProperties; geometry: Geometry | null; point: [number, number] | null }
export interface Named { id: string; date: string; title_en: string; title_ar?: string }
export interface FoundIncident { kind: 'found'; incident: RecordFeature; statements: Named[]; contextStatements: Named[]; /** That link to it. */ stories?: StorySummary[] }
/** `matched`: how many records it names, of which the newest are listed (`incidents`), as of those it gives context to. `points`: where they lie; `bounds` (west, south, east, north) and `days`: what all incidents that it names cover. */
export interface FoundStatement {
  kind: 'found'
  statement: Statement
  matched: number
  incidents: ListItem[]
  contextMatched: number
  contextIncidents: ListItem[]
  points: { lon: number; lat: number }[]
  bounds: [number, number, number, number] | null
  days: { from: number; to: number } | null
}
/** Renamed: where it is now. */
export interface Redirect { kind: 'redirect'; id: string }
/** The database does not answer at present, and what is asked is not in memory. */
export interface Away { kind: 'away' }
/** Published once and no longer: since when, why, and the title that it bore last. */
export interface Withdrawn { kind: 'withdrawn'; date: string; reason: Record<string, string>; title: { title_en: string; title_ar?: string } | null }
