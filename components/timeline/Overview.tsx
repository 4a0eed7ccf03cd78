'use client'
import { useEffect, useRef } from 'react'
import { drawBars, highest } from './draw'
import { dayAt, fractionOf } from './scale'
import { clampSpan } from './spans'
import type { TimelineProps } from './types'
import { Veil } from './Veil'
import { useSize } from './use-size'
import { ZoomButtons } from './ZoomButtons'

interface Props extends Pick<TimelineProps, 'axis' | 'domain' | 'window' | 'overview' | 'colors' | 'labels' | 'onSpan' | 'chooser'> { rtl: boolean }

/** The whole record as a thin strip: where the axis is, and where the window is in it. Drag the bracket to move the axis. */
export function Overview({ axis, domain, window, overview, colors, rtl, labels, onSpan, chooser }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const grabbed = useRef<{ day: number; axis: { from: number; to: number } } | null>(null)
  const size = useSize(strip)
  const whole = { from: domain.first, to: domain.last }
  useEffect(() => {
    if (canvas.current && overview) drawBars(canvas.current, { histogram: overview, axis: { from: overview.edges[0], to: overview.edges[overview.edges.length - 1] - 1 }, colors, rtl, max: highest(overview) })
  }, [overview, colors, rtl, size])
  const edgesOf = (span: { from: number; to: number }) => {
    const [a, b] = [fractionOf(span.from, whole, rtl), fractionOf(span.to + 1, whole, rtl)]
    return { left: Math.max(0, Math.min(a, b)), right: Math.min(1, Math.max(a, b)) }
  }
  const bracket = edgesOf(axis)
  const dayUnder = (x: number) => {
    const box = strip.current?.getBoundingClientRect()
    return box ? dayAt((x - box.left) / box.width, whole, rtl) : axis.from
  }
  return (
    <div className="time-overview flex items-center gap-1">
      <div
        ref={strip} className="relative h-4 min-w-0 flex-1 touch-none" onDoubleClick={() => onSpan(whole)}
        onPointerDown={event => {
          const day = dayUnder(event.clientX)
          const inside = day >= axis.from && day <= axis.to
          const from = inside ? axis : clampSpan({ from: day - Math.round((axis.to - axis.from) / 2), to: day + Math.round((axis.to - axis.from) / 2) }, domain)
          if (!inside) onSpan(from)
          grabbed.current = { day, axis: from }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={event => {
          if (!grabbed.current) return
          const by = dayUnder(event.clientX) - grabbed.current.day
          if (by) onSpan(clampSpan({ from: grabbed.current.axis.from + by, to: grabbed.current.axis.to + by }, domain))
        }}
        onPointerUp={() => { grabbed.current = null }} onPointerCancel={() => { grabbed.current = null }}
      >
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
        <Veil {...edgesOf(window)} />
        <span aria-hidden className="absolute inset-y-0 rounded-sm border border-muted bg-muted/10" style={{ left: `${bracket.left * 100}%`, width: `${(bracket.right - bracket.left) * 100}%` }} />
      </div>
      {chooser}
      <ZoomButtons axis={axis} domain={domain} window={window} labels={labels} onSpan={onSpan} />
    </div>
  )
}
