'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

const STEPS_PER_SECOND = 3

/** Calls `step` in a steady rhythm while it plays; `step` says false when there is no further. */
export function usePlay(step: () => boolean, onStop: () => void): { playing: boolean; speed: number; setSpeed(speed: number): void; toggle(): void; pause(): void } {
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)
  const latest = useRef({ step, onStop })
  useEffect(() => { latest.current = { step, onStop } })
  useEffect(() => {
    if (!playing) return
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setInterval(() => {
      if (!latest.current.step()) setPlaying(false)
    }, 1000 / (STEPS_PER_SECOND * (calm ? 0.5 : speed)))
    return () => {
      clearInterval(timer)
      latest.current.onStop()
    }
  }, [playing, speed])
  return { playing, speed, setSpeed, toggle: () => setPlaying(!playing), pause: useCallback(() => setPlaying(false), []) }
}
