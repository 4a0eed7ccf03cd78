import { allFacets, groupingOf } from '../model/facets'
import type { Facet, Manifest } from '../model/manifest'
import type { Block, Chapter } from '../model/story'
import { defaultBy, readView } from '../search-params'
import type { Engine } from '../slice/engine'
import type { Bounds, Day, TollLine } from '../slice/types'
import { formatDay } from '../time/day'
import { resolveWindow, type Domain } from '../view-window'

/** Incidents of one month of a chart: those whose day is known and the shares of those that spread over several days, per colour group of the facet. */
export interface MonthBar { from: string; to: string; known: number[]; spread: number[] }
export interface MonthsChart { kind: 'months'; facet: string; months: MonthBar[] }
/** Incidents per code of the atlas' first facet, most first; one that hit two stands under both. */
export interface TargetsChart { kind: 'targets'; facet: string; codes: { code: string; incidents: number }[] }

/** What a chapter's view shows, from the edition's own columns by the engine of the map: the same figures as the explorer has for it. */
export interface ChapterShown { from: string; to: string; totals: TollLine; withoutPlace: number; bounds: Bounds | null; months: MonthsChart | null; targets: TargetsChart | null }

const holds = (blocks: Block[], chart: string): boolean => blocks.some(b => (b.kind === 'chart' && b.chart === chart) || (b.kind === 'quote' && holds(b.children, chart)) || (b.kind === 'list' && b.items.some(item => holds(item, chart))))

/** `engine`: over the edition's records that match the view's search and statement. */
export function chapterShown(chapter: Pick<Chapter, 'view' | 'blocks'>, engine: Engine, manifest: Manifest, domain: Domain): ChapterShown {
  const view = readView(new URLSearchParams(chapter.view), manifest)
  const facet = allFacets(manifest).find(f => f.property === (view.by ?? defaultBy(manifest))) ?? allFacets(manifest)[0]
  const window = resolveWindow(view, manifest, domain)
  const wantsMonths = holds(chapter.blocks, 'months')
  const frame = engine.frame({
    window: { ...window, match: view.match }, facets: view.facets, area: view.area, by: groupingOf(facet), viewport: null,
    histogram: wantsMonths ? { ...window, unit: 'month' } : null, overview: null,
  })
  return {
    from: formatDay(window.from), to: formatDay(window.to), totals: frame.totals, withoutPlace: frame.withoutPlace, bounds: frame.bounds,
    months: frame.histogram && { kind: 'months', facet: facet.property, months: monthsOf(frame.histogram) },
    targets: holds(chapter.blocks, 'targets') ? targetsOf(manifest.facets[0] ?? facet, frame.facets, view.facets) : null,
  }
}

function monthsOf({ edges, groups, known, spread }: { edges: Int32Array; groups: number; known: Float64Array; spread: Float64Array }): MonthBar[] {
  const day = (at: Day) => formatDay(at)
  return Array.from({ length: edges.length - 1 }, (_, b) => ({ from: day(edges[b]), to: day(edges[b + 1] - 1), known: [...known.subarray(b * groups, (b + 1) * groups)], spread: [...spread.subarray(b * groups, (b + 1) * groups)] }))
}

function targetsOf(facet: Facet, counts: Record<string, Uint32Array>, chosen: Record<string, string[]>): TargetsChart {
  const own = chosen[facet.property]
  const codes = facet.codes.flatMap(({ code }, i) => {
    const incidents = counts[facet.property]?.[i] ?? 0
    return incidents && (!own?.length || own.includes(code)) ? [{ code, incidents }] : []
  })
  return { kind: 'targets', facet: facet.property, codes: codes.sort((a, b) => b.incidents - a.incidents) }
}
