'use client'
import { useEffect, useMemo, useRef } from 'react'
import { drawBars, highest } from './draw'
import { Situations, Statements, Ticks } from './Marks'
import { dayAt, fractionOf } from './scale'
import { moveWindow, shiftBins, zoomSpan, type Span } from './spans'
import { Thumb } from './Thumb'
import { Veil } from './Veil'
import type { Phase, TimelineProps } from './types'
import { useSize } from './use-size'

interface Props extends Omit<TimelineProps, 'compact' | 'lanes' | 'chooser' | 'span' | 'overview' | 'groupLabels' | 'onMatch' | 'onMode' | 'onAllTime' | 'onWindow'> { rtl: boolean; onWindow(window: Span, phase: Phase): void }

const CLICK_PX = 4

/** Bars, the tinted window with its two thumbs, ticks, statements, situations. Dragging the window moves it, dragging beside it draws a new one. */
export function Bars(p: Props) {
  const { axis, rtl, window, mode, histogram, colors, domain, bin, labels, onWindow } = p
  const track = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useSize(track)
  const max = useMemo(() => (histogram ? highest(histogram) : 1), [histogram])
  const drag = useRef<{ kind: 'move' | 'draw'; day: number; x: number; start: Span; last: Span } | null>(null)
  useEffect(() => {
    if (canvas.current && histogram) drawBars(canvas.current, { histogram, axis, colors, rtl, max })
  }, [histogram, axis, colors, rtl, max, size])

  const [a, b] = [fractionOf(window.from, axis, rtl), fractionOf(window.to + 1, axis, rtl)]
  const left = Math.max(0, Math.min(a, b))
  const right = Math.min(1, Math.max(a, b))
  const dayUnder = (x: number) => {
    const box = track.current?.getBoundingClientRect()
    return box ? dayAt((x - box.left) / box.width, axis, rtl) : axis.from
  }
  const cumulative = mode === 'cumulative'
  const [first, last] = [Math.min(domain.first, window.from), Math.max(domain.last, window.to)]

  // Zooming by wheel needs a listener that may prevent the page's own zoom.
  const zoom = useRef<(event: WheelEvent) => void>(undefined)
  useEffect(() => { zoom.current = event => p.onSpan(zoomSpan(axis, event.deltaY < 0 ? 0.8 : 1.25, dayUnder(event.clientX), domain)) })
  useEffect(() => {
    const element = track.current
    if (!element) return
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom.current?.(event)
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [])

  return (
    <div className="relative min-h-0 flex-1">
      <span aria-hidden className="absolute -top-1 z-10 text-xs text-muted tabular-nums ltr:right-2 rtl:left-2"><bdi>{Math.round(max * 10) / 10}</bdi></span>
      <div
        ref={track} className="absolute inset-x-0 top-0 bottom-[22px] cursor-crosshair touch-none"
        onPointerDown={event => {
          if (event.button > 0) return
          const day = dayUnder(event.clientX)
          const inside = day >= window.from && day <= window.to && !event.shiftKey && !cumulative
          drag.current = { kind: inside ? 'move' : 'draw', day, x: event.clientX, start: window, last: window }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={event => {
          const d = drag.current
          if (!d || (d.last === d.start && Math.abs(event.clientX - d.x) < CLICK_PX)) return
          const day = dayUnder(event.clientX)
          const next = d.kind === 'move' ? moveWindow(d.start, day - d.day, { first, last }) : cumulative ? { from: window.from, to: day } : { from: Math.min(day, d.day), to: Math.max(day, d.day) }
          if (next.from === d.last.from && next.to === d.last.to) return
          d.last = next
          onWindow(next, 'move')
        }}
        onPointerUp={() => {
          const d = drag.current
          drag.current = null
          if (!d) return
          if (d.last !== d.start) return onWindow(d.last, 'end')
          // A click beside the window brings it there.
          const outside = d.day < window.from || d.day > window.to
          if (outside) onWindow(cumulative ? { from: window.from, to: d.day } : moveWindow(window, d.day - Math.round((window.from + window.to) / 2), { first, last }), 'end')
        }}
        onPointerCancel={() => { drag.current = null }}
      >
        <span aria-hidden className="absolute inset-y-0 bg-accent/10" style={{ left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` }} />
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
        <Veil left={left} right={right} />
        <div
          tabIndex={0} role="group" aria-label={labels.moveWindow} className={`absolute inset-y-0 rounded-sm outline-offset-[-2px] ${cumulative ? 'cursor-crosshair' : 'cursor-grab active:cursor-grabbing'}`} style={{ left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` }}
          onKeyDown={event => {
            const by = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, PageUp: 30, PageDown: -30 }[event.key]
            if (!by || cumulative || event.target !== event.currentTarget) return
            event.preventDefault()
            const next = bin ? shiftBins(window, bin, Math.sign(by)) : moveWindow(window, by, { first, last })
            if (next.from >= first && next.to <= last) onWindow(next, 'key')
          }}
        />
        <Thumb label={labels.from} day={window.from} min={first} max={window.to} axis={axis} rtl={rtl} isEnd={false} disabled={cumulative} bin={bin} track={track} onMove={(day, phase) => onWindow({ from: day, to: window.to }, phase)} />
        <Thumb label={labels.to} day={window.to} min={cumulative ? first : window.from} max={last} axis={axis} rtl={rtl} isEnd bin={bin} track={track} onMove={(day, phase) => onWindow({ from: window.from, to: day }, phase)} />
      </div>
      <div className="pointer-events-none absolute inset-x-0 bottom-[20px] border-b border-line" />
      <div className="absolute inset-x-0 bottom-0 h-[22px]">
        <Ticks axis={axis} rtl={rtl} width={size.width} locale={p.locale} />
        <Situations axis={axis} rtl={rtl} situations={p.situations} labels={labels} onSituation={p.onSituation} />
        <Statements axis={axis} rtl={rtl} width={size.width} statements={p.statements} selected={p.selectedStatement} labels={labels} onStatement={p.onStatement} onSpan={p.onSpan} />
      </div>
    </div>
  )
}
