import type { Feature, Geometry } from 'geojson'
import { columnsFor, type Column } from '../formats/columns'
import { valueOf } from '../formats/cells'
import { armed } from '../formats/defuse'
import { parseWkt } from './coordinates'
import type { Cell } from './source'

// A row of our own tables (lib/formats) as the record that it was made from.

const KNOWN = new Map(columnsFor('incidents', { facets: [], languages: [] }).map(c => [c.name, c]))
const LANGUAGE = /^(.+)_[a-z]{2,3}$/

/** Columns that no list of ours has are texts in a further language, or facets. */
const columnOf = (name: string): Column => KNOWN.get(name) ?? { name, type: KNOWN.has(name.replace(LANGUAGE, '$1_en')) ? 'text' : 'codes', meaning: {}, hxl: '' }

/** `isCsv`: cells that a spreadsheet would run carry an apostrophe. What is no JSON stays text, for the schema to refuse. */
export function fromCells(header: string[], cells: Cell[], isCsv: boolean): Feature<Geometry | null> {
  const properties: Record<string, unknown> = {}
  const place: Record<string, unknown> = {}
  header.forEach((name, i) => {
    const column = columnOf(name)
    const cell = cells[i]
    const given = isCsv && typeof cell === 'string' ? armed(cell) : cell
    let value: unknown
    try {
      value = valueOf(column, given)
    } catch {
      value = given
    }
    if (value !== undefined) (column.derived ? place : properties)[name] = value
  })
  const { longitude: lon, latitude: lat, geometry_wkt: wkt } = place
  const isPoint = typeof lon === 'number' && typeof lat === 'number'
  return { type: 'Feature', geometry: (wkt ? parseWkt(wkt) : null) ?? (isPoint ? { type: 'Point', coordinates: [lon, lat] } : null), properties }
}
