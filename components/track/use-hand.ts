import { useCallback, useEffect, useRef, useState } from 'react'
import type { Assignment, Me } from '@/lib/model/track'
import { waitingIn } from '@/lib/track/queue'
import { begin, next, NotAnswered } from './api'

/** How many buildings lie ready, the one that is looked at among them. */
const AHEAD = 3
const AGAIN_MS = 5000
const SOON_MS = 600

export interface Hand {
  /** The first is the one that is looked at. */
  assignments: Assignment[]
  me: Me | null
  setMe(me: Me): void
  /** none: there are no more for this volunteer; away: no answer from the server; failed: it said why. */
  state: 'starting' | 'ready' | 'none' | 'away' | { failed: string }
  /** The first is done; the server is asked for more when it has the answer (`again`). */
  done(): void
  /** Takes one back into the hand, in front. */
  back(assignment: Assignment): void
  again(): void
}

/** Answered on this device, whether the server knows it yet or not. */
function answeredHere(project: string): Set<string> {
  try {
    return new Set(waitingIn(localStorage).filter(w => w.project === project).map(w => w.sent.answer.building))
  } catch {
    return new Set()
  }
}

/** Buildings for this volunteer: some ahead, so that the next is there when it is needed, also without a connection. */
export function useHand(project: string): Hand {
  const [assignments, setAssignments] = useState<Assignment[]>([])
  const [me, setMe] = useState<Me | null>(null)
  const [state, setState] = useState<Hand['state']>('starting')
  const [asked, setAsked] = useState(0)
  const begun = useRef(false)
  const given = useRef(new Set<string>())
  const again = useCallback(() => setAsked(n => n + 1), [])

  const size = useRef(0)
  size.current = assignments.length
  useEffect(() => {
    if (size.current >= AHEAD) return
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const fill = async () => {
      if (!begun.current) {
        const mine = await begin(project)
        begun.current = true
        if (!ended) setMe(mine)
      }
      const found = await next(project, AHEAD)
      if (ended) return
      const done = answeredHere(project)
      const open = found.assignments.filter(a => !done.has(a.building) && !given.current.has(a.building))
      setAssignments(hand => [...hand, ...open.filter(a => !hand.some(h => h.building === a.building))])
      setState(found.assignments.length ? 'ready' : 'none')
      // The server still holds what was answered here to be in hand: its answer is on the way.
      if (!open.length && found.assignments.length) timer = setTimeout(again, SOON_MS)
    }
    fill().catch((error: unknown) => {
      if (ended) return
      const { status, message } = error instanceof NotAnswered ? error : { status: 0, message: '' }
      // The cookie went: the next attempt begins anew.
      if (status === 401) begun.current = false
      const later = status === 0 || status >= 500 || status === 429
      setState(later ? 'away' : { failed: message })
      if (later) timer = setTimeout(again, AGAIN_MS)
    })
    window.addEventListener('online', again)
    return () => {
      ended = true
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [project, asked, again])
  // Without one to look at: ask at once, and say what comes of it.
  const empty = assignments.length === 0
  useEffect(() => { if (empty && begun.current) again() }, [empty, again])

  const done = useCallback(() => setAssignments(([first, ...rest]) => {
    if (first) given.current.add(first.building)
    return rest
  }), [])
  const back = useCallback((assignment: Assignment) => {
    given.current.delete(assignment.building)
    setAssignments(hand => [assignment, ...hand.filter(a => a.building !== assignment.building)])
  }, [])
  return { assignments, me, setMe, state, done, back, again }
}
