import 'server-only'
import { cache } from 'react'
import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { localePath } from '../../i18n/locales'
import type { ChangedRecord, EditionEntry, HeldIn, RecordHistory, RecordKind, What } from '../model/history'
import { RECORD_KINDS } from '../model/history'
import type { Standing } from '../model/standing'
import type { EditionHead } from '../publish/compile'
import { editionIn } from '../search-params'
import { StoreAway } from '../store/database'
import { editionEntry, historyOf, listChanges, listEditions } from '../store/history'
import { heldIn } from '../store/holding'
import * as read from '../store/read'
import { storyBySlug } from '../store/stories'
import { presentHead } from './present'
import { store } from './store'
import { getHead } from './index'

// What pages say of editions: which one they show, what it changed, what a record was before.

const search = async (): Promise<string> => (await headers()).get('x-search') ?? ''

/** The address of another page, with what the present one asks for beside its path. */
export const sameView = async (path: string): Promise<string> => localePath(await getLocale(), path, await search())

/** The edition that the address names, when it names one that is kept. `old`: another one is served now. */
export const getPinned = cache(async (): Promise<{ head: EditionHead; present: EditionHead; old: boolean } | null> => {
  const asked = editionIn(await search())
  const [head, now] = await Promise.all([getHead(), presentHead()])
  return asked === head.number && !head.draft ? { head, present: now, old: head.key !== now.key } : null
})

/** What links of a page keep of its address: the edition that it names. */
export const pinnedQuery = async (): Promise<string> => {
  const pinned = await getPinned()
  return pinned ? `?edition=${pinned.head.number}` : ''
}

/** What became of a record in the edition that is served: where it is, or since when and why it is not. */
async function nowOf(key: string, kind: RecordKind | 'story', id: string): Promise<Standing['record']> {
  const db = await store()
  if (kind === 'story') return (await storyBySlug(db, key, id)) ? { kind: 'there', id } : { kind: 'absent' }
  if (await read.holdsRecord(db, key, kind, id)) return { kind: 'there', id }
  const alias = await read.aliasOf(db, key, kind, id)
  if (alias) return { kind: 'there', id: alias }
  const entry = (await read.manifestOf(db, key))?.withdrawn.find(w => w.id === id)
  return entry ? { kind: 'withdrawn', date: entry.date, reason: entry.reason } : { kind: 'absent' }
}

/** What a page that is pinned to an edition says above all else; null of a page that is not. */
export async function standingOf(record?: { kind: RecordKind | 'story'; id: string }): Promise<Standing | null> {
  const pinned = await getPinned()
  if (!pinned) return null
  const asked = await headers()
  const now = record ? await nowOf(pinned.present.key, record.kind, record.id).catch((error: unknown) => {
    if (error instanceof StoreAway) return null
    throw error
  }) : null
  const query = new URLSearchParams(asked.get('x-search') ?? '')
  query.delete('edition')
  const path = record && now ? `/${record.kind === 'story' ? 'stories' : `${record.kind}s`}/${now.kind === 'there' ? now.id : record.id}` : (asked.get('x-path') ?? '/')
  const { head, present: p } = pinned
  return {
    edition: { number: head.number, date: head.date }, present: { number: p.number, date: p.date, draft: p.draft }, old: pinned.old,
    href: localePath(await getLocale(), path, query.size ? `?${query}` : ''), record: now,
  }
}

/** A record's history, as the edition shown names it; null while the database does not answer. */
export const getHistory = cache(async (kind: RecordKind, id: string): Promise<RecordHistory | null> => {
  try {
    return await historyOf(await store(), kind, id, (await getHead()).number)
  } catch (error) {
    if (error instanceof StoreAway) return null
    throw error
  }
})

/** In which released editions a record stood that is not in the one shown. */
export const stoodIn = async (kind: RecordKind, id: string): Promise<HeldIn | null> => heldIn(await store(), kind, id)

export const EDITIONS_AT_ONCE = 50

/** Released editions, newest first, below a number; `next`: the number that the next page goes on below. */
export async function editionsPage(before: number | null): Promise<{ editions: EditionEntry[]; next: number | null; draft: EditionHead | null; present: number | null }> {
  const found = await listEditions(await store(), { limit: EDITIONS_AT_ONCE + 1, before })
  const editions = found.slice(0, EDITIONS_AT_ONCE)
  const now = await presentHead()
  return { editions, next: found.length > EDITIONS_AT_ONCE ? editions[editions.length - 1].number : null, draft: now.draft ? now : null, present: now.draft ? null : now.number }
}

/** The number of an edition in an address; one that there is not, of anything else. */
export const numberIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : -1)

export const getEditionEntry = cache(async (number: number): Promise<EditionEntry | null> => editionEntry(await store(), number))

/** Records of one kind to which an edition did one thing. */
export interface ChangedPart { kind: RecordKind; what: What; total: number; records: ChangedRecord[]; /** Id that the next page goes on after. */ next: string | null }

const WHATS = ['changed', 'withdrawn', 'renamed', 'merged', 'added'] as const
const FIRST = 20
const PER_PAGE = 200

/** What an edition changed: of each part the first records, or a page of the one part that is asked for. */
export async function changedParts(entry: EditionEntry, asked: Record<string, string | string[] | undefined>): Promise<ChangedPart[]> {
  const db = await store()
  const only = WHATS.find(w => w === asked.what)
  const parts = RECORD_KINDS.flatMap(kind => WHATS.map(what => ({ kind, what, total: entry.counts?.[`${kind}s`][what] ?? 0 })))
    .filter(part => part.total > 0 && (!only || (part.what === only && part.kind === asked.kind)))
  // A first edition's records are all of it: the map lists them.
  if (entry.first) return []
  return Promise.all(parts.map(async part => {
    const limit = only ? PER_PAGE : FIRST
    const found = await listChanges(db, entry.key, { kind: part.kind, what: part.what, after: only && typeof asked.after === 'string' ? asked.after : null, limit: limit + 1 })
    const records = found.slice(0, limit)
    return { ...part, records, next: found.length > limit ? records[records.length - 1].id : null }
  }))
}
