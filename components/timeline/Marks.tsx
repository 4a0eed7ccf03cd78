'use client'
import { memo } from 'react'
import { fractionOf } from './scale'
import type { Span } from './spans'
import { ticksOf } from './ticks'
import type { TimelineProps } from './types'

const percent = (fraction: number) => `${fraction * 100}%`

/** Dates under the bars; years stand out. */
export const Ticks = memo(function Ticks({ axis, rtl, width, locale }: { axis: Span; rtl: boolean; width: number; locale: string }) {
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
})

const APART_PX = 25

interface StatementsProps { axis: Span; rtl: boolean; width: number; statements: TimelineProps['statements']; selected: string | null; labels: TimelineProps['labels']; onStatement(id: string): void; onSpan(span: Span): void }

/** Statements as triangles on the axis, each a link that opens it. Those too near to be told apart are one mark that zooms to them. */
export const Statements = memo(function Statements({ axis, rtl, width, statements, selected, labels, onStatement, onSpan }: StatementsProps) {
  const near = ((axis.to - axis.from + 1) * APART_PX) / Math.max(1, width)
  const place = (date: number) => percent(fractionOf(date + 0.5, axis, rtl))
  const mark = 'absolute bottom-2 z-10 grid size-6 -translate-x-1/2 place-items-center text-accent hover:text-ink'
  return together(statements.filter(s => s.date >= axis.from && s.date <= axis.to), near).map(group => {
    const [first] = group
    const last = group[group.length - 1]
    if (group.length > 1) {
      const label = group.map(s => labels.statement(s.title)).join(' · ')
      return (
        <button key={first.id} type="button" aria-label={label} title={group.map(s => s.title).join('\n')} className={mark} style={{ left: place((first.date + last.date) / 2) }} onClick={() => onSpan({ from: first.date - 3, to: last.date + 3 })}>
          <svg width={15} height={7} viewBox="0 0 15 7" aria-hidden><path d="M4.5 0L9 7H0z M10.500 0L15 7H6z" fill="currentColor" /></svg>
        </button>
      )
    }
    const chosen = first.id === selected
    return (
      <a
        key={first.id} href={first.href} aria-label={labels.statement(first.title)} title={first.title} className={mark} style={{ left: place(first.date) }}
        onClick={event => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onStatement(first.id)
        }}
      >
        <svg width={chosen ? 12 : 9} height={chosen ? 10 : 7} viewBox="0 0 9 7" aria-hidden><path d="M4.5 0L9 7H0z" fill="currentColor" /></svg>
      </a>
    )
  })
})

/** Runs of marks that lie nearer than that many days to the run's middle. */
export function together<T extends { date: number }>(marks: T[], nearDays: number): T[][] {
  const groups: T[][] = []
  const middle = (group: T[]) => (group[0].date + group[group.length - 1].date) / 2
  for (const mark of [...marks].sort((a, b) => a.date - b.date)) {
    const group = groups[groups.length - 1]
    if (group && (mark.date + group[0].date) / 2 - (groups.length > 1 ? middle(groups[groups.length - 2]) : -Infinity) >= nearDays && mark.date - middle(group) < nearDays) group.push(mark)
    else groups.push([mark])
  }
  return groups
}

/** Situations as faint bars along the axis; never counted. */
export const Situations = memo(function Situations({ axis, rtl, situations, labels, onSituation }: { axis: Span; rtl: boolean; situations: TimelineProps['situations']; labels: TimelineProps['labels']; onSituation(id: string): void }) {
  return situations.filter(s => s.from <= axis.to && s.to >= axis.from).map(s => {
    const a = fractionOf(Math.max(s.from, axis.from), axis, rtl)
    const b = fractionOf(Math.min(s.to, axis.to) + 1, axis, rtl)
    return <span key={s.id} title={labels.situation(s.title)} onClick={() => onSituation(s.id)} className="absolute bottom-[17px] h-[3px] min-w-[3px] cursor-pointer rounded-full bg-muted/40" style={{ left: percent(Math.min(a, b)), width: percent(Math.abs(b - a)) }} />
  })
})
