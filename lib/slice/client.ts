import type { Answer, Question, WorkerLike } from './protocol'
import type { Frame, FrameQuery, Member, SliceMeta } from './types'

export interface EngineClient {
  /** Loads a slice by address (or bytes); the last question is asked again over it. Rejects with a sentence. */
  load(source: string | Uint8Array, options?: { signal?: AbortSignal }): Promise<SliceMeta>
  /** Latest wins: at most one frame is in flight, the newest question replaces any waiting one. */
  request(query: FrameQuery): void
  onFrame(listener: (frame: Frame) => void): () => void
  onFailure(listener: (reason: string) => void): () => void
  members(cluster: number, limit: number): Promise<Member[]>
  dispose(): void
}

/** Talks to the engine's worker. Each frame is a `performance.measure` named `atlas:frame`, from question to answer. */
export function createEngineClient(makeWorker: () => WorkerLike): EngineClient {
  const worker = makeWorker()
  const frames = new Set<(frame: Frame) => void>()
  const failures = new Set<(reason: string) => void>()
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let id = 0
  let loaded = false
  let loads = 0
  let asked: FrameQuery | null = null
  let next: FrameQuery | null = null
  let inFlight: { id: number; start: number; load: number } | null = null

  function send(): void {
    if (!loaded || inFlight || !next) return
    inFlight = { id: ++id, start: performance.now(), load: loads }
    const query = next
    next = null
    worker.postMessage({ type: 'frame', id: inFlight.id, query })
  }

  worker.onmessage = ({ data }) => {
    if (data.type === 'frame' || (data.type === 'failed' && inFlight?.id === data.id)) {
      const flight = inFlight
      inFlight = null
      if (data.type === 'failed') for (const listener of failures) listener(data.reason)
      else if (flight && flight.load === loads) {
        performance.measure('atlas:frame', { start: flight.start })
        for (const listener of frames) listener(data.frame)
      }
      send()
      return
    }
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
  }

  const ask = (question: Question, transfer: Transferable[] = []) => new Promise<Answer>((resolve, reject) => {
    waiting.set(question.id, { resolve, reject })
    worker.postMessage(question, transfer)
  })

  return {
    async load(source, { signal } = {}) {
      const mine = ++loads
      const bytes = typeof source === 'string' ? await fetchBytes(source, signal) : source
      if (mine !== loads) throw new DOMException('A newer slice was asked for.', 'AbortError')
      const answer = await ask({ type: 'load', id: ++id, bytes }, [bytes.buffer as ArrayBuffer])
      if (answer.type !== 'loaded') throw new Error('The engine gave no answer to a slice.')
      loaded = true
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
    async members(cluster, limit) {
      const answer = await ask({ type: 'members', id: ++id, cluster, limit })
      return answer.type === 'members' ? answer.members : []
    },
    dispose() {
      worker.terminate()
      frames.clear()
      failures.clear()
      waiting.clear()
    },
  }
}

async function fetchBytes(url: string, signal?: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { signal })
  if (!answer.ok) throw new Error(`The server answered ${answer.status} to ${url}.`)
  return new Uint8Array(await answer.arrayBuffer())
}
