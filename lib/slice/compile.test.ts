import { describe, expect, it } from 'vitest'
import { GEO_PRECISIONS, GRADINGS } from '../model/codes'
import type { IncidentProperties } from '../model/incident'
import { FLAG, NO_DAY } from './columns'
import { compileRows, cut, toll } from './compile'
import { createEngine } from './engine'
import { FIRST, LAST, manifest, record, sliceOfRecords } from './records.fixture'
import type { TollLine } from './types'

const totals = (...list: Partial<IncidentProperties>[]): TollLine =>
  createEngine(sliceOfRecords(list.map((p, i) => record({ id: `r-${i}`, date_start: '2020-03-01', ...p })))).frame({
    window: { from: FIRST, to: LAST, match: 'possible' }, facets: {}, area: null, by: { property: 'target', groupOfCode: [], groups: 1 }, viewport: null, histogram: null, overview: null }).totals

describe('tolls, rule by rule', () => {
  it('sums minima and maxima apart', () => {
    expect(totals({ killed_min: 3, killed_max: 5 }, { killed_min: 10, killed_max: 10 }).killed).toEqual({ min: 13, max: 15, open: false })
  })
  it('takes the min for an absent max, and shows that the sum is open', () => {
    expect(toll(30, undefined)).toEqual({ min: 30, max: 30, open: true })
    expect(totals({ killed_min: 30 }, { killed_min: 1, killed_max: 2 }).killed).toEqual({ min: 31, max: 32, open: true })
  })
  it('takes 0 for an absent min', () => {
    expect(totals({ injured_max: 7 }).injured).toEqual({ min: 0, max: 7, open: false })
  })
  it('adds nothing when both are absent, and says of how many nothing is known', () => {
    expect(toll(undefined, undefined)).toBeNull()
    expect(totals({}, { killed_min: 2, killed_max: 2 })).toEqual({ incidents: 2, killed: { min: 2, max: 2, open: false }, injured: { min: 0, max: 0, open: false }, unknown: 1 })
  })
  it('holds a known 0 apart from what is not known', () => {
    expect(totals({ killed_min: 0, killed_max: 0 }).unknown).toBe(0)
    expect(totals({ injured_min: 0 })).toMatchObject({ unknown: 0, injured: { min: 0, max: 0, open: true } })
  })
  it('counts an incident whose toll does not count, and adds none of it', () => {
    expect(totals({ killed_min: 9, counts_in_totals: false }, { counts_in_totals: false })).toEqual({ incidents: 2, killed: { min: 0, max: 0, open: false }, injured: { min: 0, max: 0, open: false }, unknown: 0 })
  })
  it('never counts a situation', () => {
    expect(totals({ kind: 'situation', killed_min: 9 })).toMatchObject({ incidents: 0, killed: { min: 0, max: 0 }, unknown: 0 })
  })
  it('counts incidents of every grade, and tolls of the headline grades only', () => {
    expect(totals({ killed_min: 1, killed_max: 1, grading: 'contested' }, { killed_min: 5, grading: 'discounted' }, { grading: 'discounted' }))
      .toEqual({ incidents: 3, killed: { min: 1, max: 1, open: false }, injured: { min: 0, max: 0, open: false }, unknown: 0 })
  })
})

describe('rows', () => {
  const columns = compileRows([
    record({ id: 'undated' }),
    record({ id: 'b', date_start: '2020-01-02', target: ['t4', 't0', 'unknown-code'], geo_precision: 'town', grading: 'weak' }, 36, 35),
    record({ id: 'a', date_start: '2020-01-02', killed_min: 1, injured_min: 4, injured_max: 5 }, 37, 35),
    record({ id: 'month', date_start: '2020-01-20', date_precision: 'month', geo_precision: 'country' }),
    record({ id: 'disc', date_start: '2020-06-01', geo_precision: 'governorate', geo_radius_m: 750 }),
  ], manifest)

  it('are sorted by the first day, then by id; undated last', () => {
    expect(columns.id).toEqual(['month', 'a', 'b', 'disc', 'undated'])
    expect([columns.start[4], columns.end[4]]).toEqual([NO_DAY, NO_DAY])
    expect(columns.end[0] - columns.start[0]).toBe(30)
  })
  it('hold masks in the manifest’s order, grades, discs and points', () => {
    expect(columns.masks[0][2]).toBe(0b10001)
    expect(GRADINGS[columns.grading[2]]).toBe('weak')
    expect([columns.lon[2], columns.lat[0]]).toEqual([36, NaN])
    expect(GEO_PRECISIONS[columns.precision[2]]).toBe('town')
    expect([...columns.radius]).toEqual([NaN, 3000, 3000, 750, 3000])
    expect([...columns.flags]).toEqual([0, FLAG.killedOpen, 0, 0, 0])
    expect([...columns.nUnknown]).toEqual([1, 0, 1, 1, 1])
  })
  it('can be cut to some of them', () => {
    const some = cut(columns, Uint32Array.of(1, 3))
    expect([some.length, some.id, [...some.lon], [...some.radius], some.masks.length]).toEqual([2, ['a', 'disc'], [37, NaN], [3000, 750], 3])
  })
  it('know the first and the last day of the record', () => {
    const { meta } = sliceOfRecords([record({ id: 'x', date_start: '2020-03-05', date_precision: 'year' }), record({ id: 'y', date_start: '2020-06-01' }), record({ id: 'z' })])
    expect([meta.first, meta.last, meta.rows]).toEqual([18_262, 18_627, 3])
    expect(sliceOfRecords([record({ id: 'z' })]).meta).toMatchObject({ first: null, last: null })
  })
})
