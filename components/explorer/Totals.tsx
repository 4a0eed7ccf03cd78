'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import { grouped, lineTollText, tollText } from '@/lib/format'
import { GRADINGS } from '@/lib/model/codes'
import type { TollLine } from '@/lib/slice/types'
import { useAtlas, useExplorer } from './context'
import { ViewLink } from './ViewLink'

// Few open it, and it weighs on every map. Without a connection the totals stay, and the press says why nothing more comes.
const TotalsSplit = lazy(() => import('./TotalsSplit').then(m => ({ default: m.TotalsSplit }), () => ({ default: Missing })))
const Missing = () => <p role="alert" className="mt-1 text-sm">{useTranslations('map')('dataFailed')}</p>

/** The loudest thing on screen: how many incidents, how many killed and injured (where the atlas records them), for exactly what is shown. One click splits it by grade. */
export function Totals() {
  const t = useTranslations('totals')
  const { initial, source: { local }, manifest: { casualty_fields: fields } } = useAtlas()
  const frame = useExplorer(s => s.frame)
  const [open, setOpen] = useState(false)
  const { totals, confirmedOrFair, byGrade, withoutPlace } = frame ?? initial
  const killed = tollText(totals.killed)
  const injured = tollText(totals.injured)
  const figure = (value: string, label: string) => (
    <span className="whitespace-nowrap"><bdi className="text-xl font-semibold tabular-nums leading-tight">{grouped(value)}</bdi> <span className="text-sm text-muted">{label}</span></span>
  )
  return (
    <section aria-label={t('label')} className="rounded-lg border border-line bg-surface px-4 py-2 shadow-float max-md:px-3">
      <p role="status" className="sr-only">{t('status', { count: String(totals.incidents), n: totals.incidents, killed, injured, k: totals.killed.max, i: totals.injured.max })}</p>
      <p aria-hidden className="flex flex-wrap items-baseline gap-x-5 max-md:justify-between max-md:gap-x-2 max-md:[&_bdi]:text-lg max-[380px]:[&_span>span]:text-xs">
        {figure(String(totals.incidents), t('incidents', { n: totals.incidents }))}
        {fields.includes('killed') && figure(lineTollText(totals, 'killed'), t('killed', { n: totals.killed.max }))}
        {fields.includes('injured') && figure(lineTollText(totals, 'injured'), t('injured', { n: totals.injured.max }))}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="inline-flex min-h-6 items-center gap-1 hover:text-ink pointer-coarse:min-h-8">
          <span>{nobodyGraded(totals, byGrade) ? t('noneGraded') : t.rich('confirmedOrFair', { n: confirmedOrFair.killed.max, range: () => <bdi className="font-medium tabular-nums">{grouped(tollText(confirmedOrFair.killed))}</bdi> })}</span>
          <Icon name="chevronDown" size={12} className={open ? 'rotate-180' : ''} />
        </button>
        {totals.unknown > 0 && <span>{t('unknown', { n: totals.unknown })}</span>}
        {withoutPlace > 0 && local && <a href="#without-place" className="link inline-flex min-h-6 items-center">{t('withoutPlace', { n: withoutPlace })}</a>}
        {withoutPlace > 0 && !local && <ViewLink path="/" patch={{ tab: 'incidents' }} hash="without-place" className="link inline-flex min-h-6 items-center">{t('withoutPlace', { n: withoutPlace })}</ViewLink>}
      </p>
      {open && <Suspense><TotalsSplit byGrade={byGrade} unknown={totals.unknown} /></Suspense>}
    </section>
  )
}

const UNGRADED = GRADINGS.indexOf('ungraded')
/** "Confirmed or fair: 0" of records that nobody graded would read as a finding. */
const nobodyGraded = ({ incidents }: TollLine, byGrade: TollLine[]): boolean => incidents > 0 && byGrade[UNGRADED]?.incidents === incidents
