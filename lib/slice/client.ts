import { measureFrame } from './measure'
import type { Answer, Question, WorkerLike } from './protocol'
import type { Frame, FrameQuery, Member, SliceMeta } from './types'

export interface EngineClient {
  /** What the loaded slice says of itself; null before the first. */
  readonly meta: SliceMeta | null
  /**
   * Loads a slice by address, or from bytes (which are handed over: they are empty afterwards). Until it is there, the last slice
   * goes on answering (sums fetch their tiles beside the address by themselves: each that comes makes a better frame); then the last question is asked again over the new one, and frames of the old are dropped. Rejects with a
   * sentence, or with an AbortError when aborted or overtaken by a newer load. `hold`: nothing is answered meanwhile (sums are made for
   * their filters and would answer others wrongly), nor after a failure.
   * `key` names the slice in such sentences.
   */
  load(source: string | Uint8Array, options?: { key?: string; signal?: AbortSignal; hold?: boolean }): Promise<SliceMeta>
  /** Latest wins: at most one frame is in flight, the newest question replaces any waiting one. */
  request(query: FrameQuery): void
  onFrame(listener: (frame: Frame) => void): () => void
  onFailure(listener: (reason: string) => void): () => void
  /** A tile of sums did not come; it is asked for again. */
  onLost(listener: (reason: string) => void): () => void
  /** Members of a cluster of the frame last heard, newest first; none when there is no such cluster. */
  members(cluster: number, limit: number): Promise<Member[]>
  dispose(): void
}

const aborted = (why: string) => new DOMException(why, 'AbortError')

/** Talks to the engine's worker. Each frame is a `performance.measure` named `atlas:frame`, from question to answer. */
export function createEngineClient(makeWorker: () => WorkerLike): EngineClient {
  const worker = makeWorker()
  const frames = new Set<(frame: Frame) => void>()
  const failures = new Set<(reason: string) => void>()
  const losses = new Set<(reason: string) => void>()
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let id = 0
  let meta: SliceMeta | null = null
  let loads = 0
  /** Counts slices handed to the worker: what was asked before belongs to an older one. */
  let slice = 0
  let shown = 0
  let asked: FrameQuery | null = null
  let next: FrameQuery | null = null
  let inFlight: { id: number; start: number; slice: number } | null = null
  /** A slice is on its way that alone can answer: the last one was made for other filters. */
  let held = false

  function send(): void {
    if (!meta || held || inFlight || !next) return
    inFlight = { id: ++id, start: performance.now(), slice }
    const query = next
    next = null
    worker.postMessage({ type: 'frame', id: inFlight.id, query })
  }

  function landed(data: Answer & { type: 'frame' | 'failed' }): void {
    const flight = inFlight
    inFlight = null
    if (data.type === 'failed') for (const listener of failures) listener(data.reason)
    else if (flight?.slice === slice) {
      measureFrame(flight.start)
      shown = data.id
      for (const listener of frames) listener(data.frame)
    }
    send()
  }

  worker.onmessage = ({ data }) => {
    if (data.type === 'more') {
      next ??= asked
      return send()
    }
    if (data.type === 'lost') {
      for (const listener of losses) listener(data.reason)
      return
    }
    if (inFlight?.id === data.id && (data.type === 'frame' || data.type === 'failed')) return landed(data)
    const promise = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.type === 'failed') promise?.reject(new Error(data.reason))
    else promise?.resolve(data)
  }
  worker.onerror = event => {
    const reason = `The engine's worker failed: ${event.message || 'it could not be started'}.`
    for (const listener of failures) listener(reason)
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
    inFlight = null
  }

  const ask = (question: Question, transfer: Transferable[] = []) => new Promise<Answer>((resolve, reject) => {
    waiting.set(question.id, { resolve, reject })
    worker.postMessage(question, transfer)
  })

  return {
    get meta() { return meta },
    async load(source, { key, signal, hold = false } = {}) {
      const mine = ++loads
      if (hold) held = true
      const bytes = typeof source === 'string' ? await fetchBytes(source, key, signal) : source
      if (signal?.aborted || mine !== loads) throw aborted('A newer slice was asked for.')
      slice++
      const answer = await ask({ type: 'load', id: ++id, bytes, address: typeof source === 'string' ? source : undefined }, [bytes.buffer as ArrayBuffer])
      if (answer.type !== 'loaded') throw new Error(`The engine gave no answer to the slice ${key ?? 'it was given'}.`)
      if (mine === loads) held = false
      meta = answer.meta
      next ??= asked
      send()
      return answer.meta
    },
    request(query) {
      asked = query
      next = query
      send()
    },
    onFrame(listener) {
      frames.add(listener)
      return () => frames.delete(listener)
    },
    onFailure(listener) {
      failures.add(listener)
      return () => failures.delete(listener)
    },
    onLost(listener) {
      losses.add(listener)
      return () => losses.delete(listener)
    },
    async members(cluster, limit) {
      const answer = await ask({ type: 'members', id: ++id, frameSeq: shown, cluster, limit })
      return answer.type === 'members' ? answer.members : []
    },
    dispose() {
      worker.terminate()
      frames.clear()
      failures.clear()
      losses.clear()
      for (const { reject } of waiting.values()) reject(aborted('The engine was disposed of.'))
      waiting.clear()
    },
  }
}

async function fetchBytes(url: string, key: string | undefined, signal?: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { signal })
  if (!answer.ok) throw new Error(`The server answered ${answer.status} to ${key ? `the slice ${key} (${url})` : url}.`)
  return new Uint8Array(await answer.arrayBuffer())
}
