import { describe, expect, it } from 'vitest'
import { shipped } from './formats/fixtures/record'
import { EXPORT_IDS, exportNames, readExportQuestion, writeExportQuestion, writeRecordQuestion, writeStatementsQuestion } from './export-question'
import { readView } from './search-params'
import { parseDay } from './time/day'

const { manifest } = shipped()
const read = (query: string) => readExportQuestion(new URLSearchParams(query), manifest)

describe('what an address of an export asks for', () => {
  it('nothing: the whole edition, the undated too', () => expect(read('')).toMatchObject({ sort: 'date', narrowed: false, filter: { facets: {} } }))
  it('the view’s own names', () => {
    expect(read('from=2018-01-01&to=2019-01-01&match=certain&target=medical,education&grading=fair&q=raqqa&kind=incident&place=known&edition=1&area=box:35,34,40,37&sort=-killed&at=35,38,6')).toMatchObject({
      sort: '-killed', narrowed: true,
      filter: { days: { from: parseDay('2018-01-01'), to: parseDay('2019-01-01'), match: 'certain', undated: false }, facets: { target: ['medical', 'education'], grading: ['fair'] }, q: 'raqqa', kind: 'incident', place: 'known', area: { kind: 'box', bounds: [35, 34, 40, 37] } },
    })
  })
  it('a view’s address as it is: how a page shows it changes nothing', () => {
    expect(read('by=means&tab=table&span=2018-01-01/2019-01-01&at=35,38,6&claims=a&dating=b&moment=2019-01-01&pair=a/b&compare=fade&split=0.25')).toEqual(read(''))
  })
  it('cumulative: everything up to a day', () => expect(read('mode=cumulative&from=2018-01-01&to=2019-01-01')).toMatchObject({ filter: { days: { from: null, to: parseDay('2019-01-01') } } }))
  it.each(['limit=3', 'bbox=1,2,3,4', 'x='])('%s is unknown', query => expect(read(query)).toEqual({ unknown: query.split('=')[0] }))
  it.each(['from=2018-02-31', 'target=medical,nonsense', 'kind=x', 'place=here', 'area=box:1', 'match=maybe', 'sort=x', 'mode=x', 'edition=x', 'from=2019-01-01&to=2018-01-01'])('%s is refused, not passed over', query => expect(read(query)).toMatchObject({ name: expect.any(String), value: expect.any(String), expected: expect.any(String) }))
  it('records by their ids, each once, beside what else narrows', () => {
    expect(read('id=b-1,a,b-1&id=c&kind=incident')).toMatchObject({ narrowed: true, filter: { ids: ['b-1', 'a', 'c'], kind: 'incident' } })
    expect(read(writeRecordQuestion('idl-2020-01-29-ariha-shami').slice(1))).toMatchObject({ narrowed: true, filter: { ids: ['idl-2020-01-29-ariha-shami'] } })
    const many = (n: number) => read(`id=${Array.from({ length: n }, (_, i) => `r-${i}`).join(',')}`)
    expect(many(EXPORT_IDS)).toHaveProperty('filter')
    expect(many(EXPORT_IDS + 1)).toMatchObject({ name: 'id', expected: 'up to 200 ids of records by comma' })
  })
  it.each(['', 'a,', 'A', 'a_b', "a'b", 'مدرسة', 'a'.repeat(301)])('no id: “%s”', id => expect(read(`id=${encodeURIComponent(id)}`)).toMatchObject({ name: 'id', value: id }))
  it('knows every name that it reads', () => expect(exportNames(manifest)).toEqual(expect.arrayContaining(['from', 'target', 'grading', 'kind', 'at'])))
})

it('what is on screen is asked for with its window, the manifest’s own too', () => {
  const view = readView(new URLSearchParams('target=medical&by=grading&at=35,38,6&q=al&tab=table'), manifest)
  const query = writeExportQuestion(view, { from: manifest.default_view.from, to: manifest.default_view.to }, manifest)
  expect(query).toBe(`?target=medical&from=${manifest.default_view.from}&to=${manifest.default_view.to}&q=al`)
  expect(read(query.slice(1))).toMatchObject({ narrowed: true, filter: { facets: { target: ['medical'] }, q: 'al' } })
})

describe('statements', () => {
  const ask = (query: string) => readExportQuestion(new URLSearchParams(query), manifest, 'statements')
  it('are narrowed by the same names, newest first unless another order is asked for', () => {
    expect(ask('')).toMatchObject({ sort: '-date', narrowed: false })
    expect(ask('q=idlib&from=2019-01-01&target=medical&sort=title&tab=statements')).toMatchObject({ sort: 'title', narrowed: true, filter: { q: 'idlib', days: { from: parseDay('2019-01-01'), to: null }, facets: { target: ['medical'] } } })
  })
  it('have neither a place nor a toll to be asked for', () => {
    expect(exportNames(manifest, 'statements')).not.toContain('place')
    expect(ask('place=known')).toEqual({ unknown: 'place' })
    expect(ask('id=a')).toEqual({ unknown: 'id' })
    expect(ask('sort=killed')).toMatchObject({ name: 'sort', expected: 'one of date, -date, title, -title' })
  })
  it('on screen are narrowed by the search alone', () => {
    expect(writeStatementsQuestion(readView(new URLSearchParams('q=al&target=medical&from=2019-01-01&tab=statements'), manifest), manifest)).toBe('?q=al')
    expect(writeStatementsQuestion(readView(new URLSearchParams('target=medical'), manifest), manifest)).toBe('')
  })
})
