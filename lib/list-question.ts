import type { Manifest } from './model/manifest'
import { readView } from './search-params'
import type { RowFilter } from './slice/select'
import { resolveWindow, type Domain } from './view-window'
import type { View } from './view'

const MOST = 500
const USUAL = 100

/** What an address of a list asks for (docs/api.md, `/api/editions/{edition}/list`). `any`: the view does not narrow it. */
export interface ListQuestion { view: View; any: boolean; ids?: string[]; kind?: 'incident' | 'situation'; place?: 'known' | 'unknown'; limit: number; after: string | null; sort: string }

/** Nonsense is read as if it were not there. */
export function readListQuestion(params: URLSearchParams, manifest: Manifest): ListQuestion {
  const view = readView(params, manifest)
  const [kind, place] = [params.get('kind'), params.get('place')]
  const limit = Number(params.get('limit') ?? USUAL)
  return {
    view, any: params.has('any'), ids: params.get('ids')?.split(',').filter(Boolean),
    kind: kind === 'incident' || kind === 'situation' ? kind : undefined,
    place: place === 'known' || place === 'unknown' ? place : undefined,
    limit: Number.isInteger(limit) && limit >= 0 ? Math.min(limit, MOST) : USUAL, after: params.get('after'), sort: view.sort ?? '-date',
  }
}

/** What a view narrows by on its own columns: search and statement are the store's. Records without a date are in no window. */
export const rowFilterOf = (view: View, manifest: Manifest, domain: Domain): RowFilter =>
  ({ days: { ...resolveWindow(view, manifest, domain), match: view.match, undated: false }, facets: view.facets, area: view.area ?? undefined })
