import 'server-only'
import { exportNames, readExportQuestion, type ExportQuestion } from '../export-question'
import type { About, Collection, Feature } from '../formats'
import { inLanguage } from '../model/facets'
import { listFeatures, type Filter, type Loaded } from '../store/ask'
import type { Database } from '../store/database'
import { editionByKey } from '../store/read'
import { Problem } from './answer'
import { elsewhere } from './elsewhere'
import { loadedFor } from './engine'
import { siteUrl } from './index'
import { store } from './store'

// What every export is made from: an edition, what is asked of it, and its records page by page.

/** Records that are in memory at once, and that the database hands out in one answer. */
const PAGE = 500

/** Page by page, each asked for when the one before has been written. */
export async function* recordsOf(db: Database, edition: Loaded, filter: Filter, sort: string): AsyncGenerator<Feature> {
  for (let after: number | null | undefined; after !== null;) {
    const { items, next } = await listFeatures(db, edition, filter, { limit: PAGE, after, sort })
    yield* items
    after = next
  }
}

export interface Opened { db: Database; edition: Loaded; hash: string; draft: boolean; about: Omit<About, 'count' | 'collection'> }

/** An edition by its key, with what its files say of it. Throws Moved or a Problem for one that is not here. */
export async function openEdition(request: Request, key: string): Promise<Opened> {
  const [db, edition, site] = await Promise.all([store(), loadedFor(key), siteUrl()])
  const head = edition && await editionByKey(db, key)
  if (!edition || !head) throw await elsewhere(request, key)
  const { manifest: m } = edition
  return {
    db, edition, hash: head.hash, draft: head.draft,
    about: { title: inLanguage(m.title, 'en'), description: inLanguage(m.description, 'en'), licence: m.licence.name, licenceUrl: m.licence.url, attribution: m.attribution.map(a => a.name), edition: key, number: head.number, date: head.date, site: new URL('/', site).href },
  }
}

/** "syria-incidents-edition-1-2026-11-26-selection.csv", in signs that every file system takes. */
export function fileName({ title, number, date, edition }: Opened['about'], what: string, ending: string, ...more: (string | false)[]): string {
  const slug = title.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'atlas'
  return [slug, what, edition.includes('draft') ? 'draft' : `edition-${number}`, date, ...more].filter(Boolean).join('-') + `.${ending}`
}

/** What a file's name says of a question: nothing of the whole edition, the id of one record, else that it is a selection. */
export const narrowedName = ({ narrowed, filter: { ids } }: ExportQuestion): string | false => narrowed && (ids?.length === 1 ? ids[0].slice(0, 100) : 'selection')

/** What an address asks for. Throws a Problem for what is not known or not understood. */
export function questionOf(params: URLSearchParams, { manifest }: Loaded, of: Collection = 'incidents'): ExportQuestion {
  const question = readExportQuestion(params, manifest, of)
  if ('unknown' in question) throw new Problem(400, 'Unknown parameter', `"${question.unknown}" is not a parameter of an export of ${of}; expected one of ${exportNames(manifest, of).join(', ')}.`)
  if ('name' in question) throw new Problem(400, 'Invalid parameter', `${question.name}=${question.value.slice(0, 80)} is not understood; expected ${question.expected}.`)
  return question
}
