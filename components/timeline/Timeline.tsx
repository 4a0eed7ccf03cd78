'use client'
import { useCallback, useState, type CSSProperties } from 'react'
import { addUnit } from '@/lib/time/day'
import { Bars } from './Bars'
import { Controls } from './Controls'
import { lanesDrawn, timelineHeight } from './heights'
import type { Step } from './Options'
import { Overview } from './Overview'
import { coarserStep, nearestBins, stepWindow, sweepStart, type Span } from './spans'
import type { Phase, TimelineProps } from './types'
import { usePlay } from './use-play'
import { useSettled } from './use-settled'
import { ZoomButtons } from './ZoomButtons'

/** Under the map: what happened when, and the window that everything on screen is shown for. */
export function Timeline(props: TimelineProps) {
  const { dir, compact, domain, bin, window, mode, onAllTime } = props
  // Whatever moves the window, it rests on whole bins.
  const onWindow = (next: Span, phase: 'move' | 'end') => props.onWindow(bin ? nearestBins(next, bin) : next, phase)
  const rtl = dir === 'rtl'
  const [chosen, setStep] = useState<Step>('month')
  const step: Step = coarserStep(chosen, bin)

  const moved = (direction: -1 | 1): Span => {
    if (mode === 'window') return stepWindow(window, step, direction, domain)
    const unit = step === 'own' ? 'month' : step
    return { from: window.from, to: Math.max(Math.min(domain.first, window.from), Math.min(Math.max(domain.last, window.to), addUnit(window.to, unit, direction))) }
  }
  const isStuck = (direction: -1 | 1) => {
    const next = moved(direction)
    return next.from === window.from && next.to === window.to
  }
  const play = usePlay(() => {
    const next = moved(1)
    if (next.to === window.to) return false
    onWindow(next, 'move')
    return true
  }, () => onWindow(window, 'end'))

  const { pause } = play
  // Nothing lies beyond the window: play sweeps through it from its own beginning.
  const toggle = () => {
    if (!play.playing && isStuck(1)) {
      const start = sweepStart(step, { first: window.from, last: window.to })
      onWindow(mode === 'window' ? start : { from: window.from, to: start.to }, 'move')
    }
    play.toggle()
  }
  const allTime = useCallback(() => {
    pause()
    onAllTime()
  }, [pause, onAllTime])
  const keys = useSettled<Span>(next => onWindow(next, 'end'))
  const byHand = (next: Span, phase: Phase) => {
    pause()
    keys.drop()
    onWindow(next, phase === 'end' ? 'end' : 'move')
    if (phase === 'key') keys.later(next)
  }
  const asked = props.lanes ?? []
  const lanes = asked.slice(0, lanesDrawn(asked.length, compact))
  return (
    <div className="flex h-(--time-height) flex-col" style={{ '--time-height': `${timelineHeight(asked.length, compact)}px` } as CSSProperties}>
      <Controls
        locale={props.locale} window={window} playing={play.playing} onPlay={toggle} onMoveBy={direction => byHand(moved(direction), 'end')} isStuck={isStuck} more={compact && <><span className="flex gap-1"><ZoomButtons {...props} /></span>{props.chooser}</>}
        labels={props.labels} match={props.match} mode={mode} onMatch={props.onMatch} onMode={props.onMode} onAllTime={allTime} bin={bin} speed={play.speed} onSpeed={play.setSpeed} step={step} onStep={setStep}
      />
      <div className="flex min-h-0 flex-1 flex-col gap-1 px-4 pb-1 max-md:px-3">
        <Bars {...props} rtl={rtl} onWindow={byHand} />
        {lanes}
        {!compact && <Overview {...props} rtl={rtl} />}
      </div>
    </div>
  )
}
