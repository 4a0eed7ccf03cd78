import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCsv, sniff } from './csv'
import { Unreadable, type Cell } from './source'
import { english } from './words/said'

const source = (content: string | Uint8Array<ArrayBuffer>, name = 'file.csv') => ({ name, blob: new Blob([content]) })
async function all(content: string | Uint8Array<ArrayBuffer>) {
  const table = await readCsv(source(content))
  const rows: { row: number; cells: Cell[] }[] = []
  for await (const row of table.rows) rows.push(row)
  return { ...table, rows }
}

describe('separated values', () => {
  it('are read with any usual separator, quoting, and mixed line ends', async () => {
    for (const separator of [',', ';', '\t', '|']) {
      const { header, rows } = await all(`a${separator}b\r\n1${separator}"x${separator}""y"""\r3${separator}"two\nlines"\n\n5${separator}\n`)
      expect(header).toEqual(['a', 'b'])
      expect(rows).toEqual([{ row: 2, cells: ['1', `x${separator}"y"`] }, { row: 3, cells: ['3', 'two\nlines'] }, { row: 6, cells: ['5', null] }])
    }
  })
  it('keep their rows when a piece ends anywhere', async () => {
    const text = `id,note\n${Array.from({ length: 3000 }, (_, i) => `${i},"first ${i}\r\nsecond, ""quoted"""`).join('\r\n')}`
    const pieces = new Blob(Array.from({ length: Math.ceil(text.length / 7) }, (_, i) => text.slice(i * 7, i * 7 + 7)))
    const table = await readCsv({ name: 'x.csv', blob: pieces })
    let n = 0
    for await (const { row, cells } of table.rows) {
      expect(cells).toEqual([String(n), `first ${n}\nsecond, "quoted"`])
      expect(row).toBe(2 + 2 * n)
      n++
    }
    expect(n).toBe(3000)
  })
  it.each([
    ['utf-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('اسم,عدد\nالرقة,5')])],
    ['utf-16le with a mark', new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from([...'اسم,عدد\nالرقة,5'].map(c => c.charCodeAt(0))).buffer)])],
    ['utf-16le without', new Uint8Array(Uint16Array.from([...'اسم,عدد\nالرقة,5,some english words and digits 1234567890'].map(c => c.charCodeAt(0))).buffer)],
    ['windows-1256', Uint8Array.from([0xc7, 0xd3, 0xe3, 0x2c, 0xda, 0xcf, 0xcf, 0x0a, 0xc7, 0xe1, 0xd1, 0xde, 0xc9, 0x2c, 0x35])],
  ])('%s', async (_name, bytes) => {
    const { header, rows } = await all(bytes as Uint8Array<ArrayBuffer>)
    expect(header.slice(0, 2)).toEqual(['اسم', 'عدد'])
    expect(rows[0].cells[0]).toBe('الرقة')
  })
  it('takes lone high bytes for Western letters, and says that it guessed', async () => {
    const { rows, assumed, encoding } = await all(Uint8Array.from([...'name,n\nCaf'].map(c => c.charCodeAt(0)).concat([0xe9, 0x2c, 0x31])))
    expect([rows[0].cells[0], encoding]).toEqual(['Café', 'windows-1252'])
    expect(assumed.map(english).join()).toContain('windows-1252')
  })
  it('refuses what is no table, in a sentence', async () => {
    await expect(all('')).rejects.toThrow('file.csv: is empty; expected a header row')
    await expect(all(' \n\n')).rejects.toThrow(/is empty/)
    await expect(all(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]))).rejects.toThrow(/is a ZIP archive or a workbook, not text/)
    await expect(all(Uint8Array.from({ length: 4000 }, (_, i) => i % 7))).rejects.toThrow(/binary, not text/)
    await expect(all(Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',') + '\n1')).rejects.toThrow(/row 1: has 10000 columns; expected at most 2000/)
    await expect(all(`a,b\n1,"${'x'.repeat(4_100_000)}`)).rejects.toThrow(Unreadable)
    await expect(all(`a,b\n1,"${'x'.repeat(4_100_000)}`)).rejects.toThrow(/row 2: has no end within 4,000,000 characters/)
  })
  it('leaves out lone zero characters', async () => {
    const { rows, assumed } = await all(`a,b\n${'some text,here\n'.repeat(500)}x\0y,z`)
    expect(rows.at(-1)?.cells).toEqual(['xy', 'z'])
    expect(assumed.map(english).join()).toContain('1 zero characters')
  })
  it('knows a separator from text that holds others', () => expect(sniff('name;place\n"a, b";c\n"d, e, f";g')).toBe(';'))
})

const suite = join(__dirname, '../../../shared/data/csv-suites/csv-spectrum')
describe.skipIf(!existsSync(suite))('csv-spectrum (../shared/data)', () => {
  for (const file of existsSync(suite) ? readdirSync(join(suite, 'csvs')) : []) {
    it(file, async () => {
      const { header, rows } = await all(new Uint8Array(readFileSync(join(suite, 'csvs', file))))
      const expected = [JSON.parse(readFileSync(join(suite, 'json', file.replace('.csv', '.json')), 'utf8')) as Record<string, string>].flat() as Record<string, string>[]
      const made = rows.map(r => Object.fromEntries(header.map((h, i) => [h, String(r.cells[i] ?? '')])))
      // One answer of the suite has another telephone number than its own file.
      for (const record of [...made, ...expected]) delete record['Contact Phone Number']
      const plain = (x: unknown) => JSON.stringify(x).replaceAll('\\r\\n', '\\n')
      expect(plain(made)).toBe(plain(expected.filter(r => Object.values(r).some(Boolean))))
    })
  }
})
