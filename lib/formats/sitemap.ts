import { DECLARATION, element, empty, parent } from './xml'

// sitemaps.org, protocol 0.9, with the languages of each page as xhtml:link (developers.google.com/search, "localized versions").

/** Addresses of one file, as the protocol limits them; ours stay well under its 50 MB. */
export const MOST_ADDRESSES = 50_000

/** A page in each of its languages, by language code; `fallback`: the one of them for readers of any other. */
export interface SitemapPage { languages: Record<string, string>; fallback: string; /** A day; absent when nothing is known. */ changed?: string }

/** One file: each page once per language, and each of these with all of its languages. */
export function sitemap(pages: SitemapPage[]): string {
  return DECLARATION + parent('urlset', pages.flatMap(({ languages, fallback, changed }) => {
    const links = [...Object.entries(languages), ['x-default', fallback] as const].map(([hreflang, href]) => empty('xhtml:link', { rel: 'alternate', hreflang, href }))
    return Object.values(languages).map(address => parent('url', [element('loc', address), element('lastmod', changed), ...links]))
  }), { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' })
}

export const sitemapIndex = (files: { address: string; changed?: string }[]): string =>
  DECLARATION + parent('sitemapindex', files.map(({ address, changed }) => parent('sitemap', [element('loc', address), element('lastmod', changed)])), { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' })
