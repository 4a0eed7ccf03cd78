import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csv, csvCell } from './csv'
import { columnsFor } from './columns'
import { armed, defused } from './defuse'
import { awkward, bytesOf, each } from './fixtures/record'

describe('cells that a spreadsheet would run', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx', '\'=1'])('%j gets an apostrophe', text => expect(defused(text)).toBe(`'${text}`))
  it.each(['-12.5', '+3', '0', 'a=b', '', '\'quoted\'', 'المكان'])('%j stays', text => expect(defused(text)).toBe(text))
  it('all come back as they were', () => {
    fc.assert(fc.property(fc.string(), fc.constantFrom('', '=', '+', '-', '@', '\t', '\'', '\'\'='), (text, sign) => { expect(armed(defused(sign + text))).toBe(sign + text) }))
  })
})

it('quotes by RFC 4180', () => {
  expect([csvCell('a,b'), csvCell('a "b"'), csvCell('two\nlines'), csvCell(null), csvCell(-3.5), csvCell(false)]).toEqual(['"a,b"', '"a ""b"""', '"two\nlines"', '', '-3.5', 'false'])
})

it('begins with a byte order mark, a header and, asked for, a row of hashtags', async () => {
  const columns = columnsFor('incidents', { facets: [], languages: ['en', 'ar'] })
  const bytes = await bytesOf(csv(each(awkward()), columns, { hxl: true }))
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const { data, errors } = Papa.parse<string[]>(bytes.toString().replace(/^\ufeff/, '').trimEnd())
  expect(errors).toEqual([])
  expect(data).toHaveLength(2 + awkward().length)
  expect([data[0][0], data[1][0], data[2][2]]).toEqual(['id', '#event+id', '\'=HYPERLINK("http://x","y")'])
  expect(new Set(data.map(row => row.length))).toEqual(new Set([columns.length]))
  for (const cell of data.slice(2).flat()) expect(cell).not.toMatch(/^[=@\t\r]|^[+-](?!\d+(\.\d+)?$)/)
})
