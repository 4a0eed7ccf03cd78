'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { Glyph } from '@/components/charts/Glyph'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import type { ClaimsLane as Lane, LanePoint } from '@/lib/claims-lane'
import { together } from './Marks'
import { fractionOf } from './scale'
import type { Span } from './spans'
import { useSize } from './use-size'

// The title stands above the highest claim.
const [APART_PX, TOP_PX, BASE_PX] = [26, 20, 53]

/** Claims under the bars, on their axis: across when each was said, up how many it says. A column of claims tells itself when pointed at, and leads to all of them. */
export function ClaimsLane({ lane, axis, rtl, locale }: { lane: Lane; axis: Span; rtl: boolean; locale: string }) {
  const t = useTranslations('claimsLane')
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const shown = useMemo(() => lane.points.filter(p => p.date >= axis.from && p.date <= axis.to), [lane, axis])
  const highest = Math.max(...lane.points.map(p => p.max ?? p.min))
  const up = (value: number) => BASE_PX - (value / highest) * (BASE_PX - TOP_PX)
  const x = (day: number) => `${fractionOf(day + 0.5, axis, rtl) * 100}%`
  const near = ((axis.to - axis.from + 1) * APART_PX) / Math.max(1, width)
  const sentence = (p: LanePoint) => t('point', { date: p.open ? t('before', { date: p.text }) : p.text, by: p.by, does: t(`does.${p.stance}`), figure: p.figure })
  return (
    <div ref={box} role="group" aria-label={t('lane', { title: lane.title })} data-claims={lane.id} className="time-lane relative h-[60px] shrink-0 border-b border-line">
      <span aria-hidden className="absolute top-0 z-10 max-w-[80%] truncate text-xs text-muted ltr:left-0 rtl:right-0">{lane.title} · <bdi className="tabular-nums">0–{highest.toLocaleString('en')}</bdi></span>
      {width > 0 && shown.length === 0 && <p className="absolute inset-x-0 top-6 text-center text-xs text-muted">{t('outside')}</p>}
      {width > 0 && together(shown, near).map(column => {
        const [first, last] = [column[0].date, column[column.length - 1].date]
        return (
          <NavLink
            key={first} href={`${localePath(locale, '/claims')}#${lane.id}`} aria-label={column.map(sentence).join('; ')} style={{ left: x((first + last) / 2) }}
            className="group absolute inset-y-0 w-6 -translate-x-1/2 rounded-md hover:z-20 hover:bg-accent/10 focus-visible:z-20"
          >
            {column.map((p, i) => (
              <span key={i} aria-hidden className="absolute left-1/2 flex -translate-x-1/2 -translate-y-1/2 flex-col items-center" style={{ top: up(p.min) }}>
                {p.max === undefined && <span className="absolute bottom-full h-2 border-s border-dashed border-muted" />}
                <Glyph stance={p.stance} hollow={p.scope !== 'total'} size={9} />
              </span>
            ))}
            <span aria-hidden className={`pointer-events-none absolute bottom-full z-30 mb-1 hidden w-max max-w-72 rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm text-ink shadow-float group-hover:block group-focus-visible:block ${fractionOf(first, axis, rtl) > 0.6 ? 'right-0' : 'left-0'}`} dir={rtl ? 'rtl' : 'ltr'}>
              {column.map((p, i) => <span key={i} className="flex items-baseline gap-1.5"><Glyph stance={p.stance} hollow={p.scope !== 'total'} size={9} /><bdi>{sentence(p)}</bdi></span>)}
            </span>
          </NavLink>
        )
      })}
    </div>
  )
}
