import type { Manifest } from '../../model/manifest'
import type { IncidentProperties } from '../../model/incident'
import type { Domain } from '../../view-window'
import type { Mapping } from '../mapping'
import type { Report } from '../run'

/** What a browser shows: rows of all files together. Larger ones are for the command line. */
export const MOST_PREVIEW_ROWS = 200_000

export interface OneRecord { properties: IncidentProperties; point: [number, number] | null }

/** What an import gives the page: everything but the records themselves, which stay in the worker. Sentences are in the page's language. */
export interface Loaded { is: 'shown'; report: Report<string>; manifest: Manifest; slice: Uint8Array; domain: Domain; title: string }
/** No row became a record: why, and how the columns were read, so that the person can say it otherwise. */
export interface Nothing { is: 'nothing'; report: Report<string>; reason: string }
export type Download = 'atlas' | 'report.html' | 'report.json' | 'mapping.json'

/** Page → worker. */
export type Ask =
  | { type: 'import'; id: number; files: File[]; mappings?: Mapping[]; gazetteer: string; locale: string; edition: string }
  /** An address that a server would answer for an edition. */
  | { type: 'json'; id: number; address: string }
  | { type: 'record'; id: number; record: string }
  | { type: 'download'; id: number; what: Download }

/** Worker → page. */
export type Reply =
  | { type: 'progress'; id: number; phase: 'look' | 'convert' | 'draw'; file: string; rows: number; total: number | null }
  | { type: 'loaded'; id: number; loaded: Loaded | Nothing }
  | { type: 'json'; id: number; value: unknown }
  | { type: 'record'; id: number; record: OneRecord | null }
  | { type: 'download'; id: number; blob: Blob }
  /** `reason` is in the page's language. */
  | { type: 'failed'; id: number; reason: string; tooMany: boolean }
