import 'server-only'
import { cache } from 'react'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { lanesOf } from '../claims-lane'
import { allFacets, groupingOf } from '../model/facets'
import type { Away, FoundIncident, FoundStatement, Named, Redirect, Withdrawn } from '../model/found'
import { pageRows, type EditionInfo, type FirstRows, type ListAnswer, type ListItem } from '../model/list-item'
import { rowFilterOf } from '../list-question'
import type { Manifest } from '../model/manifest'
import { SLUG } from '../model/slug'
import type { EditionHead } from '../publish/compile'
import { listItemOf } from '../publish/item'
import { defaultBy, editionIn, readView, type SearchParams } from '../search-params'
import type { Day, FrameQuery } from '../slice/types'
import { StoreAway } from '../store/database'
import { nameIn } from '../store/history'
import * as read from '../store/read'
import { storiesNaming } from '../store/stories'
import { claimsOf, countRecords, coveredBy, listItems, situationBars, statementsOf, type Filter, type Loaded } from '../store/ask'
import { holdsEvidence } from '../store/evidence'
import { parseDay } from '../time/day'
import { words } from '../text/fold'
import type { View } from '../view'
import { resolveWindow, type Domain } from '../view-window'
import { writeAfter } from './cursor'
import { engineFor } from './engine'
import { env } from './env'
import { letGo, overPresent } from './gone'
import { NoEdition } from './no-edition'
import type { PageKind, PageStatus } from './page-status'
import { loadedOf, presentHead } from './present'
import { projectsIn } from './projects-of'
import { placesOf } from './scenes-of'
import { served } from './serving'
import { store } from './store'
import { statusOfStory } from './story-status'
import { streetArchive } from './streets'
import { pyramidFor } from './sums'

// The one door from the pages to the store: each function returns what a page needs, and nothing more.

/** The edition that a page shows: only pages have what it is read from (proxy.ts). */
export const getHead = cache(async (): Promise<EditionHead & { turn: number }> => headFor((await headers()).get('x-search') ?? ''))

/** The edition that an address asks for (`edition=1`), where it is kept; else the one that is served. */
export async function headFor(search: string): Promise<EditionHead & { turn: number }> {
  const current = await presentHead()
  const asked = editionIn(search)
  if (asked === null || (asked === current.number && !current.draft)) return current
  return { ...((await releasedAs(asked)) ?? current), turn: current.turn }
}

const globals = globalThis as unknown as { __atlasReleased?: Map<number, EditionHead | null> }

/** A released edition by its number: as the store has it, or had it when it last answered. */
async function releasedAs(number: number): Promise<EditionHead | null> {
  const known = (globals.__atlasReleased ??= new Map())
  try {
    const head = await read.releasedEdition(await store(), number)
    // Numbers that are no edition's are as many as there are addresses.
    if (head) known.set(number, head)
    return head
  } catch (error) {
    if (error instanceof StoreAway && known.has(number)) return known.get(number) ?? null
    throw error
  }
}

export const isPublished = async (): Promise<boolean> => (await served()) !== null

export const getShown = cache((): Promise<EditionInfo> => getHead().then(({ key, number, date, hash, draft, turn }) => ({ key, number, date, hash, draft, turn })))

/** The edition of this request in memory. */
export const getLoaded = cache(async (): Promise<Loaded> => loadedOf((await getHead()).key))

/** What a page is drawn from. When the edition is removed meanwhile, the page is asked for again: what React keeps for it is of the one that is gone. */
export async function drawn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // The machine face has no such address, and ways of its own (answer.ts).
    const address = (await headers()).get('x-address')
    if (!(error instanceof read.EditionGone) || address === null) throw error
    await letGo(error)
    redirect(address)
  }
}

/** The edition that the page is drawn from, in memory. */
export const getEdition = (): Promise<Loaded> => drawn(getLoaded)

export const getManifest = async (): Promise<Manifest> => (await getEdition()).manifest

/** Public address of the site: the setting, else the request's own host. */
export async function siteUrl(): Promise<URL> {
  if (env.url) return new URL(env.url)
  const asked = await headers()
  const host = (env.trustProxy ? asked.get('x-forwarded-host') : null) ?? asked.get('host') ?? 'localhost'
  const scheme = (env.trustProxy ? asked.get('x-forwarded-proto') : null) ?? 'http'
  return URL.canParse(`${scheme}://${host}`) ? new URL(`${scheme}://${host}`) : new URL('http://localhost')
}

/** The days that there are: from first to last of the record, and all of the manifest's window, so that "all time" is never less than what was shown first. */
export async function domainOf({ key, slice: { meta }, manifest }: Loaded): Promise<Domain> {
  const [from, to] = [parseDay(manifest.default_view.from) as Day, parseDay(manifest.default_view.to) as Day]
  return { first: Math.min(meta.first ?? from, from), last: Math.max(meta.last ?? to, to), bin: (await pyramidFor(key, {}))?.bins.unit }
}

/** A record that is no longer published: since when, why, and the title that it bore last. */
export const withdrawal = async (kind: 'incident' | 'statement' | 'evidence', id: string): Promise<Withdrawn | null> => {
  const { key } = await getHead()
  // Of an edition that was removed nothing is found.
  if (!(await read.manifestOf(await store(), key))) throw new read.EditionGone(key, 'manifest')
  const entry = (await getManifest()).withdrawn.find(w => w.id === id)
  return entry ? { kind: 'withdrawn', date: entry.date, reason: entry.reason, title: kind === 'evidence' ? null : await read.lastTitleOf(await store(), kind, id) } : null
}

/** Whether a page is there (200), was never (404), is no longer (410); before anything is published or without the database see PageStatus. */
export async function statusOfPage(kind: PageKind, id: string, search: string): Promise<PageStatus> {
  const record = kind === 'incident' || kind === 'statement' || kind === 'evidence' ? kind : null
  if ((record || kind === 'story') && !SLUG.test(id)) return 404
  try {
    if (await namesNoEdition(search)) return 'no-edition'
    // What these pages show is in the store alone.
    if (kind === 'edition' || kind === 'stored') return (await read.currentEdition(await store())) === null ? 'unpublished' : id === '' || (await read.releasedEdition(await store(), Number(id))) ? 200 : 404
    // A list is drawn with what is in memory, and says so when its rows are not.
    if (kind === 'list' && (await store()).isAway()) {
      await overPresent(async () => {
        const head = await headFor(search)
        await explorerOf(head, 'en', search)
        await listsOf(await loadedOf(head.key), Object.fromEntries(new URLSearchParams(search)))
      })
    }
    if (kind === 'story') return await overPresent(async () => statusOfStory(await headFor(search), id))
    if (kind === 'scene') return await overPresent(async () => ((await placesOf((await headFor(search)).key)).some(p => p.id === id) ? 200 : 404))
    // Projects at work are those of the edition that is served, whichever one the rest of a page shows.
    if (kind === 'project') return await overPresent(async () => ((await projectsIn((await presentHead()).key)).some(p => p.id === id && p.published) ? 200 : 404))
    return await overPresent(async () => statusIn(await headFor(search), record, id))
  } catch (error) {
    if (error instanceof NoEdition) return 'unpublished'
    if (!(error instanceof StoreAway)) throw error
    return kind === 'text' || kind === 'edition' || kind === 'stored' || kind === 'story' || kind === 'project' ? 'away' : headFor(search).then(head => explorerOf(head, 'en', search)).then(() => 503 as const, () => 'away' as const)
  }
}

/** Whether an address asks for an edition that is not kept. */
async function namesNoEdition(search: string): Promise<boolean> {
  const asked = editionIn(search)
  const head = asked === null ? null : await headFor(search)
  return head !== null && (head.number !== asked || head.draft)
}

async function statusIn(head: EditionHead, kind: 'incident' | 'statement' | 'evidence' | null, id: string): Promise<PageStatus> {
  const [db, edition] = [await store(), head.key]
  // An item of evidence has no former ids.
  const isThere = async () => (kind === 'evidence' ? holdsEvidence(db, edition, id) : kind && ((await read.holdsRecord(db, edition, kind, id)) || (await namedIn(head, kind, id)) !== null))
  if (!kind || (await isThere())) return 200
  const manifest = await read.manifestOf(db, edition)
  if (!manifest) throw new read.EditionGone(edition, 'manifest')
  return manifest.withdrawn.some(w => w.id === id) ? 410 : 404
}

/** The id that a record bears in an edition which does not have it under this one: a later one (an alias of it leads there), or a former one. */
export async function namedIn(head: EditionHead, kind: 'incident' | 'statement', id: string): Promise<string | null> {
  const db = await store()
  return (await read.aliasOf(db, head.key, kind, id)) ?? nameIn(db, kind, id, head)
}

export const orAway = (error: unknown): Away => {
  if (error instanceof StoreAway) return { kind: 'away' }
  throw error
}

/** An incident or situation with the statements that name it; a renamed one's new id; null when unknown. */
export const getIncident = cache((id: string): Promise<FoundIncident | Redirect | Withdrawn | Away | null> => drawn(() => incidentOf(id)).catch(orAway))

async function incidentOf(id: string): Promise<FoundIncident | Redirect | Withdrawn | null> {
  if (!SLUG.test(id)) return null
  const [db, head] = await Promise.all([store(), getHead()])
  const { key } = head
  const incident = await read.incidentById(db, key, id)
  if (!incident) {
    const now = await namedIn(head, 'incident', id)
    return now ? { kind: 'redirect', id: now } : withdrawal('incident', id)
  }
  const [links, stories] = await Promise.all([read.linksOfIncident(db, key, id), storiesNaming(db, key, id)])
  const statements = await read.listStatements(db, key, { ids: links.map(l => l.statement) })
  const named = (role: 'names' | 'context') => statements.filter(s => links.some(l => l.role === role && l.statement === s.data.id)).map(({ data: s }): Named => ({ id: s.id, date: s.date, title_en: s.title_en, title_ar: s.title_ar }))
  return { kind: 'found', incident, statements: named('names'), contextStatements: named('context'), stories }
}

/** A statement with the records it names, where they lie and when. */
export const getStatement = cache((id: string): Promise<FoundStatement | Redirect | Withdrawn | Away | null> => drawn(() => statementOf(id)).catch(orAway))

async function statementOf(id: string): Promise<FoundStatement | Redirect | Withdrawn | null> {
  if (!SLUG.test(id)) return null
  const [db, head] = await Promise.all([store(), getHead()])
  const { key } = head
  const [summary] = await read.listStatements(db, key, { ids: [id] })
  if (!summary) {
    const now = await namedIn(head, 'statement', id)
    return now ? { kind: 'redirect', id: now } : withdrawal('statement', id)
  }
  const edition = await getLoaded()
  const [{ items }, context, covered] = await Promise.all([listItems(db, edition, { statement: id }, { limit: MOST_NAMED }), read.contextOfStatement(db, key, id), coveredBy(db, edition, id, MOST_POINTS)])
  const contextIncidents = (await read.featuresAt(db, key, context.reverse().slice(0, MOST_NAMED))).map(f => listItemOf(f, edition.manifest))
  return { kind: 'found', statement: summary.data, incidents: items, contextIncidents, contextMatched: context.length, ...covered }
}

/** Records that a statement's page lists; the rest is in the list, by `statement`. */
const MOST_NAMED = 500
/** Places that it highlights: more make no other picture. */
const MOST_POINTS = 1000

/** A view as a filter of the store: window, facets, search, statement, area. What a window means is the edition's own to say. */
export const filterOf = async (view: View, edition: Loaded): Promise<Filter> => ({
  ...rowFilterOf(view, edition.manifest, await domainOf(edition)), statement: view.statement ?? undefined, q: view.q || undefined,
})

interface ListedStatement { id: string; date: string; title_en: string; title_ar?: string; publisher_en: string; publisher_ar?: string; incidents: number; words: string[] }

/** First rows of each heading of the panel, for the first response; null while the database does not answer. The statements with how many incidents each names. */
export const homeLists = (params: SearchParams): Promise<{ lists: FirstRows | null; statements: ListedStatement[] }> => drawn(async () => {
  const [db, edition] = await Promise.all([store(), getLoaded()])
  const [lists, statements] = await Promise.all([listsOf(edition, params).catch(error => orAway(error) && null), statementsOf(db, edition)])
  return {
    lists,
    statements: statements.map(({ data: s, words: w, incidents }) => ({ id: s.id, date: s.date, title_en: s.title_en, title_ar: s.title_ar, publisher_en: s.publisher_en, publisher_ar: s.publisher_ar, incidents, words: w })),
  }
})

async function listsOf(edition: Loaded, params: SearchParams): Promise<FirstRows> {
  const [db, domain] = await Promise.all([store(), domainOf(edition)])
  const view = readView(params, edition.manifest)
  const filter = await filterOf(view, edition)
  const rows = async (more: Filter): Promise<ListAnswer> => {
    const { next, ...answer } = await listItems(db, edition, { ...filter, ...more }, { limit: pageRows(domain), sort: view.sort ?? '-date' })
    return { ...answer, next: writeAfter(next) }
  }
  const [placed, unplaced, situations] = await Promise.all([rows({ kind: 'incident', place: 'known' }), rows({ kind: 'incident', place: 'unknown' }), rows({ kind: 'situation' })])
  return { placed, unplaced, situations }
}

/** What the mounted explorer starts from: manifest, edition, ticks and bars of the timeline, and the figures of the asked view. */
export const explorerData = (locale: string, search: string) => drawn(async () => explorerOf(await getShown(), locale, search))

async function explorerOf(edition: EditionInfo, locale: string, search: string) {
  const { key } = edition
  const [db, loaded] = await Promise.all([store(), loadedOf(key)])
  const { manifest } = loaded
  const domain = await domainOf(loaded)
  const view = readView(new URLSearchParams(search), manifest)
  const engine = await engineFor(key, { q: view.q || undefined, statement: view.statement ?? undefined })
  if (!engine) throw new read.EditionGone(key, 'columns')
  const facet = allFacets(manifest).find(f => f.property === (view.by ?? defaultBy(manifest))) ?? allFacets(manifest)[0]
  const query: FrameQuery = { window: { ...resolveWindow(view, manifest, domain), match: view.match }, facets: view.facets, area: view.area, by: groupingOf(facet), viewport: null, histogram: null, overview: null }
  const frame = engine.frame(query)
  const [statements, situations, { subjects }, scenes] = await Promise.all([statementsOf(db, loaded), situationBars(db, loaded), claimsOf(db, loaded), sceneBoxes(key)])
  const title = (record: { title_en: string; title_ar?: string }) => (locale === 'ar' && record.title_ar) || record.title_en
  return {
    manifest, edition, domain, streetTiles: streetTiles(), scenes,
    statements: statements.map(({ data: s }) => ({ id: s.id, date: parseDay(s.date) as Day, title: title(s) })),
    situations: situations.bars.map(bar => ({ id: bar.id, title: title(bar), from: bar.from, to: bar.to })), situationsDated: situations.dated,
    claims: lanesOf(subjects, locale),
    initial: {
      totals: frame.totals, confirmedOrFair: frame.confirmedOrFair, byGrade: frame.byGrade, withoutPlace: frame.withoutPlace, bounds: frame.bounds,
      facets: Object.fromEntries(Object.entries(frame.facets).map(([property, counts]) => [property, [...counts]])),
    },
  }
}

/** Places with scenes, as the map needs to know them; none while they cannot be read. */
const sceneBoxes = async (key: string) => (await placesOf(key).catch(error => orAway(error) && [])).map(({ id, bounds }) => ({ id, bounds }))

export async function recordCounts(): Promise<{ incidents: number; situations: number; withoutPlace: number }> {
  return countRecords(await drawn(getLoaded))
}

/** Records that the words of an unknown id come nearest to; none while the database does not answer. */
export const suggestFor404 = (id: string): Promise<ListItem[]> => drawn(() => nearTo(id)).catch(error => orAway(error) && [])

async function nearTo(id: string): Promise<ListItem[]> {
  const [db, edition] = await Promise.all([store(), getLoaded()])
  const asked = words(id.replaceAll('-', ' ')).filter(word => word.length > 2 && !/^\d+$/.test(word)).slice(0, 4)
  const found = new Map<string, ListItem>()
  for (const word of asked.reverse()) {
    for (const item of (await listItems(db, edition, { q: word }, { limit: 5 })).items) found.set(item.id, item)
    if (found.size >= 5) break
  }
  return [...found.values()].slice(0, 5)
}

/** Address template of street-level tiles; null without an archive. */
export const streetTiles = (): string | null => (streetArchive() ? '/api/map/streets/{z}/{x}/{y}' : null)
