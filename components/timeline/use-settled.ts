import { useEffect, useRef } from 'react'

/** A key may be held: what it moved is settled once no further one came for this long. */
const REST_MS = 150

/** Calls `settle` with the last value given to `later`, when none follows it; `drop` forgets it. */
export function useSettled<T>(settle: (value: T) => void): { later(value: T): void; drop(): void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(settle)
  useEffect(() => { latest.current = settle })
  useEffect(() => () => clearTimeout(timer.current), [])
  const drop = () => clearTimeout(timer.current)
  return {
    drop,
    later(value) {
      drop()
      timer.current = setTimeout(() => latest.current(value), REST_MS)
    },
  }
}
