import { describe, expect, it } from 'vitest'
import { readJson, type JsonRow } from './json'

async function all(content: string, name = 'file.json') {
  const table = await readJson({ name, blob: new Blob([content]) })
  const rows: JsonRow[] = []
  for await (const { raw, ...row } of table.rows) {
    expect(raw).toBeTypeOf('object')
    rows.push(row)
  }
  return { ...table, rows }
}
const point = { type: 'Point', coordinates: [39.01, 35.95] }

describe('JSON', () => {
  it('reads a collection of features: null and 3D geometries, ids, a legacy crs', async () => {
    const { header, rows, geo, crs } = await all(JSON.stringify({
      type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
      features: [{ type: 'Feature', id: 7, geometry: { ...point, coordinates: [39.01, 35.95, 300] }, properties: { a: 1, n: { deep: 'x' } } }, { type: 'Feature', geometry: null, properties: { b: ['p', 'q'] } }],
    }))
    expect([geo, crs, header]).toEqual([true, 'urn:ogc:def:crs:EPSG::3857', ['id', 'a', 'n.deep', 'b']])
    expect(rows).toEqual([{ row: 1, cells: [7, 1, 'x', null], geometry: { type: 'Point', coordinates: [39.01, 35.95, 300] } }, { row: 2, cells: [null, null, null, 'p; q'], geometry: null }])
  })
  it('keeps every character of a text, also U+FEFF inside of it', async () => {
    const text = '\ufeffbegins, in\ufeffside, \u200fأريحا 😀'
    expect((await all(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: null, properties: { a: text } }] }))).rows[0].cells).toEqual([text])
  })
  it('reads one feature, a bare geometry, sequences with and without marks', async () => {
    expect((await all(JSON.stringify({ type: 'Feature', properties: { a: 1 }, geometry: point }))).rows).toHaveLength(1)
    expect((await all(JSON.stringify(point))).rows[0].geometry).toEqual(point)
    const feature = (n: number) => JSON.stringify({ type: 'Feature', properties: { n }, geometry: point })
    expect((await all(`${feature(1)}\n${feature(2)}\n`)).rows.map(r => r.cells[0])).toEqual([1, 2])
    expect((await all(`\u001e${feature(1)}\n\u001e${JSON.stringify({ type: 'Feature', properties: { n: 2 }, geometry: null }, null, 1)}\n`)).rows.map(r => r.cells[0])).toEqual([1, 2])
  })
  it('reads records, in an array or within an object', async () => {
    expect((await all('[{"a":1},{"b":true}]')).rows.map(r => r.cells)).toEqual([[1, null], [null, true]])
    expect((await all('{"meta":{"x":1},"events":[{"a":1},{"a":2}]}')).rows.map(r => r.cells)).toEqual([[1], [2]])
  })
  it('refuses what is cut off or none, in a sentence', async () => {
    await expect(all('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null},{"type":"Fea')).rejects.toThrow(/file.json: is not JSON after record 1/)
    await expect(all('[{"a":1},{"a":')).rejects.toThrow(/after record 1/)
    await expect(all('{"a": oops}')).rejects.toThrow(/is not JSON/)
    await expect(all('{"a": 1}')).rejects.toThrow(/no list of records/)
    await expect(all('[1,2]')).rejects.toThrow(/row 1: holds 1 among its records/)
    await expect(all('')).rejects.toThrow(/is empty/)
  })
})
