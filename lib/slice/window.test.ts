import fc from 'fast-check'
import { expect, it } from 'vitest'
import { filterRows } from './filters'
import { prepare } from './prepare'
import { record, sliceOfRecords } from './records.fixture'
import { formatDay } from '../time/day'
import { firstAbove, inWindow, visitWindow } from './window'

it('finds the first value above a bound', () => {
  const values = [1, 3, 3, 7]
  expect([0, 1, 3, 6, 7].map(bound => firstAbove(4, k => values[k], bound))).toEqual([0, 1, 3, 3, 4])
})

it('visits just the rows of the window, each once', () => {
  const interval = fc.record({ start: fc.integer({ min: 0, max: 60 }), days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 80 })) })
  const window = fc.record({ from: fc.integer({ min: -5, max: 70 }), days: fc.integer({ min: -3, max: 40 }), match: fc.constantFrom('possible' as const, 'certain' as const) })
  fc.assert(fc.property(fc.array(interval, { maxLength: 60 }), window, fc.boolean(), (list, { from, days, match }, oneDay) => {
    const { columns, meta } = sliceOfRecords(list.map((r, i) => record({ id: `r-${i}`, date_start: formatDay(r.start), date_end: oneDay ? undefined : formatDay(r.start + r.days) })))
    const p = prepare(columns)
    const asked = { from, to: from + days, match }
    const seen: number[] = []
    visitWindow(p, filterRows(p, meta, { facets: {}, area: null }).passing, asked, new Uint32Array(p.rows.length), (rows, a, b) => seen.push(...rows.subarray(a, b)))
    const wanted = [...p.all].filter(i => inWindow(p.start[i], p.end[i], asked))
    expect(seen.sort((a, b) => a - b)).toEqual(wanted)
  }), { numRuns: 500 })
})
