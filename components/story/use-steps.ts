'use client'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { goTo, keyStep } from './go'
import { chapterAt, readingLine } from './use-chapter'

/** A step to the next chapter or the one before, which the arrow keys take as well. Two presses are two chapters, however far the page has come. */
export function useSteps(chapters: readonly { id: string }[], stage: RefObject<HTMLElement | null>): (by: -1 | 1) => void {
  // Where the last step leads to, until the page is there or the reader goes another way.
  const aim = useRef<number | null>(null)
  // Asked of the page, not of what was last rendered: a slow machine is behind with that.
  const here = useCallback(() => chapterAt(chapters.map(c => c.id), readingLine(stage.current)), [chapters, stage])
  const step = useCallback((by: -1 | 1) => {
    const next = Math.max(-1, Math.min(chapters.length - 1, (aim.current ?? here()) + by))
    // No scrolling, no end of it to wait for.
    aim.current = next === here() ? null : next
    if (next < 0) window.scrollTo({ top: 0 })
    else goTo(chapters[next].id, stage.current)
  }, [chapters, stage, here])

  useEffect(() => {
    const another = () => { aim.current = null }
    const arrived = () => { if (aim.current === here()) another() }
    const press = (event: KeyboardEvent) => {
      const by = keyStep(event)
      if (!by) return another()
      event.preventDefault()
      step(by)
    }
    const gone = new AbortController()
    const { signal } = gone
    window.addEventListener('wheel', another, { passive: true, signal })
    window.addEventListener('touchmove', another, { passive: true, signal })
    window.addEventListener('scrollend', arrived, { signal })
    document.addEventListener('keydown', press, { signal })
    return () => gone.abort()
  }, [here, step])
  return step
}
