import type { Geometry, Position } from 'geojson'
import { evidenceKinds, independent, voicesOf } from '../model/evidence-of'
import type { IncidentProperties } from '../model/incident'
import type { Column } from './columns'

// One record as the cells of a table, and back.

/** What is written out: a record, or a statement with its anchor. `point` stands for the geometry. */
export interface Feature { properties: { id: string } & Record<string, unknown>; geometry: Geometry | null; point: Position | null }
export type Cell = string | number | boolean | null

/** Seven decimals are a centimetre. */
export const degrees = (x: number): number => Number(x.toFixed(7))

/** Values by semicolon; a list with a value that would be read as two, or as JSON, is written as JSON. */
const joined = (values: string[]): string | null => (values.length ? (values.some(v => /;|^\s|\s$|^$/.test(v)) || values[0].startsWith('[') ? JSON.stringify(values) : values.join('; ')) : null)

const publishers = (sources: unknown, key: 'publisher' | 'url'): string[] => [...new Set((Array.isArray(sources) ? sources as Record<string, unknown>[] : []).flatMap(s => (typeof s[key] === 'string' ? [s[key] as string] : [])))]
const isEmpty = (value: unknown): boolean => (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && value !== null && Object.keys(value).length === 0)

/** The cell of a column; null = nothing stands there. */
export function cellOf(column: Column, { properties, geometry, point }: Feature): Cell {
  if (column.derived) {
    if (column.name === 'longitude' || column.name === 'latitude') return point ? degrees(point[column.name === 'longitude' ? 0 : 1]) : null
    if (column.name === 'geometry_wkt') return geometry && geometry.type !== 'Point' ? wktOf(geometry) : null
    if (column.name === 'evidence_kinds') return joined(evidenceKinds(properties as Partial<IncidentProperties>))
    if (column.name === 'independent_evidence') return independent(voicesOf(properties as Partial<IncidentProperties>)) || null
    return joined(publishers(properties.sources, column.name === 'source_urls' ? 'url' : 'publisher'))
  }
  const value = properties[column.name]
  if (value === undefined || value === null || isEmpty(value)) return null
  if (column.type === 'codes' || column.type === 'list') return joined((value as unknown[]).map(String))
  if (column.type === 'json') return JSON.stringify(value)
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

/** What a cell of ours says; undefined = nothing. Throws what JSON.parse throws. */
export function valueOf(column: Column, cell: unknown): unknown {
  if (cell === null || cell === undefined) return undefined
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  if (text.trim() === '') return undefined
  if (column.type === 'codes' || column.type === 'list') return text.startsWith('["') ? JSON.parse(text) as unknown : text.split(/\s*;\s*/)
  if (column.type === 'json') return JSON.parse(text) as unknown
  if (column.type === 'integer' || column.type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text
  if (column.type === 'boolean') return /^(true|1|yes)$/i.test(text) ? true : /^(false|0|no)$/i.test(text) ? false : text
  return text
}

/** Well-known text (ISO 19125), to seven decimals. */
export function wktOf(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') return `GEOMETRYCOLLECTION (${geometry.geometries.map(wktOf).join(', ')})`
  const inner = (c: unknown): string => (typeof (c as number[])[0] === 'number' ? (c as number[]).slice(0, 2).map(degrees).join(' ') : `(${(c as unknown[]).map(inner).join(', ')})`)
  return `${geometry.type.toUpperCase()} ${geometry.type === 'Point' ? `(${inner(geometry.coordinates)})` : inner(geometry.coordinates)}`
}
