import { useCallback, useEffect, useRef, useState } from 'react'
import type { Accepted, Sent } from '@/lib/model/track'
import { keep, pauseBefore, waitingIn, type Waiting } from '@/lib/track/queue'
import { alone, claimByLock, sendWaiting } from '@/lib/track/send'
import { post } from './api'

export interface Queue {
  /** Answers of this device that the server has not taken yet. */
  waiting: number
  /** The browser keeps nothing: an answer that is not sent at once is lost. */
  unsafe: boolean
  /** What the server said of answers that wait for another day. */
  kept: string | null
  send(sent: Sent): void
}

interface Told { onAccepted(waiting: Waiting, answer: Accepted): void; onRefused(waiting: Waiting, detail: string): void }

/** A browser that keeps nothing still sends: what waits is in this page alone then. */
const inPage = (() => {
  const kept = new Map<string, string>()
  return { get length() { return kept.size }, key: (i: number) => [...kept.keys()][i] ?? null, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value) }, removeItem: (key: string) => { kept.delete(key) }, clear: () => kept.clear() } satisfies Storage
})()

function storage(): { store: Storage; safe: boolean } {
  try {
    localStorage.setItem('track.probe', '')
    localStorage.removeItem('track.probe')
    return { store: localStorage, safe: true }
  } catch {
    return { store: inPage, safe: false }
  }
}

/** Sends answers one after the other as soon as it can, by one tab at a time; what cannot be sent waits on this device, also over a closed page. */
export function useQueue(project: string, told: Told): Queue {
  const [state, setState] = useState<Omit<Queue, 'send'>>({ waiting: 0, unsafe: false, kept: null })
  const latest = useRef(told)
  latest.current = told
  const kick = useRef<() => void>(() => undefined)

  useEffect(() => {
    const { store, safe } = storage()
    const waitingOf = () => [...waitingIn(store), ...(safe ? waitingIn(inPage) : [])]
    let [running, tries, ended] = [false, 0, false]
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = (kept: string | null = null) => { if (!ended) setState({ waiting: waitingOf().length, unsafe: !safe || inPage.length > 0, kept }) }
    const run = async () => {
      if (running || ended) return
      running = true
      clearTimeout(timer)
      const send = (from: Storage) => sendWaiting({
        store: from, post, claim: claimByLock,
        accepted: (waiting, answer) => { tries = 0; count(); latest.current.onAccepted(waiting, answer) },
        refused: (waiting, detail) => { count(); latest.current.onRefused(waiting, detail) },
      })
      const kept = await alone(() => send(store))
      // What found no room there is in this page alone.
      const outcome = kept.is === 'all' && safe ? await send(inPage) : kept
      running = false
      count(outcome.is === 'kept' ? outcome.detail : null)
      if (outcome.is === 'later' && !ended) timer = setTimeout(() => void run(), pauseBefore(++tries, outcome.retryAfter))
      else if (outcome.is === 'all' && waitingOf().length) void run()
    }
    const now = () => { tries = 0; void run() }
    kick.current = now
    const other = () => count()
    window.addEventListener('online', now)
    window.addEventListener('storage', other)
    count()
    void run()
    return () => {
      ended = true
      clearTimeout(timer)
      window.removeEventListener('online', now)
      window.removeEventListener('storage', other)
    }
  }, [project])

  const send = useCallback((sent: Sent) => {
    const { store } = storage()
    try {
      keep(store, project, sent, Date.now())
    } catch {
      // No room: it is sent from here.
      keep(inPage, project, sent, Date.now())
    }
    setState(is => ({ ...is, waiting: is.waiting + 1 }))
    kick.current()
  }, [project])
  return { ...state, send }
}
