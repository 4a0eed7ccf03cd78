import { expect, it } from 'vitest'
import { FEED_FORMS, writeFeed, type Feed } from './feed'
import { atomFaults, FAULTS, jsonFaults, rssFaults } from './fixtures/feed-rules'
import { all, parseXml, textOf } from './fixtures/parse'

const address = (form: string) => `https://atlas.example/feeds/incidents.${form}?target=medical,education&q=%22a%22+%26+b`
const feed: Feed = {
  title: 'Atlas & “others”, 5 < 6', subtitle: 'What is new', language: 'ar', direction: 'rtl', home: 'https://atlas.example/ar?q=a&target=b', icon: 'https://atlas.example/icon.svg',
  self: { atom: address('atom'), rss: address('rss'), json: address('json') }, author: { name: 'Atlas', url: 'https://atlas.example/ar' }, licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }, updated: '2026-11-24',
  items: [
    { id: 'https://atlas.example/ar/incidents/a?edition=2', url: 'https://atlas.example/ar/incidents/a?edition=2', title: 'School & home < hospital', published: '2026-11-24', updated: '2026-11-24', paragraphs: ['5 < 6 & "7"', '\u20682–5\u2069 قتلى \u0001\uD800'], authors: ['A & B'], categories: [{ term: 'target:school', label: 'مدرسة' }], place: { lon: 36.61, lat: 35.81, radiusMeters: 3000, name: 'Ariha' } },
    { id: 'https://atlas.example/ar/incidents/b?edition=1', url: 'https://atlas.example/ar/incidents/b?edition=1', title: 'b', published: '2026-01-09', updated: '2026-01-09', paragraphs: ['b'], authors: [], categories: [], place: null },
  ],
}

it.each(FEED_FORMS)('writes %s that a validator has nothing to say of', form => {
  expect(FAULTS[form](writeFeed(feed, form), feed.self[form])).toEqual([])
})

it('gives days as each dialect wants them, latitude first, a radius for what is a disc', () => {
  const [item] = all(all(parseXml(writeFeed(feed, 'rss')), 'channel')[0], 'item')
  expect([textOf(item, 'pubDate'), textOf(item, 'georss:point'), textOf(item, 'georss:radius')]).toEqual(['Tue, 24 Nov 2026 00:00:00 GMT', '35.81 36.61', '3000'])
  const [entry, other] = all(parseXml(writeFeed(feed, 'atom')), 'entry')
  expect([textOf(entry, 'updated'), textOf(entry, 'georss:point'), all(other, 'georss:point').length]).toEqual(['2026-11-24T00:00:00Z', '35.81 36.61', 0])
})

it('keeps text as text: escaped once in a title, twice in a description, without what XML cannot hold', () => {
  const [item] = all(all(parseXml(writeFeed(feed, 'rss')), 'channel')[0], 'item')
  expect(textOf(item, 'title')).toBe('School & home < hospital')
  expect(textOf(item, 'description')).toBe('<p dir="rtl">5 &lt; 6 &amp; &quot;7&quot;</p>\n<p dir="rtl">\u20682–5\u2069 قتلى </p>')
  const [json] = (JSON.parse(writeFeed(feed, 'json')) as { items: { content_html: string }[] }).items
  expect(json.content_html).toBe(textOf(item, 'description'))
})

it('the rules find what is wrong', () => {
  const wrong = { ...feed, items: [{ ...feed.items[0], title: '<b>x</b>', url: '/x', updated: '2026-01-01' }, { ...feed.items[0] }] }
  const sentences = atomFaults(writeFeed(wrong, 'atom'), 'https://other.example/')
  for (const part of ['link to itself', 'markup in the title', 'link to /x', 'before it was published', 'id twice']) expect(sentences.some(s => s.includes(part)), part).toBe(true)
  expect(rssFaults(writeFeed(wrong, 'rss'), feed.self.rss).join()).toMatch(/guid twice/)
  expect(jsonFaults(writeFeed({ ...wrong, language: 'Arabic!' }, 'json'), feed.self.json).join()).toMatch(/language.*url \/x.*id twice/)
  const far = { ...feed, items: [{ ...feed.items[0], place: { lon: 35, lat: 136, radiusMeters: 0, name: '' } }] }
  expect(atomFaults(writeFeed(far, 'atom'), feed.self.atom).join()).toMatch(/is not latitude/)
})
