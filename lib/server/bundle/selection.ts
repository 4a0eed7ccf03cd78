import 'server-only'
import { dayText } from '../../format'
import { formatArea } from '../../geo/area'
import { readView, writeView } from '../../search-params'
import type { Filter, Loaded } from '../../store/ask'
import { formatDay } from '../../time/day'
import { domainOf } from '../index'
import { fieldOf, isolated, viewWords } from '../texts'
import { addressOf, type Context } from './context'

/** What narrows a selection, part by part and exactly: an area by its numbers, a statement by its title. */
export function selectionOf({ t, locale, manifest, statement }: Context, params: URLSearchParams, filter: Filter): string[] {
  const view = readView(params, manifest)
  const named = view.statement ? statement(view.statement) : undefined
  const ids = filter.ids ?? []
  return [
    ...(ids.length ? [t('bundle.byId', { n: ids.length, id: isolated(ids[0], locale) })] : []),
    ...viewWords({ ...view, statement: named ? null : view.statement, area: null }, manifest, t, locale),
    ...(named ? [t('bundle.statement', { title: fieldOf(named, 'title', locale), date: isolated(dayText(named.date, locale), locale) })] : []),
    ...(view.area ? [t('bundle.area', { area: isolated(formatArea(view.area), locale) })] : []),
    ...(filter.kind ? [t(filter.kind === 'incident' ? 'bundle.onlyIncidents' : 'bundle.onlySituations')] : []),
    ...(filter.place ? [t(filter.place === 'known' ? 'bundle.placed' : 'bundle.unplaced')] : []),
  ]
}

/** Where the atlas shows the selection; one record asked for by its id on its own page. Null for one that no page shows (several ids, `kind`, `place`). Without days in the address all days are in it, where a page would show its own window. */
export async function viewAddress(context: Context, params: URLSearchParams, edition: Loaded, rows: Uint32Array): Promise<string | null> {
  if (params.has('id')) return rows.length === 1 ? addressOf(context, `/incidents/${edition.slice.columns.id[rows[0]]}`) : null
  if (params.has('kind') || params.has('place')) return null
  const { manifest } = context
  const view = readView(params, manifest)
  const { first, last } = await domainOf(edition)
  const days = { from: view.from ?? formatDay(first), to: view.to ?? formatDay(last) }
  return addressOf(context, '/', writeView({ ...view, ...days, tab: 'incidents', edition: null }, manifest))
}
