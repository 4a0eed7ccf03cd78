import { describe, expect, it } from 'vitest'
import { RADIUS_METERS } from '../../model/codes'
import type { Evidence } from '../../model/evidence'
import { distanceMeters } from '../../geo/area'
import { cellCentre, coarsenPlace } from './place'
import { coarsenDates, coarsenItem } from './time'

/** Mulberry32: the same numbers every time. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('a coarsened place', () => {
  it.each(['neighbourhood', 'town', 'district'] as const)('(%s) lies within its radius, is the same for all places of a cell, and says no more of them', to => {
    const radius = RADIUS_METERS[to] as number
    const next = random(7)
    const distances: number[] = []
    for (let i = 0; i < 2000; i++) {
      const at: [number, number] = [next() * 360 - 180, next() * 160 - 80]
      const centre = cellCentre(at, radius)
      const meters = distanceMeters(at[0], at[1], centre[0], centre[1])
      expect(meters).toBeLessThanOrEqual(radius * 1.02)
      expect(cellCentre(centre, radius)).toEqual(centre)
      distances.push(meters)
    }
    // As far as a random point of a square lies from its middle: 0.765 of half a side. A place that hardly moved would be told.
    const mean = distances.reduce((a, b) => a + b) / distances.length
    expect(mean / (radius / Math.SQRT2)).toBeGreaterThan(0.72)
    expect(mean / (radius / Math.SQRT2)).toBeLessThan(0.81)
  })
  const at = { type: 'Point' as const, coordinates: [38.123456, 35.654321] }
  it('has the radius that its precision means, and a larger one where it was uncertain before', () => {
    expect(coarsenPlace(at, { geo_precision: 'exact' }, 'town', null)).toMatchObject({ geo_precision: 'town', geo_radius_m: undefined })
    expect(coarsenPlace(at, { geo_precision: 'neighbourhood' }, 'town', null)).toMatchObject({ geo_precision: 'town', geo_radius_m: 4000 })
    expect(coarsenPlace(at, { geo_precision: 'exact', geo_radius_m: 137 }, 'town', null).geo_radius_m).toBe(4000)
  })
  it('stays as coarse as it was, and moves nevertheless', () => {
    const found = coarsenPlace(at, { geo_precision: 'district' }, 'neighbourhood', null)
    expect(found.geo_precision).toBe('district')
    expect(found.geometry?.coordinates).not.toEqual(at.coordinates)
  })
  it('is a point of its governorate where the outline is known, and nowhere for a country', () => {
    const outlines = { type: 'FeatureCollection' as const, features: [{ type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [[[38, 35], [40, 35], [40, 37], [38, 37], [38, 35]]] } }] }
    const found = coarsenPlace(at, {}, 'governorate', outlines)
    expect(coarsenPlace({ ...at, coordinates: [39.9, 36.9] }, {}, 'governorate', outlines)).toEqual(found)
    expect(coarsenPlace(at, {}, 'country', outlines)).toEqual({ geometry: null, geo_precision: 'country', geo_radius_m: undefined })
  })
  it('stands for an area too', () => {
    const polygon = { type: 'Polygon' as const, coordinates: [[[38.1, 35.1], [38.2, 35.1], [38.2, 35.2], [38.1, 35.1]]] }
    expect(coarsenPlace(polygon, { geo_precision: 'exact' }, 'town', null).geometry?.type).toBe('Point')
  })
})

describe('a coarsened time', () => {
  it.each([
    [{ date_start: '2020-01-29', date_precision: 'day' }, { date_start: '2020-01-01', date_precision: 'month' }],
    [{ date_start: '2020-01-29', date_precision: 'week' }, { date_start: '2020-01-01', date_end: '2020-02-29', date_precision: 'range' }],
    [{ date_start: '2020-01-05', date_end: '2020-01-09', date_precision: 'range' }, { date_start: '2020-01-01', date_precision: 'month' }],
    [{ date_start: '2020-05-12', date_precision: 'year' }, { date_start: '2020-01-01', date_precision: 'year' }],
    [{ date_start: '2020-05-12', date_precision: 'month' }, { date_start: '2020-05-01', date_precision: 'month' }],
    [{}, {}],
  ] as const)('of %j is %j', (dates, month) => expect(coarsenDates(dates)).toEqual(month))
  it('takes an item its hour, or its day and when it was collected', () => {
    const item = { kind: 'witness', when: { date: '2020-01-29', time_from: '22:30', time_to: '23:00' }, collected_at: '2020-01-30' } as Evidence
    expect(coarsenItem(item, 'day')).toEqual({ kind: 'witness', when: { date: '2020-01-29' }, collected_at: '2020-01-30' })
    expect(coarsenItem(item, 'month')).toEqual({ kind: 'witness' })
  })
})
