import { dayText } from '@/lib/format'
import { ticksOf } from '../timeline/ticks'
import { inkOf } from './Glyph'
import { HEIGHT, type ClaimsLayout, type Mark } from './claims-layout'

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`
/** Room that ticks of the axis are chosen for: a phone. */
const TICKS_PX = 320
const LIFTED_PX = 20

/** Claims over time: up how many, across when it was said. Text keeps its size whatever the width, which the browser knows alone. */
export function ClaimsOverTime({ layout, label, locale }: { layout: ClaimsLayout; label: string; locale: string }) {
  const isRtl = locale === 'ar'
  const at = (share: number) => percent(isRtl ? 1 - share : share)
  const span = (a: number, b: number) => ({ x: at(isRtl ? Math.max(a, b) : Math.min(a, b)), width: percent(Math.abs(b - a)) })
  const { from, to } = layout
  return (
    <svg role="img" aria-label={label} width="100%" height={HEIGHT} direction="ltr" className="block overflow-visible text-xs">
      {layout.ticks.map(({ value, y }) => (
        <g key={value}>
          <line x1="0" x2="100%" y1={y} y2={y} stroke="var(--line)" />
          <text x={isRtl ? '100%' : '0'} y={y - 4} textAnchor={isRtl ? 'end' : 'start'} fontSize="11" fill="var(--muted)">{value.toLocaleString('en')}</text>
        </g>
      ))}
      {ticksOf({ from, to: to - 1 }, TICKS_PX, isRtl ? 'ar' : 'en').map(tick => (
        <text key={tick.day} x={at((tick.day - from) / (to - from))} y={HEIGHT - 8} textAnchor="middle" fontSize="11" fontWeight={tick.strong ? 600 : 400} fill={tick.strong ? 'var(--ink)' : 'var(--muted)'}>{tick.label}</text>
      ))}
      {layout.steps.map((step, i) => {
        const before = layout.steps[i - 1]
        return (
          <g key={step.x} fill="var(--ink)" stroke="var(--ink)">
            <rect {...span(step.x, step.to)} y={step.top} height={Math.max(step.bottom - step.top, 1)} fillOpacity={step.bottom - step.top > 1 ? 0.14 : 0.6} stroke="none" />
            {before && <line x1={at(step.x)} x2={at(step.x)} y1={before.bottom} y2={step.top} strokeOpacity={0.6} />}
          </g>
        )
      })}
      {layout.marks.map((mark, i) => <MarkOf key={i} mark={mark} at={at} span={span} locale={locale} />)}
    </svg>
  )
}

interface Drawn { mark: Mark; at(share: number): string; span(a: number, b: number): { x: string; width: string }; locale: string }

function MarkOf({ mark: m, at, span, locale }: Drawn) {
  const { claim: { stance, scope, max, said, said_before }, moment } = m
  const ink = inkOf(stance)
  const hollow = scope !== 'total'
  const style = { fill: hollow ? 'var(--surface)' : ink, stroke: ink, strokeWidth: 1.6 }
  const out = locale === 'ar' ? 1 : -1
  return (
    <g>
      <title>{`${m.figure}: ${dayText(said ?? said_before ?? '', locale, 'short')}`}</title>
      {moment.to > moment.from && <rect {...span(m.left, m.right)} y={m.y - 1.5} height="3" fill={ink} fillOpacity={0.35} />}
      {/* Said by then, and nobody knows since when. */}
      {moment.open && <svg x={at(m.x)} y={m.y} className="overflow-visible"><path d={`M${out * 6} 0H${out * 20}m${-out * 4}-3l${out * 4} 3l${-out * 4} 3`} fill="none" stroke={ink} /></svg>}
      <svg x={at(m.x)} className="overflow-visible">
        {/* A label that had to make room leads back to its mark. */}
        {m.top - m.label > LIFTED_PX && <line y1={m.label + 3} y2={m.top - 6} stroke="var(--muted)" strokeWidth="0.8" />}
        {m.top < m.y - 1 && <rect x="-4" y={m.top} width="8" height={m.y - m.top} fill={ink} fillOpacity={0.25} />}
        {/* At least: nothing says where it ends. */}
        {max === undefined && <path d={`M0 ${m.y - 5}V${m.y - 17}m-3 4l3-4l3 4`} fill="none" stroke={ink} strokeDasharray="3 2" />}
        <svg y={m.y} className="overflow-visible">{stance === 'found' ? <circle r="4.6" {...style} /> : stance === 'admitted' ? <rect x="-4.2" y="-4.2" width="8.4" height="8.4" {...style} /> : <path d="M0-5.4L5.4 0 0 5.4-5.4 0z" {...style} />}</svg>
        <text y={max === undefined ? m.label - 12 : m.label} textAnchor={m.x > 0.9 === (locale !== 'ar') && (m.x > 0.9 || m.x < 0.1) ? 'end' : 'middle'} fontSize="12" fontWeight="600" fill="var(--ink)" stroke="var(--surface)" strokeWidth="3" paintOrder="stroke"><tspan lang="en" direction="ltr" unicodeBidi="isolate">{m.figure}</tspan></text>
      </svg>
    </g>
  )
}
