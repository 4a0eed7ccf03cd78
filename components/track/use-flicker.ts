import { useCallback, useEffect, useRef, useState } from 'react'
import { waitFor } from '@/lib/track/flicker'

export interface Flicker {
  /** The other of the two pictures is shown. */
  other: boolean
  on: boolean
  start(): void
  stop(): void
  /** By a press: on until the next; where motion is not wanted each press changes the picture once. */
  press(): void
}

const still = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Two pictures in turn, while a key or button is held; never faster than twice a second. */
export function useFlicker(): Flicker {
  const [on, setOn] = useState(false)
  const [other, setOther] = useState(false)
  const changed = useRef<number | null>(null)
  const change = useCallback(() => {
    changed.current = performance.now()
    setOther(is => !is)
  }, [])
  useEffect(() => {
    if (!on) return
    let [timer, frame]: [ReturnType<typeof setTimeout> | undefined, number] = [undefined, 0]
    const later = () => { timer = setTimeout(turn, waitFor(performance.now(), changed.current)) }
    // A picture counts from when it is on the screen: a slow machine must not make the next change come early.
    function turn() {
      change()
      frame = requestAnimationFrame(() => { frame = requestAnimationFrame(() => {
        changed.current = performance.now()
        later()
      }) })
    }
    later()
    return () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    }
  }, [on, change])
  // A change that is yet to come; the way back is one as well.
  const back = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(back.current), [])
  const stop = useCallback(() => {
    setOn(false)
    clearTimeout(back.current)
    back.current = setTimeout(() => setOther(was => {
      if (was) changed.current = performance.now()
      return false
    }), waitFor(performance.now(), changed.current))
  }, [])
  const once = useCallback(() => {
    clearTimeout(back.current)
    back.current = setTimeout(change, waitFor(performance.now(), changed.current))
  }, [change])
  const start = useCallback(() => {
    clearTimeout(back.current)
    if (still()) once()
    else setOn(true)
  }, [once])
  const press = useCallback(() => {
    if (still()) once()
    else if (on) stop()
    else setOn(true)
  }, [on, once, stop])
  return { on, other, start, stop, press }
}
