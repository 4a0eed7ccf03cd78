import 'server-only'
import type { z } from 'zod'
import type { EditionEntry, RecordKind, Texts } from '../model/history'
import { SLUG } from '../model/slug'
import { license } from '../ogc/documents'
import { GEOJSON, JSON_TYPE } from '../ogc/media'
import { LIMIT_DEFAULT, LIMIT_MAX, PARAMETERS } from '../ogc/parameters'
import type { changesSchema, editionSchema, editionsSchema, historySchema, Link } from '../ogc/schemas'
import { editionEntry, historyOf, listChanges, listEditions } from '../store/history'
import * as read from '../store/read'
import { moved, Problem } from './answer'
import { ogc, type Asked } from './asked'
import { knownRecords } from './documents'

const limitOf = ({ limit = LIMIT_DEFAULT }: { limit?: number }): number => Math.min(limit, LIMIT_MAX)
/** A note in the record's main language and in those that the changelog has besides. */
const noteOf = (a: Asked, note: string, more: Texts): Texts => ({ ...(note && { [a.manifest.languages[0]]: note }), ...more })

function entryOf(a: Asked, e: EditionEntry): z.infer<typeof editionSchema> {
  return {
    number: e.number, edition: e.key, date: e.date, hash: e.hash, note: noteOf(a, e.note, e.log.note), log: e.log.parts.map(({ ids, text }) => ({ ids, text })),
    records: e.records, statements: e.statements, changes: e.counts,
    links: [
      { rel: 'alternate', href: a.page(`/editions/${e.number}`), type: 'text/html', title: `Edition ${e.number}` },
      { rel: 'related', href: a.at(`/api/editions/${e.number}/changes`), type: JSON_TYPE, title: 'What it changed' },
      { rel: 'items', href: a.at(`/api/collections/incidents/items?edition=${e.number}`), type: GEOJSON, title: 'Incidents and situations as they were' },
    ],
  }
}

/** `/api/editions`: released editions, the newest first. */
export const editionsAnswer = (request: Request) => ogc(request, {
  parameters: PARAMETERS.editions, type: JSON_TYPE, twin: a => a.page('/editions'),
  answer: async a => {
    const limit = limitOf(a.values)
    const found = await listEditions(a.db, { limit: limit + 1, before: a.values.before })
    const shown = found.slice(0, limit)
    const body: z.infer<typeof editionsSchema> = { editions: shown.map(e => entryOf(a, e)), links: pageLinks(a, '/editions', found.length > limit ? ['before', String(shown[limit - 1].number)] : null) }
    return a.reply(body, JSON_TYPE)
  },
})

/** `/api/editions/{number}/changes`: records that an edition changed, by id. */
export const changesAnswer = (request: Request, edition: string) => ogc(request, {
  parameters: PARAMETERS.changes, type: JSON_TYPE, twin: a => a.page(`/editions/${encodeURIComponent(edition)}`),
  answer: async a => {
    const number = /^\d{1,9}$/.test(edition) ? Number(edition) : null
    const entry = number === null ? null : await editionEntry(a.db, number)
    if (!entry) throw new Problem(404, 'Not found', `There is no released edition "${edition.slice(0, 60)}" here; expected its number. ${a.at('/api/editions')} lists them.`)
    const limit = limitOf(a.values)
    const found = await listChanges(a.db, entry.key, { kind: a.values.kind ?? 'incident', what: a.values.what, after: a.values.after, limit: limit + 1 })
    const changes = found.slice(0, limit)
    const body: z.infer<typeof changesSchema> = { edition: entry.number, changes, links: pageLinks(a, `/editions/${entry.number}`, found.length > limit ? ['after', changes[limit - 1].id] : null) }
    return a.reply(body, JSON_TYPE)
  },
})

function pageLinks(a: Asked, page: string, next: [string, string] | null): Link[] {
  const self = a.at(a.url.pathname + a.url.search)
  const going = new URL(self)
  if (next) going.searchParams.set(...next)
  return [
    { rel: 'self', href: self, type: JSON_TYPE, title: 'This page' },
    ...(next ? [{ rel: 'next', href: going.href, type: JSON_TYPE, title: 'Next page' }] : []),
    { rel: 'alternate', href: a.page(page), type: 'text/html', title: 'The same to read' }, ...license(a.manifest),
  ]
}

/** `/api/collections/{collection}/items/{id}/history`: what each edition did to a record; of a withdrawn one too. */
export const historyAnswer = (request: Request, collection: string, id: string) => ogc(request, {
  parameters: PARAMETERS.history, type: JSON_TYPE, twin: a => `${a.page(`/${knownRecords(collection)}/${encodeURIComponent(id)}`)}#history`,
  answer: async a => {
    const kind: RecordKind = knownRecords(collection) === 'incidents' ? 'incident' : 'statement'
    const item = `/api/collections/${collection}/items/${id}`
    const alias = SLUG.test(id) ? await read.aliasOf(a.db, a.edition.key, kind, id) : null
    if (alias) return moved(new URL(a.at(`/api/collections/${collection}/items/${alias}/history${a.url.search}`)))
    const { since, entries } = SLUG.test(id) ? await historyOf(a.db, kind, id, a.head.number) : { since: null, entries: [] }
    const there = SLUG.test(id) && (await read.holdsRecord(a.db, a.edition.key, kind, id))
    if (!there && !since && !entries.length) throw new Problem(404, 'Not found', `No edition holds or held the ${kind} "${id.slice(0, 100)}"; ${a.at(`/api/collections/${collection}/items`)} lists those that there are.`)
    const body: z.infer<typeof historySchema> = {
      id, since, history: entries.map(e => ({ edition: e.edition, date: e.date, note: noteOf(a, e.note, e.noteIn), what: e.what, other: e.other, fields: e.fields, reason: e.reason, withdrawn: e.withdrawn })),
      links: [
        { rel: 'self', href: a.at(a.url.pathname + a.url.search), type: JSON_TYPE, title: 'This history' },
        { rel: 'item', href: a.at(item), type: GEOJSON, title: 'The item' },
        { rel: 'alternate', href: `${a.page(`/${collection}/${id}`)}#history`, type: 'text/html', title: 'The same to read' }, ...license(a.manifest),
      ],
    }
    return a.reply(body, JSON_TYPE)
  },
})
