import 'server-only'
import { DEFAULT_LOCALE, directionOf, localePath } from '../../i18n/locales'
import { feedQuery } from '../feed-query'
import { FEED_LIMIT, feedNames, readFeedQuestion, type FeedQuestion } from '../feed-question'
import { EPOCH, goneItem, incidentItem, newestFirst, statementItem, storyItem, type Speaker } from '../feed-items'
import { FEED_FORMS, FEED_TYPES, writeFeed, type Feed, type FeedForm, type FeedItem } from '../formats/feed'
import { inLanguage } from '../model/facets'
import { matching, type Filter, type Loaded } from '../store/ask'
import { statementChanges } from '../store/last-change'
import { featuresAt } from '../store/read'
import { storiesOf } from '../store/stories'
import { toldOf } from '../store/told'
import { parseDay } from '../time/day'
import { handle, Problem, reply } from './answer'
import { openOnly } from './closed'
import { goneThatPassed } from './gone-records'
import { siteUrl } from './index'
import { newestReleased, type Released } from './released'
import { statementsThat } from './statements'
import { store } from './store'
import { viewWords } from './texts'
import { wordsOf, type Words } from './words'

const KINDS = ['incidents', 'statements', 'stories'] as const
type Kind = (typeof KINDS)[number]
/** An edition is seldom; readers ask every few minutes. */
const CACHE = 'public, max-age=300'

interface Context extends FeedQuestion { released: Released; site: URL; t: Words }

/**
 * `/feeds/{incidents|statements|stories}.{atom|rss|json}`, with the names of the view, `lang`, `kind` and `limit`, read strictly. It speaks of released editions
 * alone, and of all days unless the address names a window: who follows a view wants to hear of what is still to come.
 */
export const feedAnswer = (request: Request, file: string) => handle(async () => {
  openOnly('Feeds are')
  const match = /^(incidents|statements|stories)\.(atom|rss|json)$/.exec(file)
  if (!match) throw new Problem(404, 'Not found', `There is no feed "${file}"; expected ${KINDS.map(kind => `${kind}.{${FEED_FORMS.join(',')}}`).join(' or ')}.`)
  const [kind, form] = [match[1] as Kind, match[2] as FeedForm]
  const [released, site] = await Promise.all([newestReleased(), siteUrl()])
  if (!released) throw new Problem(503, 'No edition', 'No edition is released yet, and a draft is in no feed.')
  const { searchParams } = new URL(request.url)
  if (kind === 'stories') onlyOwn(searchParams)
  const question = questionOf(searchParams, released.loaded)
  const context: Context = { ...question, released, site, t: await wordsOf(question.locale) }
  const feed = await ITEMS[kind](context).then(items => feedOf(context, kind, items))
  return reply(request, new TextEncoder().encode(writeFeed(feed, form)), { type: `${FEED_TYPES[form]}; charset=utf-8`, cache: CACHE })
})

/** Stories are not narrowed by a view: a filter that did nothing would mislead who follows them. */
function onlyOwn(params: URLSearchParams): void {
  const more = [...params.keys()].find(name => name !== 'lang' && name !== 'limit')
  if (more !== undefined) throw new Problem(400, 'Unknown parameter', `"${more}" is not a parameter of the feed of stories; expected lang or limit.`)
}

function questionOf(params: URLSearchParams, { manifest }: Loaded): FeedQuestion {
  const question = readFeedQuestion(params, manifest)
  if ('unknown' in question) throw new Problem(400, 'Unknown parameter', `"${question.unknown}" is not a parameter of a feed; expected one of ${feedNames(manifest).join(', ')}.`)
  if ('name' in question) throw new Problem(400, 'Invalid parameter', `${question.name}=${question.value.slice(0, 80)} is not understood; expected ${question.expected}.`)
  return question
}

function feedOf({ released, view, kind, limit, locale, site, t }: Context, name: Kind, items: FeedItem[]): Feed {
  const { manifest } = released.loaded
  const query = feedQuery(view, manifest, { lang: locale === DEFAULT_LOCALE ? undefined : locale, kind, limit: limit === FEED_LIMIT ? undefined : limit })
  const address = (form: FeedForm) => new URL(`/feeds/${name}.${form}${query}`, site).href
  const title = inLanguage(manifest.title, locale)
  const narrowed = viewWords(view, manifest, t, locale)
  return {
    title: [title, t(`travel.${name}Feed`), ...narrowed].join(' · '), subtitle: t(`travel.${name}FeedAbout`),
    language: locale, direction: directionOf(locale),
    home: new URL(localePath(locale, HOMES[name], feedQuery(view, manifest)), site).href,
    self: { atom: address('atom'), rss: address('rss'), json: address('json') },
    icon: new URL('/icon.svg', site).href,
    author: { name: title, url: new URL(localePath(locale, '/'), site).href },
    licence: manifest.licence, updated: released.changes.editions.at(-1)?.date || EPOCH, items,
  }
}

const HOMES: Record<Kind, string> = { incidents: '/', statements: '/statements', stories: '/stories' }

/** A view as a filter; the window only as far as the address names one. */
function filterOf({ view, kind }: Pick<Context, 'view' | 'kind'>): Filter {
  const [from, to] = [view.mode === 'cumulative' || !view.from ? null : parseDay(view.from), view.to ? parseDay(view.to) : null]
  return {
    ...((from !== null || to !== null) && { days: { from, to, match: view.match, undated: false } }),
    facets: view.facets, statement: view.statement ?? undefined, q: view.q || undefined, area: view.area ?? undefined, kind,
  }
}

/** How the items of a feed speak, and where their pages are. */
const speakerOf = ({ released: { loaded: { manifest } }, locale, site, t }: Context): Speaker =>
  ({ manifest, locale, t, page: (path, query) => new URL(localePath(locale, path, query), site).href })

/** What each edition added, corrected and took back, the newest edition first; within one, what it took back leads. */
async function incidentItems(context: Context): Promise<FeedItem[]> {
  const { released: { loaded, changes }, limit } = context
  const db = await store()
  const filter = filterOf(context)
  const rows = newestFirst(await matching(db, loaded, filter), changes, datedRows(loaded), limit)
  const gone: { id: string; edition: number; row?: number }[] = await goneThatPassed(context.released, filter, limit)
  const chosen = [...gone, ...rows.map(row => ({ id: loaded.slice.columns.id[row], edition: changes.edition[row], row }))].sort((a, b) => b.edition - a.edition).slice(0, limit)
  const told = await toldOf(db, 'incident', chosen.map(({ id, edition }) => ({ id, edition: changes.editions[edition].key })))
  const held = chosen.flatMap(({ row }) => row ?? [])
  const features = new Map((await featuresAt(db, loaded.key, held)).map((feature, i) => [held[i], feature]))
  const speaker = speakerOf(context)
  return chosen.map(({ id, edition, row }, i) => {
    const feature = row === undefined ? undefined : features.get(row)
    return feature && row !== undefined ? incidentItem(feature, changes.editions[edition], changes.added[row] === 1, told[i], speaker) : goneItem(id, changes.editions[edition], told[i], speaker)
  })
}

/** Rows before those without a date. */
function datedRows({ slice: { columns: c, meta } }: Loaded): number {
  let [low, high] = [0, c.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (meta.last !== null && c.start[middle] <= meta.last) low = middle + 1
    else high = middle
  }
  return low
}

/** Statements by date: those that match the search and lie in the window; with filters or an area, those that name a record which passes them. */
async function statementItems(context: Context): Promise<FeedItem[]> {
  const { released: { loaded, changes }, limit } = context
  const db = await store()
  const chosen = await statementsThat(db, loaded, filterOf(context), limit)
  const of = await statementChanges(db, changes.editions, { own: true })
  const speaker = speakerOf(context)
  return chosen.map(summary => statementItem(summary, changes.editions[of.get(summary.data.id) ?? 0], speaker))
}

const storyItems = async (context: Context): Promise<FeedItem[]> =>
  (await storiesOf(await store(), context.released.loaded.key)).slice(0, context.limit).map(story => storyItem(story, speakerOf(context)))

const ITEMS: Record<Kind, (context: Context) => Promise<FeedItem[]>> = { incidents: incidentItems, statements: statementItems, stories: storyItems }
