import type { Feature, Geometry } from 'geojson'
import { incidentSchema } from '../model/incident'
import type { Bounds } from '../slice/types'
import type { Facet } from '../model/manifest'
import { convert } from './convert'
import { corrected, isFree } from './correction'
import { Doubts, type Doubt } from './doubts'
import { Duplicates } from './duplicates'
import { FacetMaker } from './facets'
import type { Geocoder } from './geocode'
import { Ids } from './ids'
import { fromCells } from './own-table'
import type { Mapping } from './mapping'
import { profile } from './profile'
import { tagsOf } from './header'
import { recognise } from './recognise'
import { Unreadable, type Source } from './source'
import { openTables, type ImportRow, type OpenTable } from './tables'
import { schemaIssue } from './words/schema-issue'
import { say, type Said } from './words/said'

export interface ImportOptions {
  /** Corrected mappings, by file and sheet; they are taken as they are. */
  mappings?: Mapping[]
  extent?: Bounds | null
  /** Facets of the atlas that the records go into: their codes are used first. */
  facetsBefore?: Facet[]
  /** Loads the gazetteer; asked for only when a table names places that it gives no coordinates for. */
  geocoder?(): Promise<Geocoder>
  /** Called every few thousand rows: the second reading has a total. */
  onProgress?(state: { phase: 'look' | 'convert'; file: string; rows: number; total: number | null }): void
  signal?: AbortSignal
  /** More rows than this are refused as a whole: what a browser can show. */
  mostRows?: number
}

/** A column with the first value that stands in it. */
export interface ColumnReport { name: string; filled: number; example: string }

export interface TableReport<Words = Said> { file: string; sheet?: string; rows: number; incidents: number; refused: number; mapping: Mapping<Words | string>; columns: ColumnReport[]; /** Columns that nothing is made of. */ unused: string[]; assumed: Words[] }
/** What became of every row. `Words`: its sentences are in no language yet, or texts once it is written (written.ts). */
export interface Report<Words = Said> {
  /** Rows of data: headers, tag rows and blank rows not counted. Always incidents + refused. */
  rows_in: number
  incidents: number
  refused: number
  without_place: number
  without_date: number
  /** Placed by a name, by the gazetteer. */
  geocoded: number
  /** Pairs that may be one record told twice; the first thousands are among the doubts. */
  duplicates: number
  tables: TableReport<Words>[]
  /** Sheets that hold neither dates nor places: their rows are not rows of data. */
  passed_over: { file: string; sheet?: string; rows: number; reason: Words }[]
  doubts: Doubt<Words>[]
  /** Doubts alike beyond the first two hundred, with how many more there are. */
  more: { doubt: Doubt<Words>; count: number }[]
  first_day: string | null
  last_day: string | null
  bounds: Bounds | null
  /** Points for a small map: how many lie in each cell of a grid, at most a few hundred. */
  cells: { lon: number; lat: number; n: number }[]
}

/** The file is larger than what was asked for can hold. */
export class TooMany extends Unreadable {
  constructor(file: string, most: number) {
    super(file, say('file.tooMany', { most: most.toLocaleString('en') }))
  }
}

const TICK = 2000
const key = (m: { file: string; sheet?: string }) => `${m.file}\n${m.sheet ?? ''}`

/**
 * Files → features, one after the other into `sink`; the facets that they use; and what became of every row. Each file is read
 * twice, once to look at its columns and once to convert, and never held whole.
 */
export async function runImport(sources: Source[], sink: (feature: Feature<Geometry | null>) => void | Promise<void>, options: ImportOptions = {}): Promise<{ report: Report; facets: FacetMaker[]; /** Whether a record with this id came out. */ has(id: string): boolean }> {
  const doubts = new Doubts()
  const report: Report = { rows_in: 0, incidents: 0, refused: 0, without_place: 0, without_date: 0, geocoded: 0, duplicates: 0, tables: [], passed_over: [], doubts: doubts.list, more: [], first_day: null, last_day: null, bounds: null, cells: [] }
  const facets = new Map<string, FacetMaker>()
  let unplaced = false
  const makerOf = (property: string, label: string): FacetMaker => {
    const maker = facets.get(property) ?? new FacetMaker(property, label, options.facetsBefore?.find(f => f.property === property) ?? null)
    facets.set(property, maker)
    return maker
  }
  const twice = sources.find((s, i) => sources.findIndex(other => other.name === s.name) !== i)
  if (twice) throw new Unreadable(twice.name, say('file.twice'))
  for (const source of sources) {
    const tables = await openTables(source)
    let held = 0
    for (const table of tables) {
      const { rows, tags } = await withoutTags(table, source.name)
      const { columns, rows: n } = await profile(table.header, ticking(rows, options, 'look', source.name, null))
      held += n
      const given = options.mappings?.find(m => key(m) === key({ file: source.name, sheet: table.sheet }))
      const guess = recognise({ file: source.name, sheet: table.sheet, columns, rows: n, geo: table.geo, tags })
      const mapping = given ? corrected(given, table.header, guess) : guess
      const { fields } = mapping
      // Of a workbook's sheets, those that are notes are passed over; a file of one table is the record, whatever it looks like.
      if (tables.length > 1 && mapping.schema !== 'atlas' && !table.geo && !fields.date_start && !fields.latitude && !fields.coordinates && !fields.wkt && !fields.place) {
        report.passed_over.push({ file: source.name, sheet: table.sheet, rows: n, reason: say('sheet.passed') })
        continue
      }
      for (const [property, column] of Object.entries(mapping.facets)) {
        const values = columns.find(c => c.name === column)?.values
        if (values) makerOf(property, column).add(values, mapping.schema)
      }
      const filled = (names?: string[]) => Math.max(0, ...(names ?? []).map(n => columns.find(c => c.name === n)?.filled ?? 0))
      if (fields.place && (table.geo ? table.unplaced : Math.max(filled(fields.latitude), filled(fields.coordinates), filled(fields.wkt)) < n)) unplaced = true
      const used = new Set([...Object.values(fields).flat(), ...Object.values(mapping.facets)])
      report.tables.push({ file: source.name, sheet: table.sheet, rows: n, incidents: 0, refused: 0, mapping, columns: columns.map(c => ({ name: c.name, filled: c.filled, example: (c.values.keys().next().value ?? '').slice(0, 80) })), unused: mapping.schema === 'atlas' ? [] : table.header.filter(h => !used.has(h)), assumed: [] })
    }
    if (!held) throw new Unreadable(source.name, say('file.noRows'))
  }
  const geocoder = unplaced ? ((await options.geocoder?.()) ?? null) : null
  const ids = new Ids()
  const duplicates = new Duplicates()
  const grid = new Grid()
  for (const source of sources) {
    for (const table of await openTables(source)) {
      const own = report.tables.find(t => key(t) === key({ file: source.name, sheet: table.sheet }))
      if (!own) continue
      const { rows } = await withoutTags(table, source.name)
      const context = {
        mapping: own.mapping, header: table.header, at: new Map(table.header.map((name, i) => [name, i])), doubts, ids, extent: options.extent ?? null, projection: table.projection, geocoder, onGeocoded: () => { report.geocoded++ },
        source: { title: source.name, publisher: source.name }, codeOf: (property: string, value: string) => facets.get(property)?.codeOf(value) ?? null,
      }
      for await (const row of ticking(rows, options, 'convert', source.name, own.rows)) {
        report.rows_in++
        const feature = own.mapping.schema === 'atlas' ? whole(row.raw ? row.raw as unknown as Feature<Geometry | null> : fromCells(table.header, row.cells, table.sheet === undefined), row, ids, doubts, own, makerOf) : repeats(row, table.header) ? refuseHeader(row, own, doubts) : convert(withoutErrors(row), context)
        if (!feature) {
          own.refused++
          report.refused++
          continue
        }
        own.incidents++
        report.incidents++
        note(report, feature, grid)
        if (own.mapping.schema !== 'atlas') duplicates.add(source.name, row.row, feature.properties ?? {}, feature.geometry?.type === 'Point' ? feature.geometry.coordinates : null, titled(own.mapping))
        await sink(feature)
      }
      own.assumed = table.assumed
      for (const reason of table.assumed) doubts.add({ kind: 'assumed', file: own.file, ...(own.sheet !== undefined && { sheet: own.sheet }), reason })
    }
  }
  report.duplicates = duplicates.list(doubts)
  report.more = [...doubts.more.values()]
  report.cells = grid.cells()
  return { report, facets: [...facets.values()], has: id => ids.has(id) }
}

/** The titles are a column's own, not put together from others. */
const titled = ({ fields }: Mapping): boolean => fields.title?.length === 1 && fields.title[0] !== fields.place?.[0]

/** A record of our own export: taken over as it stands, when it passes the schema. */
function whole(feature: Feature<Geometry | null>, row: ImportRow, ids: Ids, doubts: Doubts, own: TableReport, makerOf: (property: string, label: string) => FacetMaker): Feature<Geometry | null> | null {
  const parsed = incidentSchema.safeParse(feature.properties)
  const where = { kind: 'refused' as const, file: own.file, row: row.row }
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    doubts.add({ ...where, column: issue.path.join('.'), reason: schemaIssue(issue.message) })
    return null
  }
  if (ids.next(parsed.data.id, { date: '', place: '', title: '' }).repeated) {
    doubts.add({ ...where, column: 'id', value: parsed.data.id, reason: say('id.twice') })
    return null
  }
  for (const [property, codes] of Object.entries(feature.properties ?? {})) {
    if (!isFree(property) || !Array.isArray(codes)) continue
    for (const code of codes) if (typeof code === 'string' && /^[a-z0-9_]+$/.test(code)) makerOf(property, property).keep(code)
  }
  return feature
}

/** Tables that were put together from several repeat their header. */
const repeats = ({ cells }: ImportRow, header: string[]): boolean => {
  const first = cells.findIndex(c => c !== null)
  return first >= 0 && cells[first] === header[first] && cells.every((c, i) => c === null || String(c).trim() === header[i])
}
function refuseHeader({ row, cells }: ImportRow, own: TableReport, doubts: Doubts): null {
  doubts.add({ kind: 'refused', file: own.file, ...(own.sheet !== undefined && { sheet: own.sheet }), row, column: own.mapping.fields.date_start?.[0], value: cells.filter(c => c !== null).map(String).join(', '), reason: say('row.header') })
  return null
}

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i

/** Errors of a spreadsheet that were written out as text hold nothing. */
function withoutErrors(row: ImportRow): ImportRow {
  row.cells.forEach((cell, column) => {
    if (typeof cell !== 'string' || cell.charCodeAt(0) !== 35 || !ERROR.test(cell)) return
    ;(row.notes ??= []).push({ column, value: cell, reason: say('cell.error') })
    row.cells[column] = null
  })
  return row
}

/** A row of HXL tags stands under the header, or over it: then the header is the row after. */
async function withoutTags(table: OpenTable, _file: string): Promise<{ rows: AsyncIterable<ImportRow>; tags: string[] | null }> {
  const all = table.rows[Symbol.asyncIterator]()
  const first = await all.next()
  const rest = { [Symbol.asyncIterator]: () => all }
  const over = tagsOf(table.header)
  if (over && !first.done) {
    table.header = first.value.cells.map((c, i) => String(c ?? '').trim() || `column ${i + 1}`)
    return { rows: rest, tags: over }
  }
  const tags = first.done ? null : tagsOf(first.value.cells)
  return { tags, rows: tags || first.done ? rest : (async function* () {
    yield first.value
    yield* rest
  })() }
}

async function* ticking(rows: AsyncIterable<ImportRow>, { onProgress, signal, mostRows }: ImportOptions, phase: 'look' | 'convert', file: string, total: number | null): AsyncGenerator<ImportRow> {
  let n = 0
  for await (const row of rows) {
    if (mostRows !== undefined && n >= mostRows) throw new TooMany(file, mostRows)
    if (++n % TICK === 0) {
      signal?.throwIfAborted()
      onProgress?.({ phase, file, rows: n, total })
    }
    yield row
  }
  onProgress?.({ phase, file, rows: n, total })
}

function note(report: Report, { geometry, properties }: Feature<Geometry | null>, grid: Grid): void {
  const day = properties?.date_start as string | undefined
  if (!day) report.without_date++
  else {
    const last = (properties?.date_end as string | undefined) ?? day
    if (!report.first_day || day < report.first_day) report.first_day = day
    if (!report.last_day || last > report.last_day) report.last_day = last
  }
  if (!geometry) report.without_place++
  else if (geometry.type !== 'GeometryCollection') {
    const walk = (c: unknown): void => {
      if (!Array.isArray(c)) return
      if (typeof c[0] !== 'number') return c.forEach(walk)
      const [x, y] = c as [number, number]
      report.bounds = report.bounds ? [Math.min(report.bounds[0], x), Math.min(report.bounds[1], y), Math.max(report.bounds[2], x), Math.max(report.bounds[3], y)] : [x, y, x, y]
    }
    walk(geometry.coordinates)
    if (geometry.type === 'Point') grid.add(geometry.coordinates[0], geometry.coordinates[1])
  }
}

/** Points counted by cells that double until there are few. */
class Grid {
  private size = 0.01
  private counts = new Map<string, number>()
  add(lon: number, lat: number): void {
    this.put(`${Math.floor(lon / this.size)},${Math.floor(lat / this.size)}`, 1)
    if (this.counts.size > 2000) this.coarser()
  }
  private put(k: string, n: number): void { this.counts.set(k, (this.counts.get(k) ?? 0) + n) }
  private coarser(): void {
    const old = this.counts
    this.size *= 2
    this.counts = new Map()
    for (const [k, n] of old) this.put(k.split(',').map(v => Math.floor(Number(v) / 2)).join(','), n)
  }
  cells(): { lon: number; lat: number; n: number }[] {
    while (this.counts.size > 600) this.coarser()
    return [...this.counts].map(([k, n]) => {
      const [x, y] = k.split(',').map(Number)
      return { lon: Number(((x + 0.5) * this.size).toFixed(4)), lat: Number(((y + 0.5) * this.size).toFixed(4)), n }
    })
  }
}
