import { useEffect, useRef, useState } from 'react'
import { piecesOf } from '@/lib/track/pieces'
import type { TaskScene } from '@/lib/track/task'
import type { View } from '@/lib/track/view'
import { picture } from './pictures'

/** What is on the screen: of which building, which scene, and whether pictures of it did not come. */
export interface Shown { building: string; scene: number; missing: boolean }

/** A picture that takes longer is shown as it comes. */
const PATIENCE_MS = 8000

/**
 * What to show: the wanted scene once its pictures are decoded, until then the one before. So nothing flashes. `again` asks for pictures that
 * did not come.
 */
export function useShown(building: string, scene: number, scenes: TaskScene[], view: View | null): { shown: Shown | null; /** How often pictures were asked for again. */ tries: number; again(): void } {
  const [shown, setShown] = useState<Shown | null>(null)
  const [tries, setTries] = useState(0)
  const at = useRef(view)
  at.current = view
  const there = view !== null
  useEffect(() => {
    if (!at.current) return
    let wanted = true
    const sources = piecesOf(scenes[scene].source, at.current).filter(piece => !piece.under).map(piece => piece.src)
    const late = new Promise<null>(done => { setTimeout(() => done(null), PATIENCE_MS) })
    void Promise.race([Promise.all(sources.map(picture)), late]).then(came => {
      if (wanted) setShown({ building, scene, missing: came !== null && !came.some(Boolean) })
    })
    return () => { wanted = false }
  }, [building, scene, scenes, there, tries])
  return { shown, tries, again: () => setTries(n => n + 1) }
}
