import type { Collection } from './formats/columns'
import { GRADINGS } from './model/codes'
import type { Manifest } from './model/manifest'
import { SLUG } from './model/slug'
import { EMPTY_VIEW, misread, readView, viewNames, writeView } from './search-params'
import type { RowFilter } from './slice/select'
import { parseDay } from './time/day'
import type { View } from './view'

/** Ids of records that one address takes: as many as fit into one that every server reads. */
export const EXPORT_IDS = 200

/** What an address of an export narrows by: the view's own names, read strictly. Without `from` and `to` no day is left out, and the undated are in. */
export interface ExportQuestion { filter: RowFilter & { statement?: string; q?: string; ids?: string[] }; sort: string; /** Whether anything narrows it. */ narrowed: boolean }

const OWN = { kind: ['incident', 'situation'], place: ['known', 'unknown'] } as const
const STATEMENT_SORTS = ['date', '-date', 'title', '-title']

/**
 * Names that an export knows: all of a view's, so that its address can be taken as it is (whether `edition` is that of the path is the server's
 * to see, lib/server/export-edition.ts). A statement has no place that is known or not: it is about the places of what it names. Records alone
 * are asked for by `id`.
 */
export const exportNames = (manifest: Manifest, of: Collection = 'incidents'): string[] => [...viewNames(manifest), ...Object.keys(OWN), 'id'].filter(name => of === 'incidents' || (name !== 'place' && name !== 'id'))

/** @returns the question, or what is wrong with it in one sentence */
export function readExportQuestion(params: URLSearchParams, manifest: Manifest, of: Collection = 'incidents'): ExportQuestion | { unknown: string } | { name: string; value: string; expected: string } {
  const names = exportNames(manifest, of)
  const unknown = [...params.keys()].find(name => !names.includes(name))
  if (unknown !== undefined) return { unknown }
  for (const [name, values] of Object.entries(OWN)) {
    const value = params.get(name)
    if (value !== null && !(values as readonly string[]).includes(value)) return { name, value, expected: values.join(' or ') }
  }
  const ids = params.has('id') ? [...new Set(params.getAll('id').join(',').split(','))] : undefined
  if (ids && (ids.length > EXPORT_IDS || !ids.every(id => SLUG.test(id)))) return { name: 'id', value: params.getAll('id').join(','), expected: `up to ${EXPORT_IDS} ids of records by comma` }
  const wrong = misread(params, manifest)
  if (wrong) return { ...wrong, expected: expectedOf(wrong.name, manifest) }
  const sort = params.get('sort')
  if (of === 'statements' && sort && !STATEMENT_SORTS.includes(sort)) return { name: 'sort', value: sort, expected: `one of ${STATEMENT_SORTS.join(', ')}` }
  const [first, last] = [params.get('from'), params.get('to')]
  // Pages read a window that is upside down as none.
  if (first && last && first > last && params.get('mode') !== 'cumulative') return { name: 'to', value: last, expected: `a day that is not before from=${first}` }
  const view = readView(params, manifest)
  const [from, to] = [view.mode === 'cumulative' || !view.from ? null : parseDay(view.from), view.to ? parseDay(view.to) : null]
  const filter: ExportQuestion['filter'] = {
    ...((from !== null || to !== null || view.match === 'certain') && { days: { from, to, match: view.match, undated: false } }),
    facets: view.facets, area: view.area ?? undefined, statement: view.statement ?? undefined, q: view.q || undefined, ids,
    kind: (params.get('kind') as RowFilter['kind']) ?? undefined, place: (params.get('place') as RowFilter['place']) ?? undefined,
  }
  return { filter, sort: view.sort ?? (of === 'incidents' ? 'date' : '-date'), narrowed: Boolean(filter.days || filter.area || filter.statement || filter.q || filter.kind || filter.place || ids || Object.keys(view.facets).length) }
}

const expectedOf = (name: string, manifest: Manifest): string => {
  const codes = name === 'grading' ? GRADINGS : manifest.facets.find(f => f.property === name)?.codes.map(c => c.code)
  return codes ? `codes by comma out of ${codes.join(', ')}` : 'what docs/api.md lists under “The view in the URL”'
}

/** Query of the export of the statements that a view lists: its search alone narrows them. */
export const writeStatementsQuestion = ({ q }: View, manifest: Manifest): string => writeView({ ...EMPTY_VIEW, q }, manifest)

/** Query of the export of one record. */
export const writeRecordQuestion = (id: string): string => `?id=${id}`

/** Query (with `?`, or empty) of the export of what a view shows; `window`: its days as ISO text, which an export never assumes. */
export function writeExportQuestion(view: View, window: { from: string; to: string }, manifest: Manifest): string {
  const { match, facets, statement, q, area } = view
  // No manifest's window is left out here.
  const none = { ...manifest, default_view: { ...manifest.default_view, from: '', to: '' } }
  return writeView({ ...EMPTY_VIEW, match, facets, statement, q, area, ...window, by: null }, { ...none, default_view: { ...none.default_view, by: undefined } }).replace(/[?&]by=[^&]*/, '')
}
