import 'server-only'
import { containsPoint } from '../geo/area'
import { evaluateCql2 } from '../cql2/evaluate'
import { parseCql2 } from '../cql2/parse'
import { allFacets } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { GEOJSON } from '../ogc/media'
import { facetParameters, LIMIT_DEFAULT, LIMIT_MAX, PARAMETERS } from '../ogc/parameters'
import { viewQuery, type Narrowed } from '../ogc/twin'
import { listFeatures, statementsOf, type Filter } from '../store/ask'
import * as read from '../store/read'
import { statementSource } from '../store/statement-source'
import { hasOrd } from '../text/ord-set'
import { parseDay } from '../time/day'
import { ogc, type Asked } from './asked'
import { page } from './items-page'
import { datingItems } from './dating/items'
import { known } from './documents'
import { feature, statementFeature } from './features'
import { inOrder } from './statements'

const incidentParameters = (manifest: Manifest) => ({ ...PARAMETERS.incidents(manifest), ...facetParameters(manifest) })
type IncidentsAsked = Asked<ReturnType<typeof PARAMETERS.incidents>>
type StatementsAsked = Asked<ReturnType<typeof PARAMETERS.statements>>

/** `/api/collections/{collection}/items`; pages follow one another by `cursor`, within the edition that the first page was of. */
export async function itemsAnswer(request: Request, collection: string): Promise<Response> {
  if (collection === 'incidents') return ogc(request, { parameters: incidentParameters, type: GEOJSON, twin: a => incidentsPage(a as IncidentsAsked), answer: a => incidents(a as IncidentsAsked) })
  if (collection === 'datings') return datingItems(request)
  return ogc(request, { parameters: PARAMETERS.statements, type: GEOJSON, twin: a => (known(collection), statementsPage(a)), answer: a => (known(collection), statements(a)) })
}

const limitOf = ({ values }: StatementsAsked): number => Math.min(values.limit ?? LIMIT_DEFAULT, LIMIT_MAX)
const facetsOf = ({ values, manifest }: IncidentsAsked): Record<string, string[]> =>
  Object.fromEntries(allFacets(manifest).flatMap(f => {
    const codes = (values as Record<string, unknown>)[f.property] as string[] | undefined
    return codes ? [[f.property, codes]] : []
  }))

async function incidents(a: IncidentsAsked): Promise<Response> {
  const { datetime, match = 'possible', kind, bbox, area, statement, q, filter: cql2, sortby } = a.values
  const filter: Filter = {
    facets: facetsOf(a), kind, bbox, area, statement, q,
    // By the standard, what has no date is in every interval.
    days: datetime && { ...datetime, match, undated: true },
    cql2: cql2 === undefined ? undefined : { text: cql2, expression: parseCql2(cql2) },
  }
  const { matched, items, next } = await listFeatures(a.db, a.edition, filter, { limit: limitOf(a), after: a.after, sort: sortby?.join(',') })
  return page(a, { features: items.map(f => feature(f)), matched, next, twin: incidentsPage(a) })
}

function incidentsPage(a: IncidentsAsked): string {
  const { datetime, match, bbox, area, statement, q, edition } = a.values
  const { first, last } = a.edition.slice.meta
  const narrowed: Narrowed = { datetime, match, bbox, area, statement, q, edition, facets: facetsOf(a) }
  const { default_view: d } = a.manifest
  return a.page('/') + viewQuery(narrowed, { first: first ?? (parseDay(d.from) as number), last: last ?? (parseDay(d.to) as number) })
}

function statementsPage({ page: at, values: { q, edition } }: StatementsAsked): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(edition !== undefined && { edition: String(edition) }) })
  return at('/statements') + (query.size ? `?${query}` : '')
}

async function statements(a: StatementsAsked): Promise<Response> {
  const { datetime, bbox, q, filter, sortby = ['-date'] } = a.values
  const all = await statementsOf(a.db, a.edition)
  const rows = new Map(all.map((s, row) => [s.data.id, row]))
  const worded = q === undefined ? null : new Set((await read.listStatements(a.db, a.edition.key, { q })).map(s => s.data.id))
  const passing = filter === undefined ? null : await evaluateCql2(parseCql2(filter), statementSource(all.map(s => s.data), a.manifest))
  const chosen = all.filter(({ data: s }, row) => {
    const day = parseDay(s.date)
    const { from = null, to = null } = datetime ?? {}
    const inTime = day === null || ((from === null || day >= from) && (to === null || day <= to))
    // By the standard, what has no place is in every box.
    const inPlace = !bbox || !s.anchor || containsPoint({ kind: 'box', bounds: bbox }, s.anchor[0], s.anchor[1])
    return inTime && inPlace && (worded?.has(s.id) ?? true) && (!passing || hasOrd(passing, row))
  })
  chosen.sort((x, y) => sortby.reduce((order, name) => order || inOrder(x.data, y.data, name), 0) || (x.data.id < y.data.id ? -1 : 1))
  const at = a.after === null ? 0 : chosen.findIndex(s => rows.get(s.data.id) === a.after) + 1
  const shown = chosen.slice(at, at + limitOf(a))
  const next = at + shown.length < chosen.length ? (rows.get(shown[shown.length - 1].data.id) as number) : null
  return page(a, { features: shown.map(s => statementFeature(s)), matched: chosen.length, next, twin: statementsPage(a) })
}
