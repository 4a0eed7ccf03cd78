import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Scene } from './model/scene'
import { cornersOf, isCovered, isInside, pairAt, pairOf, shownPlace, sourceOf, tileOf } from './scenes'

const scene = (date: string, more: object = {}): Scene => ({ id: date, date, kind: 'image', file: 'a.webp', sha256: 'a'.repeat(64), bounds: [0, 0, 1, 1], provider: 'A', licence: 'B', resolution_m: 1, ...more }) as Scene
const scenes = ['2020-01-10', '2020-02-10', '2020-03-10'].map(date => scene(date))
const dates = (moment: string) => Object.values(pairAt(scenes, moment)).map(s => (s as Scene).date)

describe('the pair of a moment', () => {
  it('is the last scene before it and the first on or after it', () => {
    expect(dates('2020-01-20')).toEqual(['2020-01-10', '2020-02-10'])
    expect(dates('2020-02-10')).toEqual(['2020-01-10', '2020-02-10'])
    expect(dates('2020-02-11')).toEqual(['2020-02-10', '2020-03-10'])
  })
  it('is the first and the last of all where one of them is missing', () => {
    for (const moment of ['2019-01-01', '2020-01-10', '2020-03-11', '2022-01-01']) expect(dates(moment)).toEqual(['2020-01-10', '2020-03-10'])
  })
  it('never stands the wrong way round', () => fc.assert(fc.property(fc.integer({ min: 0, max: 120 }), n => {
    const [before, after] = dates(new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10))
    expect(before < after).toBe(true)
  })))
  it('by hand is taken as named, and not upside down or unknown', () => {
    expect(pairOf(scenes, ['2020-01-10', '2020-03-10'])).toEqual({ before: scenes[0], after: scenes[2] })
    for (const ids of [['2020-03-10', '2020-01-10'], ['2020-01-10', '2020-01-10'], ['2020-01-10', 'x']] as const) expect(pairOf(scenes, ids)).toBeNull()
  })
})

describe('a tile is looked for', () => {
  it('within the zooms and bounds that its scene gives, and everywhere where it gives none', () => {
    const at = (z: number, x: number, y: number) => ({ z, x, y })
    expect(isCovered({}, at(24, 0, 0))).toBe(true)
    // At zoom 1 the north-east quarter of the world is column 1, row 0.
    const scene = { minzoom: 1, maxzoom: 8, bounds: [10, 10, 20, 20] as [number, number, number, number] }
    expect([at(0, 0, 0), at(9, 0, 0), at(1, 0, 0), at(1, 1, 1), at(1, 1, 0), at(4, 8, 7), at(4, 9, 7)].map(tile => isCovered(scene, tile))).toEqual([false, false, false, false, true, true, false])
  })
})

describe('where a picture is', () => {
  it('is always below the edition, whatever the kind and whoever made it', () => {
    expect(sourceOf('7-abc', { id: 'town' }, scenes[0])).toEqual({ kind: 'image', id: 'town/2020-01-10', url: `/api/editions/7-abc/files/${'a'.repeat(64)}`, coordinates: [[0, 1], [1, 1], [1, 0], [0, 0]] })
    const remote = scene('2020-01-10', { kind: 'wmts', tiles: 'https://tiles.example.org/{TileMatrix}/{TileRow}/{TileCol}.png', tile_size: 256 })
    expect(sourceOf('7-abc', { id: 'town' }, remote)).toMatchObject({ kind: 'tiles', tiles: '/api/editions/7-abc/scenes/town/2020-01-10/{z}/{x}/{y}' })
  })
  it('is told to no reader: neither a name in the folder nor an address that may hold a key', () => {
    const place = { id: 'town', title_en: 'A town', bounds: [0, 0, 1, 1] as [number, number, number, number], drawing: false, scenes: [scenes[0], scene('2020-02-10', { kind: 'xyz', tiles: 'https://tiles.example.org/{z}/{x}/{y}.png?key=k', tile_size: 256 })] }
    const { file: _, ...told } = scenes[0] as Extract<Scene, { kind: 'image' }>
    expect(shownPlace(place)).toEqual({ ...place, scenes: [told, expect.objectContaining({ kind: 'xyz', tile_size: 256 })] })
    expect(JSON.stringify(shownPlace(place))).not.toContain('key=k')
  })
  it('takes tile numbers in the order of the template', () => {
    expect(tileOf('t/{z}/{x}/{y}.png', { z: 5, x: 6, y: 7 })).toBe('t/5/6/7.png')
    expect(tileOf('t/{TileMatrix}/{TileRow}/{TileCol}.png', { z: 5, x: 6, y: 7 })).toBe('t/5/7/6.png')
  })
  it('knows what lies in it', () => {
    expect(isInside([0.5, 0.5], [0, 0, 1, 1])).toBe(true)
    expect(isInside([1.5, 0.5], [0, 0, 1, 1])).toBe(false)
    expect(cornersOf([0, 1, 2, 3])[0]).toEqual([0, 3])
  })
})
