import { expect, it } from 'vitest'
import { all, parseXml, textOf } from './fixtures/parse'
import { sitemap, sitemapIndex } from './sitemap'

const page = { languages: { en: 'https://a.example/x?b=1&c=2', ar: 'https://a.example/ar/x?b=1&c=2' }, fallback: 'https://a.example/x?b=1&c=2', changed: '2026-11-24' }

it('names each page once per language, each with all of its languages', () => {
  const root = parseXml(sitemap([page]))
  expect([root.uri, root.local]).toEqual(['http://www.sitemaps.org/schemas/sitemap/0.9', 'urlset'])
  expect(all(root, 'url').map(url => [textOf(url, 'loc'), textOf(url, 'lastmod')])).toEqual(Object.values(page.languages).map(address => [address, '2026-11-24']))
  for (const url of all(root, 'url')) {
    expect(url.children.map(c => c.name)).toEqual(['loc', 'lastmod', 'xhtml:link', 'xhtml:link', 'xhtml:link'])
    expect(all(url, 'xhtml:link').map(link => [link.uri, link.attributes.rel, link.attributes.hreflang, link.attributes.href])).toEqual([
      ['http://www.w3.org/1999/xhtml', 'alternate', 'en', page.languages.en], ['http://www.w3.org/1999/xhtml', 'alternate', 'ar', page.languages.ar], ['http://www.w3.org/1999/xhtml', 'alternate', 'x-default', page.fallback],
    ])
  }
})

it('lists its parts', () => {
  const root = parseXml(sitemapIndex([{ address: 'https://a.example/sitemap/1.xml', changed: '2026-11-24' }, { address: 'https://a.example/sitemap/2.xml' }]))
  expect([root.local, ...all(root, 'sitemap').map(s => `${textOf(s, 'loc')} ${textOf(s, 'lastmod') ?? '-'}`)]).toEqual(['sitemapindex', 'https://a.example/sitemap/1.xml 2026-11-24', 'https://a.example/sitemap/2.xml -'])
})
