import 'server-only'
import { cache } from 'react'
import { headers } from 'next/headers'
import { allFacets, groupingOf } from '../model/facets'
import type { FoundIncident, FoundStatement, Named, Redirect, Withdrawn } from '../model/found'
import type { EditionInfo, FirstRows, ListAnswer, ListItem } from '../model/list-item'
import { rowFilterOf } from '../list-question'
import type { Manifest } from '../model/manifest'
import type { EditionHead } from '../publish/compile'
import { listItemOf } from '../publish/item'
import { defaultBy, editionIn, readView, type SearchParams } from '../search-params'
import type { Bounds, Day, FrameQuery } from '../slice/types'
import * as read from '../store/read'
import { countRecords, listItems, type Filter, type Loaded } from '../store/ask'
import { parseDay } from '../time/day'
import { intervalOf } from '../time/interval'
import { words } from '../text/fold'
import type { View } from '../view'
import { resolveWindow, type Domain } from '../view-window'
import { writeAfter } from './cursor'
import { engineFor, loadedFor } from './engine'
import { env } from './env'
import { NoEdition } from './no-edition'
import type { PageStatus } from './page-status'
import { served } from './serving'
import { pyramidFor } from './slices'
import { store } from './store'
import { streetArchive } from './streets'

/** Ids are slugs; whatever else stands in an address names nothing, and is not asked for. */
const SLUG = /^[a-z0-9-]{1,300}$/

// The one door from the pages to the store: each function returns what a page needs, and nothing more.

export const getHead = cache(async (): Promise<EditionHead & { turn: number }> => {
  const head = await served()
  if (!head) throw new NoEdition()
  return { ...(await pinned(await store(), head)), turn: head.turn }
})

/** The edition that a page's address asks for (`edition=1`), where it is kept; else the one that is served. */
async function pinned(db: Awaited<ReturnType<typeof store>>, current: EditionHead): Promise<EditionHead> {
  const asked = editionIn((await headers()).get('x-search') ?? '')
  if (asked === null || (asked === current.number && !current.draft)) return current
  return (await read.releasedEdition(db, asked)) ?? current
}

export const isPublished = async (): Promise<boolean> => (await served()) !== null

export const getCurrent = cache(async (): Promise<EditionInfo> => {
  const { key, number, date, hash, draft, turn } = await getHead()
  return { key, number, date, hash, draft, turn }
})

/** The edition of this request in memory. */
const getLoaded = cache(async (): Promise<Loaded> => {
  const loaded = await loadedFor((await getHead()).key)
  if (!loaded) throw new NoEdition()
  return loaded
})

export const getManifest = async (): Promise<Manifest> => (await getLoaded()).manifest

/** Public address of the site: the setting, else the request's own host. */
export async function siteUrl(): Promise<URL> {
  if (env.url) return new URL(env.url)
  const asked = await headers()
  const host = (env.trustProxy ? asked.get('x-forwarded-host') : null) ?? asked.get('host') ?? 'localhost'
  const scheme = (env.trustProxy ? asked.get('x-forwarded-proto') : null) ?? 'http'
  return URL.canParse(`${scheme}://${host}`) ? new URL(`${scheme}://${host}`) : new URL('http://localhost')
}

/** The days that there are: from first to last of the record, and all of the manifest's window, so that "all time" is never less than what was shown first. */
async function domainOf({ key, slice: { meta }, manifest }: Loaded): Promise<Domain> {
  const [from, to] = [parseDay(manifest.default_view.from) as Day, parseDay(manifest.default_view.to) as Day]
  return { first: Math.min(meta.first ?? from, from), last: Math.max(meta.last ?? to, to), bin: (await pyramidFor(key, {}))?.bins.unit }
}

/** A record that is no longer published: since when, why, and the title that it bore last. */
const withdrawal = async (kind: 'incident' | 'statement', id: string): Promise<Withdrawn | null> => {
  const entry = (await getManifest()).withdrawn.find(w => w.id === id)
  return entry ? { kind: 'withdrawn', date: entry.date, reason: entry.reason, title: await read.lastTitleOf(await store(), kind, id) } : null
}

/** Whether a page of a record is there (200), was never (404), is no longer (410); before anything is published 503. */
export async function recordStatus(kind: 'incident' | 'statement' | null, id: string, search: string): Promise<PageStatus> {
  if (kind && !SLUG.test(id)) return 404
  const db = await store()
  const current = await served()
  if (!current) return 503
  const asked = editionIn(search)
  const head = (asked !== null && (await read.releasedEdition(db, asked))) || current
  if (!kind || (await read.holdsRecord(db, head.key, kind, id)) || (await read.aliasOf(db, head.key, kind, id))) return 200
  return (await read.manifestOf(db, head.key))?.withdrawn.some(w => w.id === id) ? 410 : 404
}

/** An incident or situation with the statements that name it; a renamed one's new id; null when unknown. */
export const getIncident = cache(async (id: string): Promise<FoundIncident | Redirect | Withdrawn | null> => {
  if (!SLUG.test(id)) return null
  const [db, { key }] = await Promise.all([store(), getHead()])
  const incident = await read.incidentById(db, key, id)
  if (!incident) {
    const now = await read.aliasOf(db, key, 'incident', id)
    return now ? { kind: 'redirect', id: now } : withdrawal('incident', id)
  }
  const links = await read.linksOfIncident(db, key, id)
  const statements = await read.listStatements(db, key, { ids: links.map(l => l.statement) })
  const named = (role: 'names' | 'context') => statements.filter(s => links.some(l => l.role === role && l.statement === s.data.id)).map(({ data: s }): Named => ({ id: s.id, date: s.date, title_en: s.title_en, title_ar: s.title_ar }))
  return { kind: 'found', incident, statements: named('names'), contextStatements: named('context') }
})

/** A statement with the records it names, where they lie and when. */
export const getStatement = cache(async (id: string): Promise<FoundStatement | Redirect | Withdrawn | null> => {
  if (!SLUG.test(id)) return null
  const [db, { key }] = await Promise.all([store(), getHead()])
  const [summary] = await read.listStatements(db, key, { ids: [id] })
  if (!summary) {
    const now = await read.aliasOf(db, key, 'statement', id)
    return now ? { kind: 'redirect', id: now } : withdrawal('statement', id)
  }
  const edition = await getLoaded()
  const [named, links] = await Promise.all([listItems(db, edition, { statement: id }, { limit: MOST_NAMED }), read.linksOfStatement(db, key, id, MOST_NAMED)])
  const context = (await read.featuresAt(db, key, links.context.reverse())).map(f => listItemOf(f, edition.manifest))
  return { kind: 'found', statement: summary.data, incidents: named.items, contextIncidents: context, ...extentOf(named.items.filter(i => i.kind === 'incident')) }
})
/** Records that a statement's page lists; the rest is in the list, by `statement`. */
const MOST_NAMED = 500

function extentOf(items: ListItem[]): { bounds: Bounds | null; days: { from: Day; to: Day } | null } {
  const placed = items.filter(i => i.lon !== undefined && i.lat !== undefined)
  const intervals = items.map(i => intervalOf(i)).filter(i => i !== null)
  const lons = placed.map(i => i.lon as number)
  const lats = placed.map(i => i.lat as number)
  return {
    bounds: placed.length ? [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] : null,
    days: intervals.length ? { from: Math.min(...intervals.map(i => i.start)), to: Math.max(...intervals.map(i => i.end)) } : null,
  }
}

/** A view as a filter of the store: window, facets, search, statement, area. What a window means is the edition's own to say. */
export const filterOf = async (view: View, edition: Loaded): Promise<Filter> => ({
  ...rowFilterOf(view, edition.manifest, await domainOf(edition)), statement: view.statement ?? undefined, q: view.q || undefined,
})

const FIRST_ROWS = 100

/** First rows of each heading of the panel, for the first response; the statements with how many incidents each names. */
export async function homeLists(params: SearchParams): Promise<{ lists: FirstRows; statements: { id: string; date: string; title_en: string; title_ar?: string; publisher_en: string; publisher_ar?: string; incidents: number; words: string[] }[] }> {
  const [db, edition] = await Promise.all([store(), getLoaded()])
  const view = readView(params, edition.manifest)
  const filter = await filterOf(view, edition)
  const rows = async (more: Filter): Promise<ListAnswer> => {
    const { next, ...answer } = await listItems(db, edition, { ...filter, ...more }, { limit: FIRST_ROWS, sort: view.sort ?? '-date' })
    return { ...answer, next: writeAfter(next) }
  }
  const [placed, unplaced, situations, statements] = await Promise.all([
    rows({ kind: 'incident', place: 'known' }), rows({ kind: 'incident', place: 'unknown' }), rows({ kind: 'situation' }), read.listStatements(db, edition.key),
  ])
  return {
    lists: { placed, unplaced, situations },
    statements: statements.map(({ data: s, words: w, incidents }) => ({ id: s.id, date: s.date, title_en: s.title_en, title_ar: s.title_ar, publisher_en: s.publisher_en, publisher_ar: s.publisher_ar, incidents, words: w })),
  }
}

/** What the mounted explorer starts from: manifest, edition, ticks and bars of the timeline, and the figures of the asked view. */
export async function explorerData(locale: string, params: URLSearchParams) {
  const [db, edition, loaded] = await Promise.all([store(), getCurrent(), getLoaded()])
  const { manifest } = loaded
  const domain = await domainOf(loaded)
  const view = readView(params, manifest)
  const engine = await engineFor(edition.key, { q: view.q || undefined, statement: view.statement ?? undefined })
  if (!engine) throw new NoEdition()
  const facet = allFacets(manifest).find(f => f.property === (view.by ?? defaultBy(manifest))) ?? allFacets(manifest)[0]
  const query: FrameQuery = { window: { ...resolveWindow(view, manifest, domain), match: view.match }, facets: view.facets, area: view.area, by: groupingOf(facet), viewport: null, histogram: null, overview: null }
  const frame = engine.frame(query)
  const [statements, situations] = await Promise.all([read.listStatements(db, edition.key), listItems(db, loaded, { kind: 'situation' }, { limit: 500, sort: 'date' })])
  const title = (record: { title_en: string; title_ar?: string }) => (locale === 'ar' && record.title_ar) || record.title_en
  return {
    manifest, edition, domain, streetTiles: streetTiles(),
    statements: statements.map(({ data: s }) => ({ id: s.id, date: parseDay(s.date) as Day, title: title(s) })),
    situations: situations.items.flatMap(item => {
      const interval = intervalOf(item)
      return interval ? [{ id: item.id, title: title(item), from: interval.start, to: interval.end }] : []
    }),
    initial: {
      totals: frame.totals, confirmedOrFair: frame.confirmedOrFair, byGrade: frame.byGrade, withoutPlace: frame.withoutPlace, bounds: frame.bounds,
      facets: Object.fromEntries(Object.entries(frame.facets).map(([property, counts]) => [property, [...counts]])),
    },
  }
}

export async function recordCounts(): Promise<{ incidents: number; situations: number; withoutPlace: number }> {
  return countRecords(await getLoaded())
}

/** Records that the words of an unknown id come nearest to. */
export async function suggestFor404(id: string): Promise<ListItem[]> {
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
