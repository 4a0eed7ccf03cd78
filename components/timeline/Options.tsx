import { memo } from 'react'
import { Segmented } from '@/components/ui/Segmented'
import type { BinUnit } from '@/lib/slice/types'
import type { TimelineProps } from './types'

export type Step = BinUnit | 'own'
const STEPS: Step[] = ['own', 'day', 'week', 'month', 'year']
const SPEEDS = [1, 2, 4]
const select = 'min-h-8 rounded-md border border-line bg-surface px-1.5 text-sm pointer-coarse:min-h-11'

export interface OptionsProps extends Pick<TimelineProps, 'labels' | 'match' | 'mode' | 'onMatch' | 'onMode' | 'onAllTime'> {
  speed: number
  onSpeed(speed: number): void
  step: Step
  onStep(step: Step): void
}

/** How far a step goes and how fast it plays; window or all until then; possibly or certainly in it; all time. */
export const Options = memo(function Options({ labels, match, mode, onMatch, onMode, onAllTime, speed, onSpeed, step, onStep }: OptionsProps) {
  return (
    <>
      <span className="flex gap-2">
        <select aria-label={labels.step} title={labels.step} className={select} value={step} onChange={event => onStep(event.target.value as Step)}>
          {STEPS.map(unit => <option key={unit} value={unit}>{unit === 'own' ? labels.ownLength : labels[unit]}</option>)}
        </select>
        <select aria-label={labels.speed} title={labels.speed} className={select} value={speed} onChange={event => onSpeed(Number(event.target.value))}>
          {SPEEDS.map(s => <option key={s} value={s}>{s}×</option>)}
        </select>
      </span>
      <Segmented label={labels.mode} value={mode} onChange={onMode} options={[{ value: 'window', label: labels.window }, { value: 'cumulative', label: labels.cumulative }]} />
      <Segmented label={labels.match} value={match} onChange={onMatch} options={[{ value: 'possible', label: labels.possibly, hint: labels.possiblyHint }, { value: 'certain', label: labels.certainly, hint: labels.certainlyHint }]} />
      <button type="button" className="button" onClick={onAllTime}>{labels.allTime}</button>
    </>
  )
})
