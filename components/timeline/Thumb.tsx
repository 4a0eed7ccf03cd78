'use client'
import { useRef, type PointerEvent as ReactPointerEvent } from 'react'
import type { BinUnit, Day } from '@/lib/slice/types'
import { addUnit, formatDay } from '@/lib/time/day'
import { dayAt, fractionOf } from './scale'
import { coarserStep, type Span } from './spans'
import type { Phase } from './types'

interface Props {
  label: string
  day: Day
  min: Day
  max: Day
  axis: Span
  rtl: boolean
  /** The right edge of a window is the end of its last day. */
  isEnd: boolean
  disabled?: boolean
  /** Arrows move by this unit instead of a day: each stop is the first day of one (of the end: the last). */
  bin?: BinUnit
  track: React.RefObject<HTMLElement | null>
  onMove(day: Day, phase: Phase): void
}

/** One end of the window: arrows a day (or a bin), PageUp and PageDown a calendar month, Home and End to the ends. */
export function Thumb({ label, day, min, max, axis, rtl, isEnd, disabled = false, bin = 'day', track, onMove }: Props) {
  const grabbed = useRef<{ offset: number; day: Day } | null>(null)
  const edge = fractionOf(isEnd ? day + 1 : day, axis, rtl)
  const bound = (d: Day) => Math.max(min, Math.min(max, d))
  const under = (event: ReactPointerEvent, offset: number): Day => {
    const box = track.current?.getBoundingClientRect()
    if (!box) return day
    return bound(dayAt((event.clientX - offset - box.left) / box.width, axis, rtl))
  }
  // Of bins the end is the day before the next one begins.
  const by = (unit: BinUnit, n: number): Day => (isEnd && bin !== 'day' ? addUnit(day + 1, unit, n) - 1 : addUnit(day, unit, n))
  const keys: Record<string, () => Day> = {
    ArrowRight: () => by(bin, rtl ? -1 : 1), ArrowLeft: () => by(bin, rtl ? 1 : -1), ArrowUp: () => by(bin, 1), ArrowDown: () => by(bin, -1),
    PageUp: () => by(coarserStep('month', bin), 1), PageDown: () => by(coarserStep('month', bin), -1), Home: () => min, End: () => max,
  }
  // Outside the zoomed axis a thumb rests at its edge, still reachable by keyboard.
  return (
    <div
      data-thumb role="slider" tabIndex={disabled ? -1 : 0} aria-label={label} aria-orientation="horizontal" aria-disabled={disabled || undefined}
      aria-valuemin={min} aria-valuemax={max} aria-valuenow={day} aria-valuetext={formatDay(day)}
      className="group absolute inset-y-0 z-20 w-6 -translate-x-1/2 cursor-ew-resize touch-none outline-none pointer-coarse:w-11"
      style={{ left: `${Math.max(0, Math.min(1, edge)) * 100}%` }}
      onKeyDown={event => {
        const next = keys[event.key]
        if (!next || disabled) return
        event.preventDefault()
        onMove(bound(next()), 'key')
      }}
      onPointerDown={event => {
        if (disabled || event.button > 0) return
        const box = track.current?.getBoundingClientRect()
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus()
        grabbed.current = { offset: box ? event.clientX - (box.left + edge * box.width) : 0, day }
      }}
      onPointerMove={event => {
        if (!grabbed.current) return
        const next = under(event, grabbed.current.offset)
        if (next !== grabbed.current.day) {
          grabbed.current.day = next
          onMove(next, 'move')
        }
      }}
      onPointerUp={() => {
        if (grabbed.current) onMove(grabbed.current.day, 'end')
        grabbed.current = null
      }}
      onPointerCancel={() => {
        if (grabbed.current) onMove(grabbed.current.day, 'end')
        grabbed.current = null
      }}
    >
      <span aria-hidden className={`absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 ${disabled ? 'bg-muted' : 'bg-accent'}`} />
      <span aria-hidden className={`absolute top-1/2 left-1/2 h-7 w-2.5 -translate-1/2 rounded-full border-2 bg-surface group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent ${disabled ? 'border-muted' : 'border-accent'}`} />
    </div>
  )
}
