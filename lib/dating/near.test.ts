import { describe, expect, it } from 'vitest'
import { parseDay } from '../time/day'
import { buildingsNear, FARTHEST_METERS, fallOf, isNear, reachOf, spotOf, type DatedPlaces, type Spot, type PlacedRecord } from './near'

const day = (iso: string) => parseDay(iso) as number
/** Four buildings some 111 m apart, going north: fell in gap 1, in gaps 1 or 2, not firm, standing. */
const places = (more: Partial<DatedPlaces> = {}): DatedPlaces => ({
  drawing: false, days: ['2020-01-01', '2020-02-01', '2020-03-01'].map(day), middles: [0, 1, 2, 3].map(n => [15, 45 + n / 1000] as const),
  from: [1, 1, 1, 3], to: [1, 2, 1, 3], firm: [1, 1, 0, 1], stage: ['settled', 'settled', 'open', 'settled'], ...more,
})
const record = (more: Partial<PlacedRecord> = {}): PlacedRecord => ({ kind: 'incident', point: [15, 45], geo_precision: 'exact', date_start: '2020-01-15', date_precision: 'day', ...more })
const near = (more: Partial<PlacedRecord>, of: Partial<DatedPlaces> = {}) => buildingsNear(record(more), places(of))

describe('buildings near a record, in its days', () => {
  it('are those with a certain date that may be the same', () => {
    expect(near({})).toEqual([0, 1])
    expect(near({ date_start: '2020-02-15' })).toEqual([1])
    expect(near({ date_start: '2020-03-02' })).toEqual([])
  })
  it('fell after the picture that last shows them standing, perhaps that same evening, and by the next one: both days are inside, no other', () => {
    expect(fallOf(places(), 0)).toEqual({ start: day('2020-01-01'), end: day('2020-02-01') })
    expect(near({ date_start: '2019-12-31' })).toEqual([])
    expect(near({ date_start: '2020-01-01' })).toEqual([0, 1])
    expect(near({ date_start: '2020-02-01' })).toEqual([0, 1])
    expect(near({ date_start: '2020-02-02' })).toEqual([1])
  })
  it('honour how well the day is known: a month touches all of it, without a day there is none', () => {
    expect(near({ date_start: '2020-02-20', date_precision: 'month' })).toEqual([0, 1])
    expect(near({ date_start: '2020-03-20', date_end: '2020-04-02', date_precision: 'range' })).toEqual([])
    expect(near({ date_start: undefined })).toEqual([])
  })
  it('honour how well the place is known: 300 m about a point, its disc where that is wider, none about a governorate', () => {
    const far = { middles: [0, 400, 2900, 16_000].map(m => [15, 45 + m / 111_195] as const), from: [1, 1, 1, 1], to: [1, 1, 1, 1], firm: [1, 1, 1, 1] as (0 | 1)[] }
    expect(near({}, far)).toEqual([0])
    expect(near({ geo_precision: 'neighbourhood' }, far)).toEqual([0, 1])
    expect(near({ geo_precision: 'town' }, far)).toEqual([0, 1, 2])
    expect(near({ geo_radius_m: 14_000 }, far)).toEqual([0, 1, 2])
    expect(near({ geo_precision: 'district' }, { ...far, middles: far.middles.map(([x, y]) => [x, 45 + (y - 45) * 0.9] as const) })).toEqual([0, 1, 2, 3])
    expect(near({ geo_radius_m: 20_000 }, far)).toEqual([])
    expect(near({ geo_precision: 'governorate' }, far)).toEqual([])
    expect(near({ geo_precision: undefined }, far)).toEqual([0, 1, 2])
    expect(near({ point: null }, far)).toEqual([])
    expect([reachOf(record()), reachOf(record({ geo_precision: 'country' })), FARTHEST_METERS]).toEqual([300, null, 15_000])
  })
  it('are none where the date is open on a side, the building stands, or nothing is certain; known and decided ones count', () => {
    const all = { from: [0, 1, 3, 1], to: [1, 3, 3, 1] }
    expect(near({}, { ...all, firm: [1, 1, 1, 0] })).toEqual([])
    expect(near({ geo_precision: 'town' }, { ...all, firm: [1, 1, 1, 0], stage: ['settled', 'settled', 'settled', 'reviewed'] })).toEqual([3])
    expect(near({ geo_precision: 'town' }, { ...all, firm: [0, 0, 0, 0], stage: ['gold', 'gold', 'gold', 'gold'] })).toEqual([3])
  })
  it('are none for a situation, and a drawing is near nothing', () => {
    expect(near({ kind: 'situation' })).toEqual([])
    expect(near({}, { drawing: true })).toEqual([])
    const spot = spotOf(record()) as Spot
    expect(isNear(spot, places({ drawing: true }), 0)).toBe(false)
    expect(isNear(spot, places(), 0)).toBe(true)
    expect(spotOf(record({ kind: 'situation' }))).toBe(null)
  })
})
