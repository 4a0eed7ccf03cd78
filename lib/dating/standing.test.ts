import { describe, expect, it } from 'vitest'
import { countsOf, daysBetween, momentOf, standingsAt, toldAs } from './standing'

/** Three scenes; gaps 0 to 3. */
const DAYS = [100, 110, 120]
const buildings = { from: [0, 1, 2, 3, 0, 1], to: [0, 1, 2, 3, 3, 2] }
const on = (day: number) => [...standingsAt(momentOf(DAYS, day), buildings)].join('')

describe('what is known on a day', () => {
  it('is uncertain within the interval and certain outside it', () => {
    expect(on(99)).toBe('100010')
    expect(on(100)).toBe('200010')
    expect(on(105)).toBe('210011')
    expect(on(110)).toBe('220011')
    expect(on(111)).toBe('221011')
    expect(on(120)).toBe('222012')
  })
  it('stays as the last scene shows it: nothing later is known, and nothing falls of itself', () => expect(on(900)).toBe(on(120)))
  it('is counted', () => expect(countsOf(standingsAt(momentOf(DAYS, 105), buildings))).toEqual({ standing: 2, uncertain: 3, destroyed: 1 }))
  it('is told by the days of the scenes', () => {
    expect([0, 1, 2, 3].map(g => daysBetween(DAYS, g, g))).toEqual([{ after: null, by: 100 }, { after: 100, by: 110 }, { after: 110, by: 120 }, { after: 120, by: null }])
    expect([toldAs(DAYS, 3, 3), toldAs(DAYS, 1, 2), toldAs(DAYS, 0, 1), toldAs(DAYS, 2, 3), toldAs(DAYS, 0, 3)]).toEqual(['stands', 'between', 'by', 'after', 'open'])
  })
})
