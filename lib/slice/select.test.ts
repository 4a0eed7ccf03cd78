import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containsPoint } from '../geo/area'
import { setOf } from '../text/ord-set'
import { intervalOf } from '../time/interval'
import { matches } from './naive.fixture'
import { queries, record, records, sliceOfRecords, FIRST, LAST } from './records.fixture'
import type { Placed } from './compile'
import { orderOf, type Ranks } from './ranks'
import { pageOf, placed, selectRows, type RowFilter } from './select'

const idsOf = (list: Placed[], filter: RowFilter) => {
  const { columns, meta } = sliceOfRecords(list)
  return [...selectRows(columns, meta, filter)].map(row => columns.id[row])
}
const sorted = (ids: string[]) => [...ids].sort()

describe('selectRows', () => {
  it('selects what the engine and the rules of counting select', () => fc.assert(fc.property(records, queries, (list, q) => {
    const filter: RowFilter = { days: { ...q.window, undated: false }, facets: q.facets, area: q.area ?? undefined, kind: 'incident' }
    expect(sorted(idsOf(list, filter))).toEqual(sorted(list.filter(r => r.properties.kind === 'incident' && matches(r, q)).map(r => r.properties.id)))
  }), { numRuns: 150, seed: 1 }))

  it('takes what the standard takes: open ends, the undated and the placeless', () => {
    const end = fc.option(fc.integer({ min: FIRST - 40, max: LAST + 40 }), { nil: null })
    const bbox = fc.option(fc.constantFrom<[number, number, number, number]>([36, 34, 40, 36], [170, -20, -170, 20]), { nil: undefined })
    fc.assert(fc.property(records, end, end, fc.constantFrom('possible' as const, 'certain' as const), fc.boolean(), bbox, fc.constantFrom('known' as const, 'unknown' as const, undefined), fc.boolean(), (list, from, to, match, undated, box, place, someIds) => {
      const { columns } = sliceOfRecords(list)
      const among = someIds ? setOf(columns.length, columns.id.flatMap((id, row) => (Number(id.slice(2)) % 3 ? [] : [row]))) : undefined
      const expected = list.filter(({ properties: p, lon, lat }) => {
        const days = intervalOf(p)
        const inTime = days ? (match === 'certain' ? (from === null || days.start >= from) && (to === null || days.end <= to) : (to === null || days.start <= to) && (from === null || days.end >= from)) : undated
        const inBox = !box || lon === undefined || lat === undefined || containsPoint({ kind: 'box', bounds: box }, lon, lat)
        return inTime && inBox && (!place || (place === 'known') === (lon !== undefined)) && (!someIds || Number(p.id.slice(2)) % 3 === 0)
      })
      expect(sorted(idsOf(list, { days: { from, to, match, undated }, bbox: box, place, among }))).toEqual(sorted(expected.map(r => r.properties.id)))
    }), { numRuns: 200, seed: 2 })
  })

  it('matches nothing for a code that the facet does not have', () => expect(idsOf([record({ id: 'a', date_start: '2019-01-01', target: ['t0'] })], { facets: { target: ['none'] } })).toEqual([]))
})

describe('pages', () => {
  it('follow one another without gap or repetition in every order, the unknown last', () => fc.assert(fc.property(
    fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 4 }), { nil: -1 }), fc.option(fc.integer({ min: 0, max: 9 }), { nil: null })), { maxLength: 60 }), fc.boolean(),
    fc.constantFrom('title', '-title', 'date', '-date', 'grading', '-grading'), fc.integer({ min: 1, max: 9 }), (rows, some, sort, limit) => {
      const list = rows.map(([day], i) => record({ id: `r-${i}`, date_start: day < 0 ? undefined : `2019-01-0${day + 1}` }))
      const slice = sliceOfRecords(list)
      const title = Uint32Array.from(slice.columns.id, id => rows[Number(id.slice(2))][1] ?? 0xffffffff)
      const order = orderOf(slice.columns, { title, place: title, killed: title, injured: title } satisfies Ranks, sort)
      const chosen = selectRows(slice.columns, slice.meta, {}).filter(row => !some || row % 17 === 3)
      const got: number[] = []
      for (let after: number | null = null; ;) {
        const page = pageOf(chosen, order && placed(order), after, limit)
        if (!page.length) break
        got.push(...page)
        after = page[page.length - 1]
      }
      const value = (row: number) => (sort.endsWith('title') ? title[row] : sort.endsWith('date') ? slice.columns.start[row] : slice.columns.grading[row])
      const unknown = (row: number) => value(row) === 0xffffffff || value(row) === 0x7fffffff
      const expected = [...chosen].sort((a, b) => Number(unknown(a)) - Number(unknown(b)) || (unknown(a) ? 0 : sort.startsWith('-') ? value(b) - value(a) : value(a) - value(b)) || a - b)
      expect(got).toEqual(expected)
    }), { numRuns: 200, seed: 4 }))
})
