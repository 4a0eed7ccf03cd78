import { existsSync, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { readCsv } from './csv'
import type { Cell, Row, Table } from './source'
import { say } from './words/said'
import { readXlsx } from './xlsx'

/** A workbook of one sheet, made part by part. */
async function workbook(sheet: string, { strings = '', styles = '', book = '' } = {}): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter())
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="r">${book}<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...(strings && { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }), ...(styles && { 'xl/styles.xml': styles }),
  }
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(text))
  return zip.close()
}
async function rowsOf(table: Table): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of table.rows) rows.push(row)
  return rows
}

describe('workbooks', () => {
  it('give text, numbers, truth values, dates by their format, gaps as nothing, and rows by their numbers', async () => {
    const blob = await workbook(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>A title over it</t></is></c></row>'
      + '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>c</t></is></c></row>'
      + '<row r="4"><c r="A4" s="1"><v>43859</v></c><c r="C4"><v>5.5</v></c></row><row r="5"/>'
      + '<row r="7"><c r="A7" t="str"><f>1+1</f><v>2</v></c><c r="B7" t="b"><v>1</v></c><c r="C7" t="e"><v>#REF!</v></c></row>',
      { strings: '<si><t>date</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si>', styles: '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>' },
    )
    const [table] = await readXlsx({ name: 'x.xlsx', blob })
    expect([table.sheet, table.header]).toEqual(['Data', ['date', 'two runs', 'c']])
    expect(await rowsOf(table)).toEqual([{ row: 4, cells: [new Date(Date.UTC(2020, 0, 29)), null, 5.5] }, { row: 7, cells: ['2', true, null], notes: [{ column: 2, value: '#REF!', reason: say('cell.error') }] }])
  })
  it('count days from 1904 where they say so', async () => {
    const blob = await workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>d</t></is></c></row><row r="2"><c r="A2" s="0"><v>42397</v></c></row>', { book: '<workbookPr date1904="1"/>', styles: '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>' })
    expect((await rowsOf((await readXlsx({ name: 'x.xlsx', blob }))[0]))[0].cells).toEqual([new Date(Date.UTC(2020, 0, 29))])
  })
  it('are refused when cut off, none, or made to burst', async () => {
    const blob = await workbook('<row r="1"><c r="A1"><v>1</v></c></row>')
    await expect(readXlsx({ name: 'x.xlsx', blob: blob.slice(0, blob.size - 40) })).rejects.toThrow(/x.xlsx: is no workbook that can be opened/)
    const zip = new ZipWriter(new BlobWriter())
    await zip.add('a.txt', new TextReader('hello'))
    await expect(readXlsx({ name: 'x.xlsx', blob: await zip.close() })).rejects.toThrow(/no workbook/)
    const bomb = await workbook(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'0'.repeat(60_000_000)}</t></is></c></row>`)
    await expect(readXlsx({ name: 'x.xlsx', blob: bomb })).rejects.toThrow(/unpacks to 60 MB .* made to burst/)
    await expect(readXlsx({ name: 'x.xlsx', blob: await workbook('') })).rejects.toThrow(/no sheet with rows/)
  })
})

const folder = join(__dirname, '../../../shared/data/insecurity-insight')
const file = join(folder, '2016-2023-attacks-on-health-care-incident-data')
describe.skipIf(!existsSync(folder))('a real workbook (../shared/data)', () => {
  it('holds the same rows as its CSV', async () => {
    const tables = await readXlsx({ name: 'health.xlsx', blob: await openAsBlob(`${file}.xlsx`) })
    const data = (cells: Cell[]) => !cells.some(c => String(c).startsWith('#date'))
    const sheets = await Promise.all(tables.map(async t => ({ name: t.sheet, n: (await rowsOf(t)).filter(r => data(r.cells)).length })))
    const csv = await readCsv({ name: 'health.csv', blob: await openAsBlob(`${file}.csv`) })
    let n = 0
    for await (const { cells } of csv.rows) if (data(cells)) n++
    expect(Math.max(...sheets.map(s => s.n)), JSON.stringify(sheets.map(s => [s.name, s.n]))).toBe(n)
  }, 60_000)
})
