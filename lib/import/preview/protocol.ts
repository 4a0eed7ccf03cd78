import type { FeatureCollection } from 'geojson'
import type { Manifest } from '../../model/manifest'
import type { IncidentProperties } from '../../model/incident'
import type { ListItem } from '../../model/list-item'
import type { FrameQuery } from '../../slice/types'
import type { Mapping } from '../mapping'
import type { Report } from '../run'

/** What a browser shows: rows of all files together. Larger ones are for the command line. */
export const MOST_PREVIEW_ROWS = 200_000

export type Section = 'incidents' | 'withoutPlace' | 'withoutDate' | 'situations'
export interface Listed { section: Section; matched: number; items: ListItem[] }
export interface OneRecord { properties: IncidentProperties; point: [number, number] | null }
export type Selection = Pick<FrameQuery, 'window' | 'facets' | 'area'>

/** What an import gives the page: everything but the records themselves, which stay in the worker. Sentences are in the page's language. */
export interface Loaded { is: 'shown'; report: Report<string>; manifest: Manifest; slice: Uint8Array; areas: FeatureCollection; title: string }
/** No row became a record: why, and how the columns were read, so that the person can say it otherwise. */
export interface Nothing { is: 'nothing'; report: Report<string>; reason: string }
export type Download = 'atlas' | 'report.html' | 'report.json' | 'mapping.json'

/** Page → worker. */
export type Ask =
  | { type: 'import'; id: number; files: File[]; mappings?: Mapping[]; gazetteer: string; locale: string }
  | { type: 'list'; id: number; selection: Selection; limit: number }
  | { type: 'some'; id: number; ids: string[] }
  | { type: 'record'; id: number; record: string }
  | { type: 'download'; id: number; what: Download }

/** Worker → page. */
export type Reply =
  | { type: 'progress'; id: number; phase: 'look' | 'convert' | 'draw'; file: string; rows: number; total: number | null }
  | { type: 'loaded'; id: number; loaded: Loaded | Nothing }
  | { type: 'list'; id: number; sections: Listed[] }
  | { type: 'some'; id: number; items: ListItem[] }
  | { type: 'record'; id: number; record: OneRecord | null }
  | { type: 'download'; id: number; blob: Blob }
  /** `reason` is in the page's language. */
  | { type: 'failed'; id: number; reason: string; tooMany: boolean }
