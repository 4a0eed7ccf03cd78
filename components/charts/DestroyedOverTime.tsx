import { roundTicks } from '@/lib/claims-time'
import { stretchesOf } from '@/lib/dating/stretches'
import { parseDay } from '@/lib/time/day'
import type { Day } from '@/lib/slice/types'
import { ticksOf } from '../timeline/ticks'

const HEIGHT = 240
const [TOP, BASE] = [24, HEIGHT - 26]
/** Room that ticks of the axis are chosen for: a phone. */
const TICKS_PX = 320
const INK = 'var(--dated-destroyed)'
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`

/** Destroyed over time: a dot and a bar at each scene's day, and between two scenes the room in which the number may have lain. Text keeps its size whatever the width, which the browser knows alone. */
export function DestroyedOverTime({ curve: given, label, locale }: { curve: { day: string; expected: number; low: number; high: number }[]; label: string; locale: string }) {
  const isRtl = locale === 'ar'
  const curve = given.map(p => ({ ...p, day: parseDay(p.day) as Day }))
  const [first, last] = [curve[0].day, curve[curve.length - 1].day]
  const room = Math.max(7, Math.round((last - first) * 0.05))
  const [from, to] = [first - room, last + room]
  const share = (day: number) => (day - from) / (to - from)
  const at = (day: number) => percent(isRtl ? 1 - share(day) : share(day))
  const highest = Math.max(1, ...curve.map(p => p.high))
  const up = (value: number) => Math.round((BASE - (value / (highest * 1.02)) * (BASE - TOP)) * 10) / 10
  return (
    <svg role="img" aria-label={label} width="100%" height={HEIGHT} direction="ltr" className="block overflow-visible text-xs">
      {roundTicks(highest, 4).map(value => (
        <g key={value}>
          <line x1="0" x2="100%" y1={up(value)} y2={up(value)} stroke="var(--line)" />
          <text x={isRtl ? '100%' : '0'} y={up(value) - 4} textAnchor={isRtl ? 'end' : 'start'} fontSize="11" fill="var(--muted)">{value.toLocaleString('en')}</text>
        </g>
      ))}
      {ticksOf({ from, to: to - 1 }, TICKS_PX, isRtl ? 'ar' : 'en').map(tick => (
        <text key={tick.day} x={at(tick.day)} y={HEIGHT - 8} textAnchor="middle" fontSize="11" fontWeight={tick.strong ? 600 : 400} fill={tick.strong ? 'var(--ink)' : 'var(--muted)'}>{tick.label}</text>
      ))}
      {stretchesOf(curve).map(s => (
        <g key={s.from}>
          <rect x={at(isRtl ? s.to : s.from)} width={percent(share(s.to) - share(s.from))} y={up(s.high)} height={Math.max(1, up(s.low) - up(s.high))} fill={INK} fillOpacity={0.14} />
          <line x1={at(s.from)} x2={at(s.to)} y1={up(s.expected)} y2={up(s.expected)} stroke={INK} strokeDasharray="2 3" />
        </g>
      ))}
      {curve.map(p => (
        <g key={p.day} stroke={INK}>
          <line x1={at(p.day)} x2={at(p.day)} y1={up(p.low)} y2={up(p.high)} strokeWidth={6} strokeOpacity={0.35} />
          <circle cx={at(p.day)} cy={up(p.expected)} r={4} fill={INK} stroke="var(--surface)" strokeWidth={1.5} />
        </g>
      ))}
    </svg>
  )
}
