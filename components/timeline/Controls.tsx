'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import { rangeText } from '@/lib/format'
import { formatDay } from '@/lib/time/day'
import { Options, type OptionsProps } from './Options'
import type { TimelineProps } from './types'

interface Props extends OptionsProps, Pick<TimelineProps, 'locale' | 'window' | 'bin'> {
  playing: boolean
  onPlay(): void
  onMoveBy(direction: -1 | 1): void
  /** There is nothing further that way. */
  isStuck(direction: -1 | 1): boolean
  /** Joins the options where they have a panel of their own. */
  more: ReactNode
}

/** The row over the bars: step back, play, step on, the window in words, and the options, in a panel of their own where the row is short. */
export function Controls({ locale, window, bin, playing, onPlay, onMoveBy, isStuck, more, ...options }: Props) {
  const { labels } = options
  const panel = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: PointerEvent | KeyboardEvent) => {
      const inside = event instanceof KeyboardEvent ? event.key !== 'Escape' : panel.current?.contains(event.target as Node)
      if (!panel.current?.open || inside) return
      if (panel.current.contains(document.activeElement)) panel.current.querySelector('summary')?.focus()
      panel.current.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  const days = window.to - window.from + 1
  const square = 'button size-8 px-0 pointer-coarse:size-11'
  return (
    <div className="flex min-h-11 items-center gap-2 px-4 max-md:px-3 max-md:pt-1">
      <button type="button" className={square} aria-label={labels.previous} title={labels.previous} disabled={isStuck(-1)} onClick={() => onMoveBy(-1)}><Icon name="chevronStart" className="rtl:rotate-180" /></button>
      <button type="button" className={`${square} button-accent`} aria-label={playing ? labels.pause : labels.play} title={playing ? labels.pause : labels.play} onClick={onPlay}><Icon name={playing ? 'pause' : 'play'} className="rtl:rotate-180" /></button>
      <button type="button" className={square} aria-label={labels.next} title={labels.next} disabled={isStuck(1)} onClick={() => onMoveBy(1)}><Icon name="chevronEnd" className="rtl:rotate-180" /></button>
      <p className="min-w-0 flex-1 ps-1 max-md:text-sm max-md:leading-tight md:truncate">
        <bdi className="font-semibold tabular-nums max-md:whitespace-normal">{rangeText(formatDay(window.from), formatDay(window.to), locale)}</bdi>
        <span className="ps-2 text-muted tabular-nums @max-[480px]:hidden @min-[860px]:@max-[980px]:hidden"><bdi>{labels.days(days)}</bdi></span>
        {bin && <span className="ms-2 whitespace-nowrap rounded bg-chip px-1.5 py-0.5 text-xs text-muted" title={labels.snapped(bin).hint}>{labels.snapped(bin).text}</span>}
      </p>
      <div className="flex items-center gap-2 @max-[860px]:hidden"><Options {...options} /></div>
      <details ref={panel} className="relative @min-[860px]:hidden">
        <summary className={`${square} list-none [&::-webkit-details-marker]:hidden`} aria-label={labels.options} title={labels.options}><Icon name="sliders" /></summary>
        <div className="absolute end-0 bottom-full z-30 mb-2 flex w-max max-w-[92vw] flex-col items-start gap-3 rounded-lg border border-line bg-surface p-3 shadow-float"><Options {...options} />{more}</div>
      </details>
    </div>
  )
}
