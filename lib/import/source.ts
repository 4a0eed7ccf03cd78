import { say, Spoken, type Said } from './words/said'

/** A file to import: from disk (`fs.openAsBlob`) or dropped on the page; both are read in pieces. */
export interface Source { name: string; blob: Blob }

/** What a cell holds before it is understood. Text is as it stood; a spreadsheet's numbers, dates and truth values are its own. */
export type Cell = string | number | boolean | Date | null

/** One row of data: its number in the file as a person would count it (the header is 1), and its cells in the header's order. */
export interface Row { row: number; cells: Cell[]; /** Cells that hold something else than they show: a formula without its result, an error. */ notes?: { column: number; value?: string; reason: Said }[] }

/** One table of a file: a CSV is one, a workbook one per sheet. */
export interface Table {
  /** Name of the sheet, where the file has several. */
  sheet?: string
  header: string[]
  rows: AsyncIterable<Row>
  /** What was assumed while reading, in sentences; complete once the rows are read. */
  assumed: Said[]
}

/** A file that cannot be read as a whole, in one sentence: what, where, what was expected, what to do. */
export class Unreadable extends Spoken {
  constructor(readonly file: string, what: Said, readonly row?: number) {
    super(row ? say('at.row', { file, row, what }) : say('at.file', { file, what }))
    this.name = 'Unreadable'
  }
}
