import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GRADINGS } from './model/codes'
import { manifestSchema, type Manifest } from './model/manifest'
import { EMPTY_VIEW, SORTS, readView, writeView } from './search-params'
import { formatDay } from './time/day'
import type { View } from './view'

const manifest: Manifest = manifestSchema.parse(JSON.parse(readFileSync('data/atlas.json', 'utf8')))
const read = (query: string) => readView(new URLSearchParams(query), manifest)

const day = fc.integer({ min: -100_000, max: 100_000 }).map(formatDay)
const days = fc.tuple(day, day).map(([a, b]): [string, string] => (a <= b ? [a, b] : [b, a]))
const degrees = (max: number) => fc.integer({ min: -max * 1e5, max: max * 1e5 }).map(x => x / 1e5)
const facets = fc.record(Object.fromEntries([...manifest.facets.map(f => [f.property, f.codes.map(c => c.code)] as const), ['grading', GRADINGS] as const]
  .map(([property, codes]) => [property, fc.subarray([...codes], { minLength: 1 })])), { requiredKeys: [] }) as fc.Arbitrary<View['facets']>
const view: fc.Arbitrary<View> = fc.record({
  window: fc.option(days), match: fc.constantFrom('possible' as const, 'certain' as const), mode: fc.constantFrom('window' as const, 'cumulative' as const), facets,
  statement: fc.option(fc.stringMatching(/^[a-z0-9-]{1,20}$/)), q: fc.string({ unit: 'grapheme' }).map(q => q.trim()), area: fc.constantFrom(null, { kind: 'circle' as const, center: [39, 36] as [number, number], radiusMeters: 500 }),
  by: fc.constantFrom(null, 'grading'), tab: fc.constantFrom('incidents' as const, 'statements' as const, 'table' as const), sort: fc.constantFrom(null, ...SORTS),
  span: fc.option(days), at: fc.option(fc.record({ lat: degrees(85), lon: degrees(180), zoom: fc.integer({ min: 0, max: 2400 }).map(z => z / 100) })), claims: fc.option(fc.stringMatching(/^[a-z0-9-]{1,20}$/)), dating: fc.option(fc.stringMatching(/^[a-z0-9-]{1,20}$/)), edition: fc.option(fc.integer({ min: 0, max: 1e6 })),
  moment: fc.option(day), pair: fc.option(fc.tuple(fc.stringMatching(/^[a-z0-9-]{1,20}$/), fc.stringMatching(/^[a-z0-9-]{1,20}$/))), compare: fc.constantFrom('swipe' as const, 'fade' as const), split: fc.integer({ min: 0, max: 100 }).map(n => n / 100),
}).map(({ window, ...rest }) => ({ ...rest, from: window?.[0] ?? null, to: window?.[1] ?? null }))

describe('the view in the URL', () => {
  it('comes back as it was, through one text', () => fc.assert(fc.property(view, v => {
    const query = writeView(v, manifest)
    expect(read(query)).toEqual(v)
    expect(writeView(read(query), manifest)).toBe(query)
  })))
  it('leaves defaults out', () => {
    expect(writeView(EMPTY_VIEW, manifest)).toBe('')
    expect(writeView({ ...EMPTY_VIEW, ...manifest.default_view.from ? { from: manifest.default_view.from, to: manifest.default_view.to ?? null } : {}, by: manifest.facets[0].property }, manifest)).toBe('')
  })
  it('falls to the default where it makes no sense, and ignores unknown names', () => {
    expect(read('from=2020-02-30&to=x&match=maybe&mode=1&at=1,2&at=91,0,3&area=box:1&span=2020-01-02/2020-01-01&tab=no&sort=up&edition=-1&by=nothing&moment=2020-02-30&pair=a&compare=both&split=2&dating=A+town&grading=none&utm_source=x&q=+++')).toEqual(EMPTY_VIEW)
    expect(read('from=2020-02-02&to=2020-02-01')).toEqual(EMPTY_VIEW)
  })
  it('keeps the signs of places and dates readable, and escapes what a query would take as its own', () => {
    expect(writeView({ ...EMPTY_VIEW, q: 'a&b=c #d', span: ['2020-01-01', '2020-02-01'], at: { lat: 36, lon: 39.5, zoom: 9.25 } }, manifest)).toBe('?q=a%26b%3Dc+%23d&span=2020-01-01/2020-02-01&at=36.00000,39.50000,9.25')
  })
  it('reads what a plain form sends, and keeps the manifest’s order of codes', () => {
    const [a, b] = manifest.facets[0].codes.map(c => c.code)
    expect(read(`${manifest.facets[0].property}=${b}&${manifest.facets[0].property}=${a}&${manifest.facets[0].property}=nonsense`).facets).toEqual({ [manifest.facets[0].property]: [a, b] })
    expect(readView({ [manifest.facets[0].property]: [b, a] }, manifest).facets).toEqual({ [manifest.facets[0].property]: [a, b] })
  })
})
