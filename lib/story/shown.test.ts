import { expect, it } from 'vitest'
import { incident, writeAtlas } from '../publish/fixtures/atlas'
import { domainOf } from '../static/explorer'
import { readSite } from '../static/site'
import { createEngine } from '../slice/engine'
import { chapterShown } from './shown'

const features = [
  incident('a', { date_start: '2020-03-01', killed_min: 2, killed_max: 3, target: ['school', 'home'] }), incident('b', { date_start: '2020-03-31', target: ['home'] }, [16, 46]),
  incident('c', { date_start: '2020-04-01', date_end: '2020-05-30', date_precision: 'range' }), incident('d', { date_start: '2020-12-01' }, null), incident('camp', { kind: 'situation', date_start: '2020-03-01' }),
]

it('counts what the map counts: by month, with shares of those whose day is not known, and by code', async () => {
  const site = await readSite(writeAtlas({ features }), { edition: null, most: 10 })
  const engine = createEngine(site.slice)
  const shown = (view: string, charts = ['months', 'targets']) => chapterShown({ view, blocks: charts.map(chart => ({ kind: 'chart' as const, chart: chart as 'months' })) }, engine, site.manifest, domainOf(site))
  const spring = shown('from=2020-03-01&to=2020-04-30')
  expect(spring).toMatchObject({ from: '2020-03-01', to: '2020-04-30', totals: { incidents: 3, killed: { min: 2, max: 3 } } })
  expect(spring.bounds?.map(Math.round)).toEqual([15, 45, 16, 46])
  // One year's colours: school, and grey for home.
  expect(spring.months?.months).toEqual([
    { from: '2020-03-01', to: '2020-03-31', known: [1, 1], spread: [0, 0] },
    { from: '2020-04-01', to: '2020-04-30', known: [0, 0], spread: [0.5, 0] },
  ])
  expect(spring.targets?.codes).toEqual([{ code: 'school', incidents: 2 }, { code: 'home', incidents: 2 }])
  expect(shown('from=2020-03-01&to=2020-04-30&target=home')).toMatchObject({ totals: { incidents: 2 }, targets: { codes: [{ code: 'home', incidents: 2 }] } })
  expect(shown('', [])).toMatchObject({ from: '2020-01-01', to: '2020-12-31', totals: { incidents: 4 }, withoutPlace: 1, months: null, targets: null })
})
