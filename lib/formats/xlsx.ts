import { parseDay } from '../time/day'
import { cellOf, type Cell, type Feature } from './cells'
import type { Column } from './columns'
import { dictionaryRows } from './csv'
import type { About } from './geojson'
import { escaped as xml } from './xml'
import { zipped } from './zip'

// Office Open XML (ECMA-376, part 1, chapter 18), written part by part: texts stand in their cells, so that nothing has to be known
// before the last row.

/** What a cell takes; a longer text is cut, and ends with an ellipsis. */
const MOST_CHARS = 32_767
/** Rows that a sheet takes, the header among them. */
export const XLSX_ROWS = 1_048_576
/** Days from 1899-12-30 to 1970-01-01. Before March 1900 Excel counts otherwise: such days are texts. */
const EPOCH = 25_569
const FIRST_DAY = -25_508
const [DATE_STYLE, BOLD_STYLE] = [1, 2]

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const parts = (sheets: string[]): [path: string, text: string][] => [
  ['[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`],
  ['_rels/.rels', `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${sheets.map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${REL}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`],
]

/** "A", "B", … "AA": the name of a column by its number from 0. */
const letters = (i: number): string => (i < 26 ? '' : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))

function cellXml(cell: Cell, ref: string, isDay: boolean, style: number): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`
  const day = isDay ? parseDay(cell) : null
  if (day !== null && day >= FIRST_DAY) return `<c r="${ref}" s="${DATE_STYLE}"><v>${day + EPOCH}</v></c>`
  const text = cell.length > MOST_CHARS ? `${cell.slice(0, MOST_CHARS - 1)}…` : cell
  return `<c r="${ref}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${xml(text)}</t></is></c>`
}

async function* sheet(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>, days: boolean[]): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  let n = 0
  for await (const cells of rows) {
    n++
    yield `<row r="${n}">${cells.map((cell, i) => cellXml(cell, `${letters(i)}${n}`, n > 1 && days[i], n === 1 ? BOLD_STYLE : 0)).join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

/** A workbook of two sheets: the records, days as days, and the column dictionary. */
export async function* xlsx(features: AsyncIterable<Feature>, columns: Column[], about: About): AsyncGenerator<Uint8Array> {
  async function* rows(): AsyncGenerator<Cell[]> {
    yield columns.map(c => c.name)
    for await (const feature of features) yield columns.map(c => cellOf(c, feature))
  }
  const once = async function* (text: string) { yield text }
  yield* zipped([
    ...parts([about.collection, 'columns']).map(([path, text]) => ({ path, content: once(text) })),
    { path: 'xl/worksheets/sheet1.xml', content: sheet(rows(), columns.map(c => c.type === 'day')) },
    { path: 'xl/worksheets/sheet2.xml', content: sheet(dictionaryRows(columns), []) },
  ], about.date)
}
