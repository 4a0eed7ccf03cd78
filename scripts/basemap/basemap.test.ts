import type { Position } from 'geojson'
import { PMTiles } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { nearLines, outlines } from './edges'
import { writePmtiles } from './pmtiles'
import { englishName } from '../../lib/geo/town-names'
import { rankOf } from './towns'
import { unwrapRing } from './unwrap'
import { outsideParts } from './world'

describe('writePmtiles', () => {
  it('is read back by the reader of the format, tile by tile, also when its directory has leaves', async () => {
    const tiles = Array.from({ length: 16_384 }, (_, i) => ({ z: 7, x: i % 128, y: Math.floor(i / 128), bytes: new TextEncoder().encode(i % 3 ? `tile ${i} ${Math.sin(i)}` : 'same') }))
    const file = writePmtiles(tiles, { name: 'test' }, { minZoom: 7, maxZoom: 7, bounds: [-180, -85, 180, 85] })
    const archive = new PMTiles({ getKey: () => 'test', getBytes: async (offset, length) => ({ data: new Uint8Array(file.subarray(offset, offset + length)).buffer }) })
    expect((await archive.getHeader()).leafDirectoryLength).toBeGreaterThan(0)
    expect(await archive.getMetadata()).toEqual({ name: 'test' })
    for (const i of [0, 1, 777, 9000, 16_383]) expect(new TextDecoder().decode((await archive.getZxy(7, tiles[i].x, tiles[i].y))?.data)).toBe(new TextDecoder().decode(tiles[i].bytes))
    expect(await archive.getZxy(6, 0, 0)).toBeUndefined()
  })
})

describe('unwrapRing', () => {
  it('goes on past 180° instead of jumping', () => expect(unwrapRing([[179, 60], [-179, 60], [-179, 65], [179, 65], [179, 60]]).map(p => p[0])).toEqual([179, 181, 181, 179, 179]))
  it('closes a ring around a pole along it', () => {
    const ring: Position[] = [[-170, -70], [-60, -70], [60, -70], [170, -70], [-170, -70]]
    expect(unwrapRing(ring).slice(-3)).toEqual([[190, -89.99], [-170, -89.99], [-170, -70]])
  })
})

describe('lines of areas', () => {
  const square = (x: number): Position[][] => [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]]
  it('draws a shared side once', () => expect(outlines([square(0), square(1)], () => false).flatMap(l => l.slice(1)).length).toBe(7))
  it('leaves out what runs along a line that is drawn already', () => {
    const coast = nearLines([[[-1, 0], [3, 0]], [[0, -1], [0, 2]], [[2, -1], [2, 2]], [[-1, 1], [3, 1]]], 0.02, [-1, -1, 3, 2])
    expect(outlines([square(0), square(1)], coast).map(line => line.toSorted())).toEqual([[[1, 0], [1, 1]]])
  })
})

describe('world rivers', () => {
  it('end just inside the atlas’ own', () => expect(outsideParts([[-3, 0], [-1, 0], [1, 0], [2, 0], [6, 0], [8, 0]], [0, -5, 5, 5])).toEqual([[[-3, 0], [-1, 0], [1, 0]], [[2, 0], [6, 0], [8, 0]]]))
})

describe('towns', () => {
  it('are ranked by people, quarters last', () => {
    expect([{ feature: 'PPLC', population: 2e6 }, { feature: 'PPL', population: 5e6 }, { feature: 'PPLC', population: 5e4 }, { feature: 'PPLA', population: 4e5 }, { feature: 'PPL', population: 2000 }, { feature: 'PPLX', population: 2e6 }].map(rankOf)).toEqual([1, 1, 2, 3, 6, 6])
  })
  it('keep their own letters, but not a scholar’s', () => {
    expect(englishName({ name: 'Şanlıurfa', names: ['Sanliurfa'], country: 'TR' })).toBe('Şanlıurfa')
    expect(englishName({ name: 'Al Ḩasakah', names: ['Al Hasakah'], country: 'SY' })).toBe('Al Hasakah')
    expect(englishName({ name: '‘Ayn at Tīnah', names: ['`Ayn at Tinah'], country: 'SY' })).toBe('Ayn at Tinah')
  })
})
