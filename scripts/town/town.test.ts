import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { outlines, SEED } from './build'
import { drawScene } from './draw'
import { layTown } from './layout'
import { weather } from './pixels'
import { projectOf } from './project'
import { BOUNDS } from './shapes'
import { SKIES } from './sky'
import { drawTruth, struckBy } from './truth'

const town = layTown(SEED)
const truth = drawTruth(town.buildings, SEED + 1)
const read = (name: string) => JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')) as Record<string, never>

describe('the drawn town', () => {
  it('is what lies in data/: outlines, truth and scenes, from the seed alone', () => {
    expect(read('projects/drawn-town/buildings.geojson')).toEqual(JSON.parse(JSON.stringify(outlines(town))))
    expect(read('projects/drawn-town/truth.json')).toEqual({ seed: SEED, buildings: truth })
    const place = (read('scenes.json') as unknown as { places: { id: string; drawing: boolean; bounds: number[]; scenes: { date: string; provider: string }[] }[] }).places.find(p => p.id === 'drawn-town')
    expect(place).toMatchObject({ drawing: true, bounds: [...BOUNDS] })
    expect(place?.scenes.map(s => s.date)).toEqual(SKIES.map(s => s.date))
    expect(place?.scenes.every(s => s.provider.includes('DRAWING'))).toBe(true)
  })
  it('is a project whose gold is drawn by the seed from every kind of outcome, the training among it', () => {
    const made = projectOf(truth) as { gold: { building: string; first_destroyed: string | null }[]; training: { building: string }[] }
    expect(read('projects/drawn-town.json')).toEqual(JSON.parse(JSON.stringify(made)))
    expect(made.gold.length).toBeGreaterThanOrEqual(45)
    expect(made.gold.length).toBeLessThanOrEqual(55)
    const kinds = (ids: string[]) => new Set(ids.map(id => `${truth[id].outcome} ${made.gold.find(g => g.building === id)?.first_destroyed}`))
    expect(new Set([...kinds(made.gold.map(g => g.building))].map(k => k.split(' ')[0]))).toEqual(new Set(['destroyed', 'partly', 'never']))
    expect(new Set(made.gold.map(g => g.first_destroyed)).size).toBe(11)
    for (const { building, first_destroyed } of made.gold) expect(struckBy(truth[building], first_destroyed ?? '2020-06-09')).toBe(truth[building].outcome === 'never' ? 'standing' : truth[building].outcome)
  })
  it('has at least 400 buildings, of which enough fell, some in part, and most never', () => {
    const fates = Object.values(truth)
    expect(town.buildings.length).toBeGreaterThanOrEqual(400)
    expect(new Set(town.buildings.map(b => b.id)).size).toBe(town.buildings.length)
    for (const [outcome, least] of [['destroyed', 80], ['partly', 20], ['never', 200]] as const) expect(fates.filter(f => f.outcome === outcome).length).toBeGreaterThan(least)
  })
  it('stands before the first scene, and of what fell each is seen fallen in the last', () => {
    for (const fate of Object.values(truth)) {
      expect(struckBy(fate, SKIES[0].date)).toBe('standing')
      expect(struckBy(fate, SKIES[11].date)).toBe(fate.outcome === 'never' ? 'standing' : fate.outcome)
    }
  })
  it('lies in the open sea about 0° N 0° E', () => expect(BOUNDS.every(degree => Math.abs(degree) < 0.004)).toBe(true))
  it('differs between scenes in light, air, clouds, angle and noise', () => {
    expect(SKIES).toHaveLength(12)
    for (const what of ['sunAzimuth', 'haze', 'clouds', 'lean', 'leanAzimuth', 'noise', 'blur', 'season'] as const) expect(new Set(SKIES.map(s => s[what])).size).toBeGreaterThanOrEqual(4)
  })
  it('is drawn alike twice, and otherwise on another day', () => {
    const [a, b] = [SKIES[0], SKIES[11]]
    const quarter = { ...town, buildings: town.buildings.slice(0, 60) }
    expect(drawScene(quarter, truth, a, 100, '')).toBe(drawScene(quarter, truth, a, 100, ''))
    expect(drawScene(quarter, truth, { ...b, date: a.date }, 100, '')).not.toBe(drawScene(quarter, truth, b, 100, ''))
  })
  it('covers the share of a picture with clouds that was asked for, and leaves its label alone', () => {
    const size = 256
    const grey = new Uint8Array(size * size * 3).fill(100)
    weather(grey, size, { ...SKIES[5], noise: 0, haze: 0, clouds: 0.3 }, (_, y) => y < 20)
    let white = 0
    for (let i = 0; i < grey.length; i += 3) if (grey[i] > 150) white++
    expect(white / (size * size)).toBeGreaterThan(0.1)
    expect(white / (size * size)).toBeLessThan(0.35)
    expect([...grey.subarray(0, size * 20 * 3)].every(value => value === 100)).toBe(true)
  })
})
