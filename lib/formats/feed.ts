import { DECLARATION, element, empty, escaped, parent } from './xml'

// One feed in three forms: Atom (RFC 4287), RSS 2.0 (rssboard.org/rss-specification, with the advice of its profile) and JSON
// Feed 1.1 (jsonfeed.org/version/1.1). Places as GeoRSS-Simple (georss.org): latitude first, with a radius where it is a disc.
// docs/decisions/0022-feeds-written-here.md says why no library writes them.

/** A point that stands for the item. `radiusMeters`: how far off the place may be, 0 for exact. Never given where a point would say too much. */
export interface FeedPlace { lon: number; lat: number; radiusMeters: number; name: string }

export interface FeedItem {
  /** For good: of this item in this language. */
  id: string
  url: string
  /** Plain text. */
  title: string
  /** Days, `2026-11-24`. */
  published: string
  updated: string
  /** Plain text, one string per paragraph. */
  paragraphs: string[]
  authors: string[]
  categories: { term: string; label: string }[]
  place: FeedPlace | null
}

export interface Feed {
  title: string
  subtitle: string
  language: string
  direction: 'ltr' | 'rtl'
  /** Page that shows the same. */
  home: string
  /** Absolute address of this feed in each form. */
  self: Record<FeedForm, string>
  icon: string
  author: { name: string; url: string }
  licence: { name: string; url?: string }
  /** Day of the edition. */
  updated: string
  items: FeedItem[]
}

export const FEED_FORMS = ['atom', 'rss', 'json'] as const
export type FeedForm = (typeof FEED_FORMS)[number]

export const FEED_TYPES: Record<FeedForm, string> = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' }

const GEORSS = 'http://www.georss.org/georss'
const GENERATOR = 'Incident Atlas'
const TTL_MINUTES = 60

/** A day as an instant, as both dialects of dates want one: its beginning, UTC. */
const instant = (day: string): string => `${day}T00:00:00Z`
const rfc822 = (day: string): string => new Date(instant(day)).toUTCString()

const html = (item: FeedItem, feed: Feed): string => item.paragraphs.map(p => `<p dir="${feed.direction}">${escaped(p)}</p>`).join('\n')

/** Five decimals are a metre; latitude first. */
const georss = (place: FeedPlace | null): string[] => (place ? [
  element('georss:point', `${Number(place.lat.toFixed(5))} ${Number(place.lon.toFixed(5))}`),
  place.radiusMeters > 0 ? element('georss:radius', String(Math.round(place.radiusMeters))) : '',
  element('georss:featurename', place.name),
] : [])

export function atom(feed: Feed): string {
  return DECLARATION + parent('feed', [
    element('id', feed.self.atom),
    element('title', feed.title, { type: 'text' }),
    element('subtitle', feed.subtitle, { type: 'text' }),
    element('updated', instant(feed.updated)),
    empty('link', { rel: 'self', type: FEED_TYPES.atom, href: feed.self.atom }),
    empty('link', { rel: 'alternate', type: 'text/html', hreflang: feed.language, href: feed.home }),
    feed.licence.url ? empty('link', { rel: 'license', href: feed.licence.url }) : '',
    parent('author', [element('name', feed.author.name), element('uri', feed.author.url)]),
    element('rights', feed.licence.name, { type: 'text' }),
    element('icon', feed.icon),
    element('generator', GENERATOR),
    ...feed.items.map(item => parent('entry', [
      element('id', item.id),
      element('title', item.title, { type: 'text' }),
      element('updated', instant(item.updated)),
      element('published', instant(item.published)),
      empty('link', { rel: 'alternate', type: 'text/html', hreflang: feed.language, href: item.url }),
      ...item.authors.map(name => parent('author', [element('name', name)])),
      ...item.categories.map(({ term, label }) => empty('category', { term, label })),
      element('content', html(item, feed), { type: 'html' }),
      ...georss(item.place),
    ])),
  ], { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:georss': GEORSS, 'xml:lang': feed.language })
}

export function rss(feed: Feed): string {
  return DECLARATION + parent('rss', [parent('channel', [
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.subtitle),
    empty('atom:link', { rel: 'self', type: FEED_TYPES.rss, href: feed.self.rss }),
    element('language', feed.language),
    element('copyright', feed.licence.name),
    element('lastBuildDate', rfc822(feed.updated)),
    element('generator', GENERATOR),
    element('docs', 'https://www.rssboard.org/rss-specification'),
    element('ttl', String(TTL_MINUTES)),
    ...feed.items.map(item => parent('item', [
      element('title', item.title),
      element('link', item.url),
      // The content of a description is HTML, so it is escaped twice.
      element('description', html(item, feed)),
      // An <author> would have to be an e-mail address.
      ...item.authors.map(name => element('dc:creator', name)),
      ...item.categories.map(({ label }) => element('category', label)),
      element('guid', item.id, { isPermaLink: item.id === item.url ? 'true' : 'false' }),
      element('pubDate', rfc822(item.published)),
      ...georss(item.place),
    ])),
  ])], { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/', 'xmlns:georss': GEORSS })
}

export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title, description: feed.subtitle, language: feed.language,
    home_page_url: feed.home, feed_url: feed.self.json, favicon: feed.icon,
    authors: [feed.author],
    _licence: { about: 'https://schema.org/license', ...feed.licence },
    items: feed.items.map(item => ({
      id: item.id, url: item.url, title: item.title, language: feed.language,
      content_html: html(item, feed), content_text: item.paragraphs.join('\n\n'),
      date_published: instant(item.published), date_modified: instant(item.updated),
      ...(item.authors.length && { authors: item.authors.map(name => ({ name })) }),
      ...(item.categories.length && { tags: item.categories.map(c => c.label) }),
      ...(item.place && { _geo: { about: 'https://www.rfc-editor.org/rfc/rfc7946', type: 'Point', coordinates: [item.place.lon, item.place.lat], radius_m: item.place.radiusMeters, name: item.place.name } }),
    })),
  })
}

const WRITERS: Record<FeedForm, (feed: Feed) => string> = { atom, rss, json: jsonFeed }

/** A feed as text in one of its forms. */
export const writeFeed = (feed: Feed, form: FeedForm): string => WRITERS[form](feed)
