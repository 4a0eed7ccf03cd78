import { describe, expect, it } from 'vitest'
import { decades, plotSvg, short, spread } from './plot'

describe('decades', () => {
  it('reaches from the power of ten below to the one above', () => expect(decades([3, 250, 40])).toEqual([1, 10, 100, 1000]))
  it('has two marks also for one value', () => expect(decades([100])).toEqual([100, 1000]))
})

it('labels stand a step apart and stay above the bottom', () => {
  expect(spread([10, 12, 100], 17, 200)).toEqual([10, 27, 100])
  expect(spread([190, 195, 199], 17, 200)).toEqual([166, 183, 200])
})

it('rows are short', () => expect([1000, 10_000, 1_000_000, 10].map(short)).toEqual(['1k', '10k', '1M', '10']))

describe('plotSvg', () => {
  const plot = { title: 'A <way> & more', description: 'd', x: 'rows', y: 'ms', lines: [{ label: 'steady', points: [[1000, 10], [1_000_000, 10]] as [number, number][] }, { label: 'grows', points: [[1000, 10], [100_000, 100]] as [number, number][], end: 'over 90 s at 1M' }] }
  const svg = plotSvg(plot)
  it('draws each line where its values are: equal values at equal heights, ten times as much a decade higher', () => {
    const [steady, grows] = [...svg.matchAll(/class="s\d line" d="M([^"]+)"/g)].map(m => m[1].split('L').map(p => p.split(',').map(Number)))
    expect(steady[0][1]).toBe(steady[1][1])
    expect(grows[0]).toEqual(steady[0])
    expect(grows[1][0]).toBeCloseTo(steady[0][0] + ((steady[1][0] - steady[0][0]) * 2) / 3, 0)
    expect(grows[1][1]).toBeLessThan(grows[0][1])
  })
  it('names everything and is well formed', () => {
    for (const text of ['A &lt;way&gt; &amp; more', '>rows<', '>ms<', 'steady', 'over 90 s at 1M', '>1k<', '>1M<']) expect(svg).toContain(text)
    expect(svg.match(/<(?:text|tspan|svg|style|title|desc)\b/g)?.length).toBe(svg.match(/<\/(?:text|tspan|svg|style|title|desc)>/g)?.length)
    expect(svg).not.toContain('NaN')
  })
  it('leaves out what a log scale cannot show, and says so when nothing is left', () => {
    expect(plotSvg({ ...plot, lines: [...plot.lines, { label: 'nothing', points: [[1000, 0]] }] })).not.toContain('nothing')
    expect(() => plotSvg({ ...plot, lines: [] })).toThrow('no value above 0')
  })
})
