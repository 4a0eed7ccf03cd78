import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeSlice } from '../../../lib/slice/decode'
import { seededData } from './data'

it('gives each way the same places and days', () => {
  const rows = 500
  const { packed, count, first, last } = seededData(rows)
  const slice = decodeSlice(new Uint8Array(gunzipSync(packed.slice))).columns
  const { features } = JSON.parse(gunzipSync(packed.geojson).toString()) as { features: { properties: { day: number }; geometry: { coordinates: [number, number] } }[] }
  const columns = new Uint8Array(gunzipSync(packed.columns)).buffer
  const [places, days] = [new Float64Array(columns, 0, 2 * rows), new Float32Array(columns, 16 * rows, rows)]
  expect(features).toHaveLength(rows)
  features.forEach(({ properties: { day }, geometry: { coordinates } }, i) => {
    expect([day, ...coordinates]).toEqual([slice.start[i], slice.lon[i], slice.lat[i]])
    expect([days[i], places[2 * i], places[2 * i + 1]]).toEqual([day, ...coordinates])
  })
  const [from, to] = [first + 1000, first + 1179]
  expect(count(from, to)).toBe(features.filter(({ properties: { day } }) => day >= from && day <= to).length)
  expect(count(first, last)).toBe(rows)
})
