import 'server-only'
import { DEFAULT_LOCALE, LOCALES, localePath } from '../../i18n/locales'
import { MOST_ADDRESSES, sitemap, sitemapIndex, type SitemapPage } from '../formats/sitemap'
import { isWithheld } from '../model/evidence-of'
import { evidenceIds } from '../store/evidence'
import { statementChanges } from '../store/last-change'
import { listStatements } from '../store/read'
import { storiesOf } from '../store/stories'
import { CURRENT, handle, Problem, reply } from './answer'
import { isClosed, openOnly } from './closed'
import { siteUrl } from './index'
import { PAGES } from './page-status'
import { presentHead } from './present'
import { projectsIn } from './projects-of'
import { newestReleased, type Released } from './released'
import { placesOf } from './scenes-of'
import { store } from './store'

/** Lists and pages of text; an embed is a view of one of them. */
const TEXTS = Object.keys(PAGES).filter(path => path !== '/embed')
const XML = 'application/xml; charset=utf-8'
/** Pages of one file: each stands there once per language. */
const PAGES_PER_FILE = Math.floor(MOST_ADDRESSES / LOCALES.length)

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Projects that ask for volunteers: their pages are those of the edition that is served. */
const projectIds = async (): Promise<string[]> => (await projectsIn((await presentHead()).key)).filter(p => p.published).map(p => p.id)

/** Where a page stands among all: text pages and lists, then editions, statements, stories, items of evidence, incidents and situations. */
interface Listing { total: number; page(i: number): { path: string; changed?: string } }

async function listingOf(released: Released | null): Promise<Listing> {
  if (!released) return { total: TEXTS.length, page: i => ({ path: TEXTS[i] }) }
  const { loaded: { key, slice: { columns } }, changes } = released
  const db = await store()
  const [statements, of, stories, items, places, projects] = await Promise.all([listStatements(db, key), statementChanges(db, changes.editions), storiesOf(db, key), evidenceIds(db, key), placesOf(key), projectIds()])
  const texts = [...TEXTS, ...places.map(p => `/scenes/${p.id}`), ...projects.flatMap(id => [`/track/${id}`, `/track/${id}/results`])]
  // Of a withheld item a page says no more than that it is: search engines are not sent there.
  const evidence = items.filter(id => !isWithheld(id))
  const last = changes.editions.length - 1
  const date = (k: number) => changes.editions[k].date || undefined
  const { editions } = changes
  return {
    total: texts.length + editions.length + statements.length + stories.length + evidence.length + columns.length,
    page(i) {
      if (i < texts.length) return { path: texts[i], changed: date(last) }
      const e = i - texts.length
      if (e < editions.length) return { path: `/editions/${editions[e].number}`, changed: date(e) }
      const s = statements[e - editions.length]?.data.id
      if (s !== undefined) return { path: `/statements/${s}`, changed: date(of.get(s) ?? 0) }
      const story = stories[e - editions.length - statements.length]
      if (story) return { path: `/stories/${story.slug}`, changed: story.date }
      const item = e - editions.length - statements.length - stories.length
      if (item < evidence.length) return { path: `/evidence/${evidence[item]}` }
      const row = item - evidence.length
      return { path: `/incidents/${columns.id[row]}`, changed: date(changes.edition[row]) }
    },
  }
}

/** Every page from one to another, in each language. */
function between({ page }: Listing, from: number, to: number, site: URL): SitemapPage[] {
  return Array.from({ length: to - from }, (_, i) => {
    const { path, changed } = page(from + i)
    const languages = Object.fromEntries(LOCALES.map(locale => [locale, new URL(localePath(locale, path), site).href]))
    return { languages, fallback: languages[DEFAULT_LOCALE], changed }
  })
}

/** The sitemap of an edition: `whole` is the list of pages, or of its parts (counted from 1) where there are too many for one file. */
export async function sitemapOf(released: Released | null, site: URL): Promise<{ parts: number; whole(): string; part(n: number): string }> {
  const listing = await listingOf(released)
  const parts = Math.ceil(listing.total / PAGES_PER_FILE)
  const changed = released?.changes.editions.at(-1)?.date || undefined
  const part = (n: number) => sitemap(between(listing, (n - 1) * PAGES_PER_FILE, Math.min(n * PAGES_PER_FILE, listing.total), site))
  const index = () => sitemapIndex(Array.from({ length: parts }, (_, i) => ({ address: new URL(`/sitemap/${i + 1}.xml`, site).href, changed })))
  return { parts, part, whole: () => (parts <= 1 ? part(1) : index()) }
}

/** `/sitemap.xml`: all pages of the newest released edition in both languages; above 50,000 addresses the list of its parts. */
export const sitemapAnswer = (request: Request) => handle(async () => {
  openOnly('A sitemap is')
  const [released, site] = await Promise.all([newestReleased(), siteUrl()])
  return reply(request, bytes((await sitemapOf(released, site)).whole()), { type: XML, cache: CURRENT })
})

/** `/sitemap/{n}.xml`: one part of a large one. */
export const sitemapPartAnswer = (request: Request, file: string) => handle(async () => {
  openOnly('A sitemap is')
  const [released, site] = await Promise.all([newestReleased(), siteUrl()])
  const { parts, part } = await sitemapOf(released, site)
  const n = Number(/^([1-9]\d{0,5})\.xml$/.exec(file)?.[1] ?? NaN)
  if (!(n <= parts)) throw new Problem(404, 'Not found', `The sitemap has no part "${file}"; expected 1.xml to ${parts}.xml, as /sitemap.xml names them.`)
  return reply(request, bytes(part(n)), { type: XML, cache: CURRENT })
})

/** `/robots.txt`: everything may be read; of an edition for a closed group nothing. */
export const robotsAnswer = (request: Request) => handle(async () =>
  reply(request, bytes(isClosed() ? 'User-agent: *\nDisallow: /\n' : `User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap.xml', await siteUrl()).href}\n`), { type: 'text/plain; charset=utf-8', cache: CURRENT }))
