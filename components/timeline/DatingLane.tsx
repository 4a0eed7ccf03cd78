'use client'
import { useTranslations } from 'next-intl'
import { NavLink } from '@/components/ui/NavLink'
import { dayText } from '@/lib/format'
import { curveOn, stretchesOf, type CurveDay } from '@/lib/dating/stretches'
import type { Day } from '@/lib/slice/types'
import { formatDay } from '@/lib/time/day'
import { fractionOf } from './scale'
import type { Span } from './spans'

const [HEIGHT, TOP, BASE] = [60, 14, 54]

interface Props { title: string; href: string; curve: CurveDay[]; /** All buildings. */ of: number; /** Last day of the window. */ end: Day; axis: Span; rtl: boolean; locale: string }

/** Destroyed over time under the bars, on their axis: at each scene what it shows, between two scenes the room in which the number may have lain. */
export function DatingLane({ title, href, curve, of, end, axis, rtl, locale }: Props) {
  const t = useTranslations('dating.layer')
  const share = (day: number) => Math.max(-0.01, Math.min(1.01, fractionOf(day, axis, rtl)))
  const x = (day: number) => `${share(day) * 100}%`
  const highest = Math.max(1, ...curve.map(p => p.high))
  const y = (value: number) => BASE - (value / highest) * (BASE - TOP)
  const now = curveOn(curve, end)
  const figure = (p: CurveDay) => ({ n: Math.round(p.expected), low: p.low, high: p.high, of, day: dayText(formatDay(p.day), locale, 'short') })
  const label = now ? t('laneAt', { title, ...figure(now) }) : t('laneBefore', { title })
  return (
    <NavLink href={href} aria-label={label} title={label} data-dating-lane className="time-lane relative block shrink-0 border-b border-line -outline-offset-2" style={{ height: HEIGHT }}>
      <span aria-hidden className="absolute top-0 z-10 max-w-[70%] truncate text-xs text-muted ltr:left-0 rtl:right-0">{t('lane', { title })}</span>
      <span aria-hidden className="absolute top-0 z-10 text-xs text-muted tabular-nums ltr:right-0 rtl:left-0">{curve.length > 0 && t('laneTop', { n: highest })}</span>
      <svg aria-hidden width="100%" height={HEIGHT} direction="ltr" className="absolute inset-0 overflow-hidden">
        {stretchesOf(curve).map(s => (
          <g key={s.from}>
            <rect x={x(rtl ? s.to : s.from)} width={`${Math.abs(share(s.to) - share(s.from)) * 100}%`} y={y(s.high)} height={Math.max(1, y(s.low) - y(s.high))} fill="var(--dated-destroyed)" fillOpacity={0.16} />
            <line x1={x(s.from)} x2={x(s.to)} y1={y(s.expected)} y2={y(s.expected)} stroke="var(--dated-destroyed)" strokeWidth={1} strokeDasharray="2 3" />
          </g>
        ))}
        {curve.map(p => (
          <g key={p.day} stroke="var(--dated-destroyed)">
            <line x1={x(p.day)} x2={x(p.day)} y1={y(p.low)} y2={y(p.high)} strokeWidth={5} strokeOpacity={0.35} />
            <circle cx={x(p.day)} cy={y(p.expected)} r={p === now ? 4 : 2.6} fill="var(--dated-destroyed)" stroke="var(--surface)" />
          </g>
        ))}
        <line x1={x(end + 1)} x2={x(end + 1)} y1={0} y2={HEIGHT} stroke="var(--accent)" strokeOpacity={0.7} />
      </svg>
    </NavLink>
  )
}
