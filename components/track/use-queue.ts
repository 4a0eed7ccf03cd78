import { useCallback, useEffect, useRef, useState } from 'react'
import type { Accepted, Sent } from '@/lib/model/track'
import { alone } from '@/lib/track/alone'
import type { Refusal } from '@/lib/track/answered'
import { keep, waitingIn, type Waiting } from '@/lib/track/queue'
import { claimByLock, sendWaiting } from '@/lib/track/send'
import { sender } from '@/lib/track/sender'
import { post } from './api'

export interface Queue {
  /** Answers of this device that the server has not taken yet. */
  waiting: number
  /** The browser keeps nothing: an answer that is not sent at once is lost. */
  unsafe: boolean
  /** Answers wait for another day: what the server said of them, or that something else answered in its place. */
  kept: { refusal: Refusal | null } | null
  send(sent: Sent): void
}

interface Told { onAccepted(waiting: Waiting, answer: Accepted): void; onRefused(waiting: Waiting, refusal: Refusal): void }

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
    let ended = false
    const count = (kept: Queue['kept'] = null) => { if (!ended) setState({ waiting: waitingOf().length, unsafe: !safe || inPage.length > 0, kept }) }
    const sending = sender(async progress => {
      const send = (from: Storage) => sendWaiting({
        store: from, post, claim: claimByLock,
        accepted: (waiting, answer) => { progress(); count(); latest.current.onAccepted(waiting, answer) },
        refused: (waiting, refusal) => { count(); latest.current.onRefused(waiting, refusal) },
      })
      // Where tabs cannot wait for each other two may send the same: the server counts it once by its id.
      const kept = await (navigator.locks ? alone('track.send', () => send(store)) : send(store))
      // What found no room there is in this page alone.
      return kept.is === 'all' && safe ? send(inPage) : kept
    }, outcome => count(outcome?.is === 'kept' ? { refusal: outcome.refusal } : null), () => waitingOf().length > 0)
    kick.current = sending.now
    const other = () => count()
    window.addEventListener('online', sending.now)
    window.addEventListener('storage', other)
    count()
    sending.now()
    return () => {
      ended = true
      sending.end()
      window.removeEventListener('online', sending.now)
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
