import { lanesOf } from '../claims-lane'
import { allFacets, groupingOf } from '../model/facets'
import type { EditionInfo } from '../model/list-item'
import { defaultBy, EMPTY_VIEW } from '../search-params'
import { NO_DAY } from '../slice/columns'
import { createEngine } from '../slice/engine'
import { longestOf } from '../slice/row-span'
import { parseDay } from '../time/day'
import { resolveWindow, type Domain } from '../view-window'
import type { Site } from './site'

/** More bars of situations lie on one another: as on the served page. */
const MOST_BARS = 500

/** First to last day of the record, and all of the manifest's window. */
export function domainOf({ slice: { meta }, manifest: { default_view: view } }: Pick<Site, 'slice' | 'manifest'>): Domain {
  const [from, to] = [parseDay(view.from) as number, parseDay(view.to) as number]
  return { first: Math.min(meta.first ?? from, from), last: Math.max(meta.last ?? to, to) }
}

export const editionOf = ({ head: { key, number, date, hash, draft } }: Pick<Site, 'head'>): EditionInfo => ({ key, number, date, hash, draft, turn: 0 })

/** What the map page starts from, by the same engine over the same columns as the served page: ticks, bars, and the figures of the first view. */
export function explorerOf(site: Site, locale: string) {
  const { manifest, slice, items, statements } = site
  const { columns: c } = slice
  const domain = domainOf(site)
  const facet = allFacets(manifest).find(f => f.property === defaultBy(manifest)) ?? allFacets(manifest)[0]
  const frame = createEngine(slice).frame({ window: { ...resolveWindow(EMPTY_VIEW, manifest, domain), match: EMPTY_VIEW.match }, facets: {}, area: null, by: groupingOf(facet), viewport: null, histogram: null, overview: null })
  const title = (record: { title_en: string; title_ar?: string }) => (locale === 'ar' && record.title_ar) || record.title_en
  const dated = Uint32Array.from(items.keys()).filter(row => c.kind[row] === 1 && c.start[row] !== NO_DAY)
  return {
    manifest, edition: editionOf(site), domain, streetTiles: null,
    statements: statements.map(({ data: s }) => ({ id: s.id, date: parseDay(s.date) as number, title: title(s) })),
    situations: Array.from(longestOf(c, dated, MOST_BARS), row => ({ id: items[row].id, title: title(items[row]), from: c.start[row], to: c.end[row] })), situationsDated: dated.length,
    claims: lanesOf(site.claims.subjects, locale),
    initial: {
      totals: frame.totals, confirmedOrFair: frame.confirmedOrFair, byGrade: frame.byGrade, withoutPlace: frame.withoutPlace, bounds: frame.bounds,
      facets: Object.fromEntries(Object.entries(frame.facets).map(([property, counts]) => [property, [...counts]])),
    },
  }
}

/** What the lists and the text pages count. */
export function countsOf({ slice: { columns: c } }: Pick<Site, 'slice'>): { incidents: number; situations: number; withoutPlace: number } {
  const situations = c.kind.reduce((sum, kind) => sum + kind, 0)
  return { incidents: c.length - situations, situations, withoutPlace: c.lon.reduce((sum, lon) => sum + (Number.isNaN(lon) ? 1 : 0), 0) }
}
