import 'server-only'
import { DEFAULT_LOCALE, directionOf, isLocale, localePath } from '../../i18n/locales'
import { feedQuery } from '../feed-query'
import { dayText } from '../format'
import { FEED_FORMS, FEED_TYPES, writeFeed, type Feed, type FeedForm, type FeedItem } from '../formats/feed'
import { ASSUMED_PRECISION, RADIUS_METERS } from '../model/codes'
import { codesOf, GRADING_FACET, inLanguage, labelOf } from '../model/facets'
import type { Manifest } from '../model/manifest'
import type { EditionHead } from '../publish/compile'
import type { StoredFeature } from '../publish/rows'
import { readView } from '../search-params'
import { matching, type Filter, type Loaded } from '../store/ask'
import { statementChanges, type LastChanges } from '../store/last-change'
import { featuresAt, listStatements, ordsOfStatements, type StatementSummary } from '../store/read'
import { hasOrd, setOf } from '../text/ord-set'
import { parseDay } from '../time/day'
import type { View } from '../view'
import { handle, Problem, reply } from './answer'
import { siteUrl } from './index'
import { newestReleased, type Released } from './released'
import { store } from './store'
import { actorWords, dateWords, facetWords, fieldOf, isolated, listed, placeWords, pointSays, tollWords, viewWords } from './texts'
import { wordsOf, type Words } from './words'

const KINDS = ['incidents', 'statements'] as const
type Kind = (typeof KINDS)[number]
export const FEED_LIMIT = 100
export const FEED_LIMIT_MAX = 500
/** An edition is seldom; readers ask every few minutes. */
const CACHE = 'public, max-age=300'

interface Context { released: Released; view: View; kind: Filter['kind']; limit: number; locale: string; site: URL; t: Words }

/**
 * `/feeds/{incidents|statements}.{atom|rss|json}`, with the names of the view, `lang`, `kind` and `limit`. It speaks of released editions
 * alone, and of all days unless the address names a window: who follows a view wants to hear of what is still to come.
 */
export const feedAnswer = (request: Request, file: string) => handle(async () => {
  const match = /^(incidents|statements)\.(atom|rss|json)$/.exec(file)
  if (!match) throw new Problem(404, 'Not found', `There is no feed "${file}"; expected ${KINDS.map(kind => `${kind}.{${FEED_FORMS.join(',')}}`).join(' or ')}.`)
  const [kind, form] = [match[1] as Kind, match[2] as FeedForm]
  const params = new URL(request.url).searchParams
  const lang = params.get('lang') ?? ''
  const locale = isLocale(lang) ? lang : DEFAULT_LOCALE
  const [released, site, t] = await Promise.all([newestReleased(), siteUrl(), wordsOf(locale)])
  if (!released) throw new Problem(503, 'No edition', 'No edition is released yet, and a draft is in no feed.')
  const { manifest } = released.loaded
  const view = readView(params, manifest)
  const asked = params.get('kind')
  const wanted = params.get('limit') ?? ''
  const context: Context = {
    released, view, locale, site, t, kind: asked === 'incident' || asked === 'situation' ? asked : undefined,
    limit: /^[1-9]\d{0,5}$/.test(wanted) ? Math.min(Number(wanted), FEED_LIMIT_MAX) : FEED_LIMIT,
  }
  const feed = await (kind === 'incidents' ? incidentItems : statementItems)(context).then(items => feedOf(context, kind, items))
  return reply(request, new TextEncoder().encode(writeFeed(feed, form)), { type: `${FEED_TYPES[form]}; charset=utf-8`, cache: CACHE })
})

function feedOf({ released, view, kind, limit, locale, site, t }: Context, name: Kind, items: FeedItem[]): Feed {
  const { manifest } = released.loaded
  const query = feedQuery(view, manifest, { lang: locale === DEFAULT_LOCALE ? undefined : locale, kind, limit: limit === FEED_LIMIT ? undefined : limit })
  const address = (form: FeedForm) => new URL(`/feeds/${name}.${form}${query}`, site).href
  const title = inLanguage(manifest.title, locale)
  const narrowed = viewWords(view, manifest, t, locale)
  return {
    title: [title, t(`travel.${name}Feed`), ...narrowed].join(' · '), subtitle: t(`travel.${name}FeedAbout`),
    language: locale, direction: directionOf(locale),
    home: new URL(localePath(locale, name === 'incidents' ? '/' : '/statements', feedQuery(view, manifest)), site).href,
    self: { atom: address('atom'), rss: address('rss'), json: address('json') },
    icon: new URL('/icon.svg', site).href,
    author: { name: title, url: new URL(localePath(locale, '/'), site).href },
    licence: manifest.licence, updated: released.changes.editions.at(-1)?.date || EPOCH, items,
  }
}
/** Of an edition whose changelog gives no date. */
const EPOCH = '1970-01-01'

/** A view as a filter; the window only as far as the address names one. */
function filterOf({ view, kind }: Pick<Context, 'view' | 'kind'>): Filter {
  const [from, to] = [view.mode === 'cumulative' || !view.from ? null : parseDay(view.from), view.to ? parseDay(view.to) : null]
  return {
    ...((from !== null || to !== null) && { days: { from, to, match: view.match, undated: false } }),
    facets: view.facets, statement: view.statement ?? undefined, q: view.q || undefined, area: view.area ?? undefined, kind,
  }
}

/** Rows by the edition that last changed them, the newest first; of one edition the latest day first, those without a date last. */
export function newestFirst(rows: Uint32Array, { edition, editions }: Pick<LastChanges, 'edition' | 'editions'>, dated: number, limit: number): number[] {
  const lists: number[][] = editions.map(() => [])
  const undated: number[][] = editions.map(() => [])
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]
    const list = (row < dated ? lists : undated)[edition[row]]
    if (list.length < limit) list.push(row)
  }
  return lists.flatMap((list, k) => [[...list, ...undated[k].reverse()]]).reverse().flat().slice(0, limit)
}

async function incidentItems(context: Context): Promise<FeedItem[]> {
  const { released: { loaded, changes }, limit } = context
  const db = await store()
  const rows = newestFirst(await matching(db, loaded, filterOf(context)), changes, datedRows(loaded), limit)
  const features = await featuresAt(db, loaded.key, rows)
  return features.map((feature, i) => incidentItem(feature, changes.editions[changes.edition[rows[i]]], changes.added[rows[i]] === 1, context))
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

/** "Corrected in edition 2 (24 November 2026): why". */
const reason = (edition: EditionHead, added: boolean, t: Words, locale: string): string => {
  const said = t(added ? 'travel.added' : 'travel.corrected', { n: edition.number, date: isolated(dayText(edition.date, locale), locale) })
  return edition.note ? `${said}: ${isolated(edition.note, locale)}` : said
}

function incidentItem(feature: StoredFeature, edition: EditionHead, added: boolean, { released: { loaded: { manifest } }, locale, site, t }: Context): FeedItem {
  const { properties: p, point } = feature
  const radius = p.geo_radius_m ?? RADIUS_METERS[p.geo_precision ?? ASSUMED_PRECISION] ?? 0
  const page = new URL(localePath(locale, `/incidents/${p.id}`, `edition=${edition.number}`), site).href
  return {
    id: page, url: page, title: added ? fieldOf(p, 'title', locale) : t('travel.correctedTitle', { title: fieldOf(p, 'title', locale) }), published: edition.date || EPOCH, updated: edition.date || EPOCH,
    paragraphs: [
      reason(edition, added, t, locale),
      listed([p.kind === 'situation' && t('incident.situation'), dateWords(p, t, locale), placeWords(feature, t, locale), ...tollWords(p, manifest.casualty_fields, t, locale), p.kind === 'incident' && `${t('incident.grading')}: ${labelOf(GRADING_FACET, p.grading, locale)}`].map(x => x || null), locale),
      actorWords(p, manifest, t, locale),
      fieldOf(p, 'summary', locale),
      `${t('incident.sources')}: ${isolated([...new Set(p.sources.map(s => s.publisher))].join(', '), locale)}`,
    ].filter(Boolean),
    authors: p.documented_by,
    categories: categories(feature, manifest, locale),
    place: point && pointSays(feature) ? { lon: point[0], lat: point[1], radiusMeters: radius, name: fieldOf(p, 'place', locale) } : null,
  }
}

/** Codes of the facets; the actor, who is alleged, is said in words alone. */
const categories = ({ properties: p }: StoredFeature, manifest: Manifest, locale: string): FeedItem['categories'] =>
  manifest.facets.filter(f => f.property !== 'actor').flatMap(facet => codesOf(p, facet.property).map(code => ({ term: `${facet.property}:${code}`, label: labelOf(facet, code, locale) })))

/** Statements looked at together for what they name. */
const AT_ONCE = 100

/** Statements by date: those that match the search and lie in the window; with filters or an area, those that name a record which passes them. */
async function statementItems(context: Context): Promise<FeedItem[]> {
  const { released: { loaded, changes }, view, limit } = context
  const db = await store()
  const { days } = filterOf(context)
  const all = (await listStatements(db, loaded.key, { q: view.q || undefined, ids: view.statement ? [view.statement] : undefined })).filter(({ data }) => {
    const day = parseDay(data.date)
    return !days || (day !== null && (days.from === null || day >= days.from) && (days.to === null || day <= days.to))
  })
  const narrows = view.area !== null || Object.values(view.facets).some(codes => codes.length) || context.kind !== undefined
  const chosen = narrows ? await thatName(context, all) : all.slice(0, limit)
  const of = await statementChanges(db, changes.editions)
  return chosen.map(summary => statementItem(summary, changes.editions[of.get(summary.data.id) ?? 0], context))
}

async function thatName({ released: { loaded }, view, kind, limit }: Context, all: StatementSummary[]): Promise<StatementSummary[]> {
  const db = await store()
  const passing = setOf(loaded.slice.columns.length, await matching(db, loaded, { facets: view.facets, area: view.area ?? undefined, kind }))
  const found: StatementSummary[] = []
  for (let from = 0; from < all.length && found.length < limit; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE)
    const named = await ordsOfStatements(db, loaded.key, some.map(s => s.data.id))
    found.push(...some.filter(s => named.get(s.data.id)?.some(ord => hasOrd(passing, ord))))
  }
  return found.slice(0, limit)
}

function statementItem({ data: s, incidents }: StatementSummary, edition: EditionHead, { locale, site, t }: Context): FeedItem {
  const page = new URL(localePath(locale, `/statements/${s.id}`), site).href
  const publisher = fieldOf(s, 'publisher', locale)
  const places = locale === 'ar' && s.places_ar.length ? s.places_ar : s.places_en
  // An edition of an earlier day than the statement has its date wrong, or was dated by another clock.
  const updated = edition.date > s.date ? edition.date : s.date
  return {
    id: page, url: page, title: fieldOf(s, 'title', locale), published: s.date, updated,
    paragraphs: [
      listed([isolated(dayText(s.date, locale), locale), publisher, fieldOf(s, 'type', locale)], locale),
      fieldOf(s, 'summary', locale),
      listed([t('travel.names', { n: incidents }), ...places], locale),
      s.url ? `${t('statement.read')}: ${s.url}` : '',
    ].filter(Boolean),
    authors: [publisher], categories: [],
    // An anchor is a place to look at, known to the town at best.
    place: s.anchor ? { lon: s.anchor[0], lat: s.anchor[1], radiusMeters: RADIUS_METERS[ASSUMED_PRECISION] ?? 0, name: fieldOf(s, 'anchor_place', locale) } : null,
  }
}
