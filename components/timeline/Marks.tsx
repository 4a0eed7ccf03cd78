'use client'
import { fractionOf } from './scale'
import type { Span } from './spans'
import { ticksOf } from './ticks'
import type { TimelineProps } from './types'

const percent = (fraction: number) => `${fraction * 100}%`

/** Dates under the bars; years stand out. */
export function Ticks({ axis, rtl, width, locale }: { axis: Span; rtl: boolean; width: number; locale: string }) {
  if (!width) return null
  return (
    <div aria-hidden className="absolute inset-x-0 bottom-0 h-4 text-xs leading-4 text-muted">
      {ticksOf(axis, width, locale).map(tick => {
        const at = fractionOf(tick.day, axis, rtl)
        // A label that would leave the picture is left out; its mark stays.
        const fits = rtl ? at * width > 34 : (1 - at) * width > 34
        return (
          <span key={tick.day} className="absolute top-0 h-4" style={{ left: percent(at) }}>
            <span className={`absolute -top-1.5 left-0 h-1.5 w-px ${tick.strong ? 'bg-ink' : 'bg-line'}`} />
            {fits && <bdi className={`absolute top-0 whitespace-nowrap ${rtl ? 'right-1' : 'left-1'} ${tick.strong ? 'font-semibold text-ink' : ''}`}>{tick.label}</bdi>}
          </span>
        )
      })}
    </div>
  )
}

/** Statements as triangles on the axis: each a link that opens it. */
export function Statements({ axis, rtl, statements, selected, labels, onStatement }: { axis: Span; rtl: boolean; statements: TimelineProps['statements']; selected: string | null; labels: TimelineProps['labels']; onStatement(id: string): void }) {
  return statements.filter(s => s.date >= axis.from && s.date <= axis.to).map(s => (
    <a
      key={s.id} href={s.href} aria-label={labels.statement(s.title)} title={s.title}
      className="absolute bottom-2 z-10 grid h-6 w-6 -translate-x-1/2 place-items-center text-accent hover:text-ink" style={{ left: percent(fractionOf(s.date + 0.5, axis, rtl)) }}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onStatement(s.id)
      }}
    >
      <svg width={s.id === selected ? 12 : 9} height={s.id === selected ? 10 : 7} viewBox="0 0 9 7" aria-hidden><path d="M4.5 0L9 7H0z" fill="currentColor" /></svg>
    </a>
  ))
}

/** Situations as faint bars along the axis; never counted. */
export function Situations({ axis, rtl, situations, labels, onSituation }: { axis: Span; rtl: boolean; situations: TimelineProps['situations']; labels: TimelineProps['labels']; onSituation(id: string): void }) {
  return situations.filter(s => s.from <= axis.to && s.to >= axis.from).map(s => {
    const a = fractionOf(Math.max(s.from, axis.from), axis, rtl)
    const b = fractionOf(Math.min(s.to, axis.to) + 1, axis, rtl)
    return <span key={s.id} title={labels.situation(s.title)} onClick={() => onSituation(s.id)} className="absolute bottom-[17px] h-[3px] min-w-[3px] cursor-pointer rounded-full bg-muted/40" style={{ left: percent(Math.min(a, b)), width: percent(Math.abs(b - a)) }} />
  })
}
