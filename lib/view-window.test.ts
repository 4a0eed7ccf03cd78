import { describe, expect, it } from 'vitest'
import { parseDay } from './time/day'
import { inWholeBins, resolveWindow, type Domain } from './view-window'

const days = (from: string, to: string) => ({ from: parseDay(from) as number, to: parseDay(to) as number })
const record: Domain = { first: parseDay('2010-01-01') as number, last: parseDay('2019-12-31') as number }
const manifest = { default_view: { from: '2015-01-01', to: '2015-12-31', camera: { lat: 0, lon: 0, zoom: 1 } } }

describe('the days of an address', () => {
  it('stay as they are in a record that is sent whole', () => {
    const view = { from: '2014-03-10', to: '2015-02-20' }
    expect(inWholeBins(view, record)).toBe(view)
  })

  it('are the whole bins around them in one that is summed, each end by itself', () => {
    const summed: Domain = { ...record, bin: 'month' }
    expect(inWholeBins({ from: '2014-03-10', to: '2015-02-20', q: 'x' }, summed)).toEqual({ from: '2014-03-01', to: '2015-02-28', q: 'x' })
    expect(inWholeBins({ from: null, to: '2015-02-20' }, summed)).toEqual({ from: null, to: '2015-02-28' })
    expect(inWholeBins({ from: null, to: '1970-01-01' }, summed).to).toBe('1970-01-31')
    const whole = { from: '2014-03-01', to: null }
    expect(inWholeBins(whole, summed)).toBe(whole)
  })

  it.each([[{ from: '2014-03-10', to: '2015-02-20' }, '2014-03-01', '2015-02-28'], [{ from: null, to: null }, '2015-01-01', '2015-12-31']])('%j: the window is the same before and after', (asked, from, to) => {
    const summed: Domain = { ...record, bin: 'month' }
    const view = { ...asked, mode: 'window' as const }
    expect(resolveWindow(view, manifest, summed)).toEqual(days(from, to))
    expect(resolveWindow(inWholeBins(view, summed), manifest, summed)).toEqual(days(from, to))
  })
})
