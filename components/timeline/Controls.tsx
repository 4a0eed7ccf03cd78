'use client'
import { Icon } from '@/components/ui/Icon'
import { Segmented } from '@/components/ui/Segmented'
import { rangeText } from '@/lib/format'
import type { BinUnit } from '@/lib/slice/types'
import { formatDay } from '@/lib/time/day'

import type { TimelineProps } from './types'

export type Step = BinUnit | 'own'
const SPEEDS = [1, 2, 4]
const select = 'min-h-8 rounded-md border border-line bg-surface px-1.5 text-sm pointer-coarse:min-h-11'

interface Props extends Pick<TimelineProps, 'labels' | 'locale' | 'compact' | 'window' | 'match' | 'mode' | 'onMatch' | 'onMode' | 'onAllTime'> {
  playing: boolean
  speed: number
  onSpeed(speed: number): void
  onPlay(): void
  step: Step
  onStep(step: Step): void
  onMoveBy(direction: -1 | 1): void
}

/** The row over the bars: step, play, the window in words, mode and match. */
export function Controls({ labels, locale, compact, window, match, mode, onMatch, onMode, onAllTime, playing, speed, onSpeed, onPlay, step, onStep, onMoveBy }: Props) {
  const days = window.to - window.from + 1
  const square = 'button size-8 px-0 pointer-coarse:size-11'
  return (
    <div className="flex min-h-11 items-center gap-2 px-4 max-md:px-3">
      <button type="button" className={square} aria-label={labels.previous} title={labels.previous} onClick={() => onMoveBy(-1)}><Icon name="chevronStart" className="rtl:rotate-180" /></button>
      <button type="button" className={`${square} button-accent`} aria-label={playing ? labels.pause : labels.play} title={playing ? labels.pause : labels.play} onClick={onPlay}><Icon name={playing ? 'pause' : 'play'} className="rtl:rotate-180" /></button>
      <button type="button" className={square} aria-label={labels.next} title={labels.next} onClick={() => onMoveBy(1)}><Icon name="chevronEnd" className="rtl:rotate-180" /></button>
      <p className="min-w-0 flex-1 truncate ps-1">
        <bdi className="font-semibold tabular-nums">{rangeText(formatDay(window.from), formatDay(window.to), locale)}</bdi>
        {!compact && <span className="ps-2 text-muted tabular-nums"><bdi>{labels.days(days)}</bdi></span>}
      </p>
      {!compact && (
        <>
          <select aria-label={labels.step} title={labels.step} className={`${select} max-xl:hidden`} value={step} onChange={event => onStep(event.target.value as Step)}>
            {(['own', 'day', 'week', 'month', 'year'] as const).map(unit => <option key={unit} value={unit}>{unit === 'own' ? labels.ownLength : labels[unit]}</option>)}
          </select>
          <select aria-label={labels.speed} title={labels.speed} className={`${select} max-xl:hidden`} value={speed} onChange={event => onSpeed(Number(event.target.value))}>
            {SPEEDS.map(s => <option key={s} value={s}>{s}×</option>)}
          </select>
        </>
      )}
      {/* On phones these stand among the filters. */}
      {!compact && (
        <>
          <Segmented label={labels.mode} value={mode} onChange={onMode} options={[{ value: 'window', label: labels.window }, { value: 'cumulative', label: labels.cumulative }]} />
          <Segmented label={labels.match} value={match} onChange={onMatch} options={[{ value: 'possible', label: labels.possibly, hint: labels.possiblyHint }, { value: 'certain', label: labels.certainly, hint: labels.certainlyHint }]} />
          <button type="button" className="button" onClick={onAllTime}>{labels.allTime}</button>
        </>
      )}
    </div>
  )
}
