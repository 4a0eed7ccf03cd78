'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { Timeline } from '@/components/timeline'
import { ClaimsChooser } from '@/components/timeline/ClaimsChooser'
import { autoSpan, followAxis, type Span } from '@/components/timeline/spans'
import type { TimelineLabels } from '@/components/timeline/types'
import { useTheme } from '@/components/ui/use-theme'
import { localePath } from '@/i18n/locales'
import { colorsOf, groupingOf, inLanguage } from '@/lib/model/facets'
import type { BinUnit } from '@/lib/slice/types'
import { formatDay, parseDay, snapToUnit, unitForSpan } from '@/lib/time/day'
import type { View } from '@/lib/view'
import { inWholeBins, resolveWindow } from '@/lib/view-window'
import { useAtlas, useExplorer } from './context'
import { byFacet } from './query'
import { useGo } from './use-go'
import { useIsPhone } from './use-is-phone'
import { useView } from './use-view'

// Wanted by those who ask for it.
const DatingLane = lazy(() => import('@/components/timeline/DatingLane').then(m => ({ default: m.DatingLane })))
const ClaimsLane = lazy(() => import('@/components/timeline/ClaimsLane').then(m => ({ default: m.ClaimsLane })))

/** Joins the timeline to the explorer: the window as it moves goes to the engine, as it rests into the address. */
export function TimelineArea() {
  const { store, manifest, locale, dir, domain: record, statements, situations, claims = [], datings = [] } = useAtlas()
  const { bin } = record
  // Bars and window of a record that is summed begin and end with a bin.
  const domain = useMemo(() => (record.bin ? domainInBins(record, record.bin) : record), [record])
  const t = useTranslations('timeline')
  const go = useGo()
  const [theme] = useTheme()
  const [view, setView] = useView()
  const live = useExplorer(s => s.live)
  const histogram = useExplorer(s => s.frame?.histogram ?? null)
  const overview = useExplorer(s => s.frame?.overview ?? null)
  const facet = byFacet(view, manifest)
  const compact = useIsPhone()
  // The page begins with whole bins; an edition that comes while it is open may be the first that is summed.
  useEffect(() => {
    const whole = inWholeBins(view, record)
    if (whole !== view) setView({ from: whole.from, to: whole.to })
  }, [record, view, setView])
  const rest = useMemo(() => resolveWindow(view, manifest, domain), [view, manifest, domain])
  const span = useMemo(() => {
    const [from, to] = view.span ?? []
    const [a, b] = [from ? parseDay(from) : null, to ? parseDay(to) : null]
    return a !== null && b !== null ? { from: a, to: b } : null
  }, [view.span])
  // The axis rests while a handle moves: only the committed window moves it.
  const still = useMemo(() => span ?? autoSpan(rest, domain), [span, rest, domain])
  // What plays or is carried out of sight takes the axis along.
  const [from, to] = [live?.from, live?.to]
  const at = from === undefined || to === undefined ? still : followAxis(still, { from, to })
  const axis = useMemo(() => ({ from: at.from, to: at.to }), [at.from, at.to])
  useEffect(() => store.set({ axis: { ...axis, unit: unitForSpan(axis.to - axis.from + 1) } }), [store, axis])

  const groups = useMemo(() => {
    const { groupOfCode, groups: n } = groupingOf(facet)
    const other = facet.codes.filter((_, i) => groupOfCode[i] === n - 1)
    const colored = facet.codes.filter(c => c.color).map(c => inLanguage(c.label, locale))
    return [...colored, other.length === 1 ? inLanguage(other[0].label, locale) : t('other')]
  }, [facet, locale, t])
  // Everything but window and histogram keeps its identity while a handle moves, so that only these are drawn anew.
  const labels = useMemo(() => timelineLabels(t), [t])
  const ticks = useMemo(() => statements.map(s => ({ ...s, href: localePath(locale, `/statements/${s.id}`) })), [statements, locale])
  const hands = useMemo(() => ({
    onStatement: (id: string) => go(`/statements/${id}`),
    onSituation: (id: string) => go(`/incidents/${id}`),
    onSpan: (next: Span | null) => setView({ span: next ? [formatDay(next.from), formatDay(next.to)] : null }),
    onMatch: (match: View['match']) => setView({ match }),
    onMode: (mode: View['mode']) => setView({ mode }),
    onAllTime: () => setView({ from: formatDay(domain.first), to: formatDay(domain.last), span: null }),
    onWindow: (window: Span, phase: 'move' | 'end') => {
      // Busy from here on: said in the same breath, so that everything that listens is told once.
      if (phase === 'move') return store.set({ live: window, pending: true })
      // Cumulative begins with the record; the reader's own beginning is kept for the window mode.
      const { mode, from } = store.get().view
      setView({ from: mode === 'cumulative' ? from : formatDay(window.from), to: formatDay(window.to) })
      store.set({ live: null })
    },
  }), [go, store, setView, domain])

  const dating = datings.find(d => d.id === view.dating)
  const dated = useExplorer(s => s.dated)
  const lane = claims.find(c => c.id === view.claims)
  const lanes = [
    lane && <Suspense key="claims" fallback={<div className="time-lane h-[60px]" />}><ClaimsLane lane={lane} axis={axis} rtl={dir === 'rtl'} locale={locale} /></Suspense>,
    // On a phone its panel says the same, and the map is needed to show the buildings.
    dating && !compact && <Suspense key="dating" fallback={<div className="time-lane h-[60px]" />}><DatingLane title={dating.title} href={localePath(locale, `/track/${dating.id}/results`)} curve={dated?.curve ?? []} of={dated?.standings.length ?? 0} end={(live ?? rest).to} axis={axis} rtl={dir === 'rtl'} locale={locale} /></Suspense>,
  ].filter(Boolean)
  const choose = (id: string | null) => {
    const days = claims.find(c => c.id === id)?.points.map(p => p.date) ?? []
    // A lane without a point in sight would tell nothing: the axis reaches out to its claims.
    const away = days.length > 0 && days.every(day => day < axis.from || day > axis.to)
    setView({ claims: id, ...(away && { span: [formatDay(Math.min(axis.from, ...days) - 14), formatDay(Math.max(axis.to, ...days) + 14)] }) })
  }

  return (
    <section aria-label={t('label')} className="time-area">
      <Timeline
        locale={locale === 'ar' ? 'ar' : 'en'} dir={dir} compact={compact} domain={domain} bin={bin} span={span} axis={axis}
        window={live ?? rest} match={view.match} mode={view.mode}
        histogram={histogram} overview={overview}
        colors={useMemo(() => colorsOf(facet, theme), [facet, theme])} groupLabels={groups}
        statements={ticks} selectedStatement={view.statement} situations={situations} labels={labels} {...hands}
        lanes={lanes}
        chooser={claims.length > 0 && <ClaimsChooser claims={claims} chosen={lane?.id ?? null} onChoose={choose} />}
      />
    </section>
  )
}

const domainInBins = ({ first, last }: { first: number; last: number }, bin: BinUnit) => {
  const { from, to } = snapToUnit({ from: first, to: last }, bin)
  return { first: from, last: to, bin }
}

const timelineLabels = (t: ReturnType<typeof useTranslations<'timeline'>>): TimelineLabels => ({
  from: t('from'), to: t('to'), play: t('play'), pause: t('pause'), previous: t('previous'), next: t('next'), allTime: t('allTime'),
  match: t('match'), possibly: t('possibly'), certainly: t('certainly'), possiblyHint: t('possiblyHint'), certainlyHint: t('certainlyHint'),
  mode: t('mode'), window: t('window'), cumulative: t('cumulative'), step: t('step'), speed: t('speed'),
  day: t('day'), week: t('week'), month: t('month'), year: t('year'), ownLength: t('ownLength'), options: t('options'),
  moveWindow: t('moveWindow'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), wholePeriod: t('wholePeriod'),
  days: n => t('days', { n }), snapped: bin => ({ text: t(`snapped.${bin}`), hint: t('snapped.hint') }), statement: title => t('statement', { title }), situation: title => t('situation', { title }),
})
