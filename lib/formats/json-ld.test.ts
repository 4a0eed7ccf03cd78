import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { evidenceFileSchema } from '../model/evidence'
import { incidentSchema } from '../model/incident'
import { inLanguage } from '../model/facets'
import { manifestSchema } from '../model/manifest'
import { statementSchema } from '../model/statement'
import { storyText } from '../model/story'
import { planFolder } from '../publish/build'
import { representative } from '../publish/geometry'
import type { FoundIncident } from '../model/found'
import { vocabularyFaults } from './fixtures/schema-org'
import { datasetLd, evidenceLd, graph, incidentLd, ldText, statementLd, storyLd, textPageLd, type LdContext } from './json-ld'

const json = (name: string) => JSON.parse(readFileSync(`data/${name}`, 'utf8')) as Record<string, unknown>
const manifest = manifestSchema.parse(json('atlas.json'))
const context = (locale: string): LdContext => ({ site: 'https://atlas.example', locale, manifest, edition: { number: 1, date: '2026-11-24', draft: false }, page: (path, language = locale) => `https://atlas.example${language === 'ar' ? '/ar' : ''}${path}` })
const incidents = (json('incidents.geojson') as unknown as { features: { properties: object; geometry: FoundIncident['incident']['geometry'] }[] }).features.map((f): FoundIncident => {
  const point = representative(f.geometry)
  return { kind: 'found', incident: { properties: incidentSchema.parse(f.properties), geometry: f.geometry, point: point && [point[0], point[1]] }, statements: [], contextStatements: [] }
})
const texts = (locale: string, p: Record<string, unknown>) => ({ title: String(p[`title_${locale}`]), summary: String(p[`summary_${locale}`] ?? ''), place: String(p[`place_${locale}`] ?? '') })

it.each(['en', 'ar'])('says nothing of any page that schema.org does not know, in %s', locale => {
  const c = context(locale)
  const dataset = datasetLd(c, { days: { from: 16_000, to: 18_600 }, languages: ['en', 'ar'] })
  expect(vocabularyFaults(graph(dataset, textPageLd(c, '/methodology', 'Method', 'How')))).toEqual([])
  for (const found of incidents) expect(vocabularyFaults(graph(...incidentLd(c, { ...found, statements: [{ id: 's', date: '2020-01-01', title_en: 's' }] }, texts(locale, found.incident.properties)))), found.incident.properties.id).toEqual([])
  for (const { incidents: uses, ...item } of evidenceFileSchema.parse(json('evidence.json')).evidence) {
    const use = (id: string) => ({ incident: { id, kind: 'incident' as const, title_en: id, grading: 'fair' as const, facets: {} }, supports: [], contradicts: [], anchor: '' })
    for (const published of [true, false]) expect(vocabularyFaults(graph(...evidenceLd(c, { kind: 'found', id: item.id as string, item: { ...item, published }, matched: uses.length, uses: uses.map(u => use(u.id)), points: [], bounds: null, days: null }, { title: item.kind, shows: item.shows_en ?? '', list: 'Evidence' }))), item.id).toEqual([])
  }
  for (const s of (json('statements.json') as { statements: object[] }).statements.map(s => statementSchema.parse(s))) {
    expect(vocabularyFaults(graph(...statementLd(c, { kind: 'found', statement: s, incidents: [{ id: 'a', kind: 'incident', title_en: 'a', grading: 'fair', facets: {} }], contextIncidents: [], matched: 1, contextMatched: 0, points: [], bounds: null, days: null }, { ...texts(locale, s), publisher: s.publisher_en, list: 'Statements' }))), s.id).toEqual([])
  }
})

it.each(['en', 'ar'])('of the stories neither: an article of the atlas, in chapters, that names what it tells of, in %s', async locale => {
  const c = context(locale)
  const { stories } = (await planFolder('data')).current.compile().finish()
  expect(stories.length).toBeGreaterThan(2)
  for (const story of stories) {
    const nodes = storyLd(c, story, 'Stories')
    expect(vocabularyFaults(graph(...nodes)), story.slug).toEqual([])
    const { title, chapters } = storyText(story, locale).text
    expect(nodes.map(n => n['@type'])).toEqual(['WebPage', 'Article'])
    expect(nodes[1]).toMatchObject({ headline: title, datePublished: story.date, inLanguage: locale, articleSection: chapters.map(chapter => chapter.title), author: { '@type': 'Organization', name: inLanguage(manifest.title, locale) }, mainEntityOfPage: c.page(`/stories/${story.slug}`) })
    expect(JSON.stringify(nodes[1].mentions)).toContain(c.page(`/incidents/${story.incidents[0]}`))
  }
})

/** A record with these properties; a town's centre. */
const made = (properties: object, point: [number, number] | null = [36.6, 35.8]): FoundIncident => ({ kind: 'found', incident: { properties: incidentSchema.parse({ id: 'a', title_en: 'A', sources: [{ title: 'x', publisher: 'x' }], ...properties }), geometry: point && { type: 'Point', coordinates: point }, point }, statements: [], contextStatements: [] })
const event = (properties: object, point?: [number, number] | null) => incidentLd(context('en'), made(properties, point), { title: 'A', summary: '', place: '' }).find(node => node['@type'] === 'Event')

it('is no more exact than the record: dates by their precision, places as circles, no organiser, no toll', () => {
  expect(event({ date_start: '2020-01-29', date_precision: 'day' })).toMatchObject({ startDate: '2020-01-29', endDate: undefined })
  expect(event({ date_start: '2020-01-01', date_precision: 'month' })).toMatchObject({ startDate: '2020-01' })
  expect(event({ date_start: '2020-01-01', date_precision: 'year' })).toMatchObject({ startDate: '2020' })
  expect(event({ date_start: '2020-01-01', date_precision: 'week' })).toMatchObject({ startDate: '2020-01-01', endDate: '2020-01-07' })
  expect(event({})?.startDate).toBeUndefined()
  expect(event({ geo_precision: 'town' })).toMatchObject({ location: { geo: { '@type': 'GeoCircle', geoRadius: 3000, geoMidpoint: { latitude: 35.8, longitude: 36.6 } } } })
  expect(event({ geo_precision: 'exact' })).toMatchObject({ location: { geo: { '@type': 'GeoCoordinates' } } })
  for (const vague of ['governorate', 'country']) expect(event({ geo_precision: vague })?.location, vague).toBeUndefined()
  expect(event({ geo_precision: 'town' }, null)?.location).toBeUndefined()
  for (const found of incidents) for (const node of incidentLd(context('en'), found, texts('en', found.incident.properties))) for (const never of ['organizer', 'performer', 'attendee']) expect(Object.keys(node)).not.toContain(never)
})

it('a situation is no event', () => {
  const nodes = incidentLd(context('en'), made({ kind: 'situation', date_start: '2019-01-01', date_end: '2020-05-01', date_precision: 'range' }), { title: 'Camp', summary: '', place: 'Al-Hol' })
  expect(nodes.map(n => n['@type'])).toEqual(['WebPage'])
  expect(nodes[0].temporalCoverage).toBe('2019-01-01/2020-05-01')
})

it('the rules find what schema.org does not know', () => {
  const faults = vocabularyFaults(graph({ '@type': 'Event', name: 'x', startDate: 'soon', killed: 3, headline: 'y', location: { '@type': 'Organization', name: 'z' } }, { '@type': 'Attack' }))
  for (const part of ['startDate is "soon"', 'property killed', 'headline is no property of Event', 'holds Organization', 'type Attack']) expect(faults.some(f => f.includes(part)), part).toBe(true)
})

it('no tag can begin in it', () => {
  expect(ldText({ name: '</script><script>alert(1)</script>' })).not.toContain('<')
  expect(JSON.parse(ldText({ name: '</script>' }))).toEqual({ name: '</script>' })
})
