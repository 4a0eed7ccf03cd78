import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { readXlsx } from '../import/xlsx'
import { about, awkward, bytesOf, each, shipped } from './fixtures/record'
import { columnsFor, FORMATS } from '.'

// Each format in the hands of others: GDAL opens it and counts, finds the columns, and puts the shapes where they belong.

const gdal = spawnSync('ogrinfo', ['--version'], { encoding: 'utf8' })
const missing = gdal.status !== 0
if (missing && inject('ci')) throw new Error('In CI GDAL must open what is exported; Debian: apt-get install gdal-bin')
if (missing) process.stderr.write('!! That GDAL opens what is exported was not looked at. Debian: apt-get install gdal-bin\n')

const folder = mkdtempSync(join(tmpdir(), 'atlas-formats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { features: record, manifest } = shipped()
const features = [...record, ...awkward()]
const columns = columnsFor('incidents', manifest)

async function fileOf(ending: string): Promise<{ path: string; bytes: Buffer }> {
  const format = FORMATS.find(f => f.ending === ending)
  if (!format) throw new Error(`There is no format ${ending}.`)
  const bytes = await bytesOf(format.write(each(features), columns, about(features.length)))
  const path = join(folder, `incidents.${ending}`)
  writeFileSync(path, bytes)
  return { path, bytes }
}
const run = (program: string, ...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  return { out: stdout, warned: stderr.trim(), status }
}
/** Layer names as each driver makes them. */
const LAYERS: Record<string, string> = { geojson: 'incidents', jsonl: 'incidents', kml: 'A & B', fgb: 'incidents', csv: 'incidents', 'hxl.csv': 'incidents.hxl', xlsx: 'incidents' }
const OPEN: Record<string, string[]> = { csv: ['-oo', 'X_POSSIBLE_NAMES=longitude', '-oo', 'Y_POSSIBLE_NAMES=latitude', '-oo', 'KEEP_GEOM_COLUMNS=YES'] }

if (missing) it('!! GDAL is not on this machine: what is exported was opened by no other program', () => { expect(missing).toBe(true) })
else describe('GDAL opens', () => {
  it.each(FORMATS.map(f => f.ending))('%s and counts every record', async ending => {
    const { path } = await fileOf(ending)
    const from = ending === 'jsonl' ? `GeoJSONSeq:${path}` : path
    const { out, warned, status } = run('ogrinfo', '-so', ...(OPEN[ending] ?? []), from, ...(ending === 'jsonl' || ending === 'kml' ? ['-al'] : [LAYERS[ending]]))
    expect([status, warned]).toEqual([0, ''])
    // The row of hashtags counts as a row for those who do not know HXL.
    expect(Number(/Feature Count: (\d+)/.exec(out)?.[1])).toBe(features.length + (ending === 'hxl.csv' ? 1 : 0))
  })

  it('KML by the library of its standard, with days and shapes', async () => {
    const { path } = await fileOf('kml')
    const { out, warned, status } = run('ogrinfo', '-al', '-where', "Name = 'Record parts'", path)
    expect([status, warned]).toEqual([0, ''])
    for (const part of ['using driver `LIBKML\' successful', 'begin (DateTime) = 2019/02/01', 'end (DateTime) = 2019/02/28', 'killed_min (String) = 0']) expect(out).toContain(part)
    expect(out).toMatch(/MULTIPOLYGON|GEOMETRYCOLLECTION/)
    expect(Number(/Feature Count: (\d+)/.exec(run('ogrinfo', '-so', '-al', path).out)?.[1])).toBe(features.length)
  })

  it('FlatGeobuf with its types, shapes and system of coordinates', async () => {
    const { path } = await fileOf('fgb')
    const { out } = run('ogrinfo', '-so', path, 'incidents')
    expect(out).toMatch(/killed_min: Integer/)
    expect(out).toMatch(/date_start: DateTime/)
    expect(out).toMatch(/counts_in_totals: Integer\(Boolean\)/)
    expect(out).toContain('WGS 84')
    const json = JSON.parse(run('ogr2ogr', '-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=7', '/vsistdout/', path).out) as { features: { properties: Record<string, unknown>; geometry: unknown }[] }
    const shape = (id: string) => json.features.find(f => f.properties.id === id)?.geometry
    for (const feature of awkward().slice(1)) expect([feature.properties.id, shape(feature.properties.id)]).toEqual([feature.properties.id, feature.geometry])
    expect(json.features.map(f => f.properties.title_en)).toEqual(features.map(f => f.properties.title_en))
  })

  it('XLSX with days as days and figures as numbers', async () => {
    const { path } = await fileOf('xlsx')
    const { out } = run('ogrinfo', '-so', path, 'incidents')
    expect(out).toMatch(/killed_min: Integer/)
    expect(out).toMatch(/latitude: Real/)
    expect(run('ogrinfo', '-so', '--config', 'OGR_XLSX_HEADERS', 'FORCE', path, 'columns').out).toContain(`Feature Count: ${columns.length}`)
  })
})

it('XLSX in the project’s own reader: two sheets, every record', async () => {
  const { bytes } = await fileOf('xlsx')
  const [sheet, dictionary] = await readXlsx({ name: 'incidents.xlsx', blob: new Blob([bytes as BlobPart]) })
  let n = 0
  for await (const { cells } of sheet.rows) if (++n === 1) expect(cells[columns.findIndex(c => c.name === 'date_start')]).toBeInstanceOf(Date)
  expect([sheet.sheet, n, sheet.header, dictionary.sheet]).toEqual(['incidents', features.length, columns.map(c => c.name), 'columns'])
})

it('JSON Lines: every line a feature', async () => {
  const lines = (await fileOf('jsonl')).bytes.toString().trimEnd().split('\n')
  expect(lines.map(line => (JSON.parse(line) as { id: string }).id)).toEqual(features.map(f => f.properties.id))
})
