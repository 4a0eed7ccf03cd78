import { DEFAULT_LOCALE, LOCALES, localePath } from '../../../i18n/locales'
import { MOST_ADDRESSES, sitemap, sitemapIndex } from '../../../lib/formats/sitemap'
import { linkUnder } from '../../../lib/static/paths'
import type { PageList } from './pages'
import type { Tree } from './tree'

/** Pages of one file: each stands there once per language. */
const PAGES_PER_FILE = Math.floor(MOST_ADDRESSES / LOCALES.length)

/** Sitemap and robots.txt, which need the address under which the export will stand. */
export function writeForEngines(tree: Tree, lists: PageList[], url: string): void {
  const site = new URL(url)
  const at = (path: string) => new URL(linkUnder(site.pathname, path), site).href
  const pages = lists.filter(list => list.listed).flatMap(list => list.paths).map(path => {
    const languages = Object.fromEntries(LOCALES.map(locale => [locale, at(localePath(locale, path))]))
    return { languages, fallback: languages[DEFAULT_LOCALE] }
  })
  const parts = Array.from({ length: Math.ceil(pages.length / PAGES_PER_FILE) }, (_, i) => sitemap(pages.slice(i * PAGES_PER_FILE, (i + 1) * PAGES_PER_FILE)))
  if (parts.length === 1) tree.write('sitemap.xml', parts[0])
  else {
    parts.forEach((part, i) => tree.write(`sitemap/${i + 1}.xml`, part))
    tree.write('sitemap.xml', sitemapIndex(parts.map((_, i) => ({ address: at(`/sitemap/${i + 1}.xml`) }))))
  }
  tree.write('robots.txt', `User-agent: *\nAllow: /\n\nSitemap: ${at('/sitemap.xml')}\n`)
}
