import { describe, expect, it } from 'vitest'
import { mercatorX, mercatorY, WORLD_PX } from '../geo/mercator'
import { MAX_CLUSTERS } from './clusters'
import { createEngine, type Engine } from './engine'
import { radiusPx } from './merge'
import { record, sliceOfRecords } from './records.fixture'
import { random, seededSlice } from './seed'
import type { Bounds, Clusters, FrameQuery } from './types'

const BY = { property: 'f0', groupOfCode: [0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3], groups: 4 }
const query = (bounds: Bounds, zoom: number, from = 14_610, to = 18_260): FrameQuery =>
  ({ window: { from, to, match: 'possible' }, facets: {}, area: null, by: BY, viewport: { bounds, zoom }, histogram: null, overview: null })
const clusters = (engine: Engine, q: FrameQuery): Clusters => {
  const found = engine.frame(q).clusters
  if (!found) throw new Error('No clusters, though a viewport was given.')
  return found
}
/** A screen of 1440 × 700 px around a place. */
const screen = (lon: number, lat: number, zoom: number): Bounds => {
  const degrees = 360 / (WORLD_PX * 2 ** zoom)
  const high = 350 * degrees * Math.cos((lat * Math.PI) / 180)
  return [lon - 720 * degrees, lat - high, lon + 720 * degrees, lat + high]
}
const ringsIn = (c: Clusters, [w, s, e, n]: Bounds) =>
  Array.from({ length: c.length }, (_, i) => (c.lon[i] >= w && c.lon[i] <= e && c.lat[i] >= s && c.lat[i] <= n ? `${c.lon[i]} ${c.lat[i]} ${c.n[i]}` : '')).filter(Boolean).sort()

describe('panning', () => {
  const engine = createEngine(seededSlice(60_000, 4))

  it('moves no ring: two screens agree on what both show', () => {
    const next = random(9)
    let compared = 0
    for (const zoom of [4.2, 7.9, 8.5, 10.3, 11.7, 13, 15.2, 16.4]) {
      for (let i = 0; i < 25; i++) {
        const [lon, lat] = [36.5 + next() * 5, 33.5 + next() * 3]
        const a = screen(lon, lat, zoom)
        const b = screen(lon + ((next() - 0.5) * 400) / 2 ** zoom, lat + ((next() - 0.5) * 250) / 2 ** zoom, zoom)
        const both: Bounds = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
        const from = 14_610 + Math.floor(next() * 3000)
        const seen = ringsIn(clusters(engine, query(a, zoom, from, from + 180)), both)
        expect(ringsIn(clusters(engine, query(b, zoom, from, from + 180)), both)).toEqual(seen)
        compared += seen.length
      }
    }
    expect(compared).toBeGreaterThan(1000)
  })

  it('shows at most 2,000 rings, none of which overlap, at any zoom of a dense record', () => {
    for (const zoom of [0, 3, 6, 8, 9.9, 10, 12, 14, 16, 19, 24]) {
      const c = clusters(engine, query([36, 33, 42, 37], zoom))
      expect(c.length).toBeLessThanOrEqual(MAX_CLUSTERS)
      const scale = WORLD_PX * 2 ** Math.floor(zoom)
      const at = Array.from({ length: c.length }, (_, i) => [mercatorX(c.lon[i]) * scale, mercatorY(c.lat[i]) * scale, radiusPx(c.n[i])])
      let worst = Infinity
      at.forEach(([ax, ay, ar], i) => at.slice(i + 1).forEach(([bx, by, br]) => { worst = Math.min(worst, Math.hypot(ax - bx, ay - by) - 0.8 * (ar + br)) }))
      expect(worst).toBeGreaterThan(-1e-6)
    }
  })
})

describe('close up and at the edge', () => {
  const day = { date_start: '2012-05-01' }
  it('keeps together from zoom 16 only what shares a point or would overlap', () => {
    const engine = createEngine(sliceOfRecords([
      ...Array.from({ length: 5 }, (_, i) => record({ id: `town-${i}`, ...day }, 36.5, 35.5)), record({ id: 'beside', ...day }, 36.501, 35.5), record({ id: 'close', ...day }, 36.50002, 35.5),
    ]))
    const by = { property: 'target', groupOfCode: [0, 1, 1, 1, 1], groups: 2 }
    const sizes = (zoom: number) => Array.from(clusters(engine, { ...query([36.49, 35.49, 36.51, 35.51], zoom), by }).n).sort((a, b) => a - b)
    expect(sizes(8)).toEqual([7])
    expect(sizes(16)).toEqual([1, 6])
    expect(sizes(20)).toEqual([1, 1, 5])
    const c = clusters(engine, { ...query(screen(36.5, 35.5, 20), 20), by })
    expect([c.n[0], c.same[0], c.lon[0], c.lat[0], c.row[0]]).toEqual([5, 1, 36.5, 35.5, -1])
  })

  it('finds rings over the antimeridian, however the viewport is written', () => {
    const engine = createEngine(sliceOfRecords([record({ id: 'west', ...day }, 179, -10), record({ id: 'east', ...day }, -179, -10), record({ id: 'far', ...day }, 0, -10)]))
    const by = { property: 'target', groupOfCode: [0], groups: 2 }
    for (const bounds of [[170, -30, -170, 10], [170, -30, 190, 10], [-190, -30, -170, 10]] as Bounds[]) {
      expect(Array.from(clusters(engine, { ...query(bounds, 6), by }).lon).sort((a, b) => a - b)).toEqual([-179, 179])
    }
    expect(clusters(engine, { ...query([-300, -80, 300, 80], 1), by }).length).toBe(3)
  })
})
