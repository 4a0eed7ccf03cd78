import { describe, expect, it } from 'vitest'
import type { Visit } from './drive'
import { comparePlot, compareReport, compareTable, PLOTS } from './report'
import { measuredOf } from './run'

const way = { label: 'a way', short: 'way' }
const moved = (ms: number) => ({ drawn: [ms, ms + 1], shown: [2 * ms, 2 * ms + 10], main: ms / 10, all: ms / 2 })
const visit = (change: Partial<Visit> = {}): Visit => ({ crashed: false, loadMs: 300, dataBytes: 2e6, codeBytes: 5e5, heldBytes: 3e8, peakBytes: 4e8, heapBytes: 2e7, window: moved(20), cumulative: moved(50), counted: [{ said: 7, truth: 7 }], ...change })
const cells = (m: ReturnType<typeof measuredOf>) => compareTable({ measured: [m] }).split('\n')[2].split('|').map(cell => cell.trim()).slice(1, -1)

describe('one row', () => {
  it('has medians of the visits, percentiles over all their changes, the highest peak', () => {
    const m = measuredOf(1000, way, [visit(), visit({ loadMs: 500, window: moved(40), peakBytes: 9e8 }), visit({ loadMs: 400 })])
    expect(cells(m)).toEqual(['1,000', 'a way', '400', '2.0', '0.5', '2.0', '10.0', '21.0 / 41.0', '50.0 / 90.0', '25.0', '100 / 110', '300', '900', '20', 'yes', '6 (3)'])
  })
  it('says what took too long, and claims nothing of what came after it', () => {
    expect(cells(measuredOf(1000, way, [visit({ loadMs: null, window: null, cumulative: null, counted: [], heapBytes: 0 })]))).toEqual(['1,000', 'a way', 'over 90 s', '2.0', '0.5', '–', '–', '–', '–', '–', '–', '300', '400', '–', 'not checked', '0 (1)'])
    expect(cells(measuredOf(1000, way, [visit({ cumulative: null })])).slice(7, 11)).toEqual(['20.0 / 21.0', '40.0 / 50.0', '–', 'over 45 s'])
  })
  it('says that a page crashed, not that it was slow', () => expect(cells(measuredOf(1000, way, [visit({ crashed: true, loadMs: null, window: null, cumulative: null })]))[2]).toBe('its page crashed'))
  it('is not exact when one count was off', () => expect(measuredOf(1000, way, [visit(), visit({ counted: [{ said: 998, truth: 58 }] })]).exact).toBe(false))
})

it('a line that ends early says why', () => {
  const measured = [measuredOf(100_000, way, [visit()]), measuredOf(1_000_000, way, [visit({ loadMs: null, window: null, cumulative: null })])]
  expect(comparePlot(measured, PLOTS[0])).toContain('(loads over 90 s at 1M)')
})

it('names the plots only when they were written, each with a text in their place', () => {
  const measured = [measuredOf(1000, way, [visit()])]
  for (const { file } of PLOTS) expect(compareReport({ measured, hidden: null }, true)).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\(${file}\\)`))
  expect(compareReport({ measured, hidden: { said: 998, truth: 58 } }, false)).not.toContain('![')
})
