import { useEffect, useRef } from 'react'
import { actionOf, isTaken, type Action } from '@/lib/track/keys'

/** Keys of the whole page, while no text is written and no dialog is open. `release` is told when the key of the flicker is let go. */
export function useKeys(rtl: boolean, letters: boolean, act: (action: Action) => void, release: () => void): void {
  const latest = useRef({ act, release })
  latest.current = { act, release }
  useEffect(() => {
    let held: string | null = null
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTaken(event.target as Element | null, event.key)) return
      const action = actionOf(event, { rtl, letters })
      if (!action) return
      event.preventDefault()
      if (event.repeat && !['step', 'pan', 'zoom'].includes(action.do)) return
      if (action.do === 'flicker') held = event.code
      latest.current.act(action)
    }
    const up = (event: KeyboardEvent) => {
      if (held === null || event.code !== held) return
      held = null
      latest.current.release()
    }
    document.addEventListener('keydown', down)
    document.addEventListener('keyup', up)
    return () => {
      document.removeEventListener('keydown', down)
      document.removeEventListener('keyup', up)
    }
  }, [rtl, letters])
}
