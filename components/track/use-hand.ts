import { useCallback, useEffect, useRef, useState } from 'react'
import type { Assignment, Me } from '@/lib/model/track'
import { AHEAD, askFor, openOf, pauseWhileHeld } from '@/lib/track/hand'
import { waitingIn } from '@/lib/track/queue'
import type { Refusal } from '@/lib/track/answered'
import { letGo, takeHere } from '@/lib/track/tabs'
import { begin, next, NotAnswered } from './api'

const AGAIN_MS = 5000

export interface Hand {
  /** The first is the one that is looked at. */
  assignments: Assignment[]
  me: Me | null
  setMe(me: Me): void
  /** held: the server gives no more while it waits for answers to those that it gave; none: there are no more for this volunteer; away: no answer from the server; failed: it said why. */
  state: 'starting' | 'ready' | 'held' | 'none' | 'away' | { failed: Refusal }
  /** The first is done; the server is asked for more when it has the answer (`again`). */
  done(): void
  /** Takes one back into the hand, in front. */
  back(assignment: Assignment): void
  again(): void
  /** The answer to one will never be taken: it may be given again. */
  refused(building: string): void
  /** Those in hand were given to a volunteer of another cookie: others take their place. */
  renew(): void
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
  const renewed = useRef(false)
  const inVain = useRef(0)
  const given = useRef(new Set<string>())
  const lost = useRef(new Set<string>())
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
      const open = async (found: Assignment[]) => {
        const left = openOf(found, { given: given.current, lost: lost.current, waiting: answeredHere(project) })
        const here = await Promise.all(left.map(({ building }) => takeHere(`${project} ${building}`)))
        return left.filter((_, i) => here[i])
      }
      let found = (await next(project, AHEAD)).assignments
      let mine = await open(found)
      // The server still holds what was answered here to be in hand: its answer is on the way, or never came. Or another tab has it.
      const more = askFor(found.length - mine.length)
      if (!ended && more > AHEAD) {
        found = (await next(project, more)).assignments
        mine = await open(found)
      }
      if (ended) return
      for (const { building } of mine) given.current.delete(building)
      setAssignments(hand => [...hand, ...mine.filter(a => !hand.some(h => h.building === a.building))])
      renewed.current = false
      inVain.current = mine.length || !found.length ? 0 : inVain.current + 1
      setState(!found.length ? 'none' : inVain.current > 1 ? 'held' : 'ready')
      if (inVain.current) timer = setTimeout(again, pauseWhileHeld(inVain.current))
    }
    fill().catch((error: unknown) => {
      if (ended) return
      const { status, refusal } = error instanceof NotAnswered ? error : { status: 0, refusal: null }
      // The cookie went: it begins anew, once; a browser that keeps none is told.
      if (status === 401) begun.current = false
      if (status === 401 && !renewed.current) {
        renewed.current = true
        return again()
      }
      // Without a sentence of ours something else answered: a network's sign-in page, say.
      const later = refusal === null || status >= 500 || status === 429
      setState(later ? 'away' : { failed: refusal })
      if (later) timer = setTimeout(again, AGAIN_MS)
    })
    window.addEventListener('online', again)
    return () => {
      ended = true
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [project, asked, again])
  useEffect(() => letGo, [project])
  // Without one to look at: ask at once, and say what comes of it.
  const empty = assignments.length === 0
  useEffect(() => { if (empty && begun.current) again() }, [empty, again])

  const done = useCallback(() => setAssignments(([first, ...rest]) => {
    if (first) {
      given.current.add(first.building)
      lost.current.delete(first.building)
    }
    return rest
  }), [])
  const back = useCallback((assignment: Assignment) => {
    given.current.delete(assignment.building)
    setAssignments(hand => [assignment, ...hand.filter(a => a.building !== assignment.building)])
  }, [])
  const refused = useCallback((building: string) => { lost.current.add(building) }, [])
  const renew = useCallback(() => {
    setAssignments([])
    again()
  }, [again])
  return { assignments, me, setMe, state, done, back, again, refused, renew }
}
