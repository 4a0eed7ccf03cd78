import { decodeSlice } from './codec'
import { createEngine, type Engine } from './engine'
import { measureFrame } from './measure'
import type { Answer, Question } from './protocol'

// The engine in a worker of its own: the page stays free while a million rows are counted.

let engine: Engine | null = null
const scope = self as unknown as { postMessage(message: Answer, transfer?: Transferable[]): void; onmessage: ((event: MessageEvent<Question>) => void) | null }

scope.onmessage = ({ data }) => {
  try {
    answer(data)
  } catch (error) {
    scope.postMessage({ type: 'failed', id: data.id, reason: error instanceof Error ? error.message : String(error) })
  }
}

function answer(question: Question): void {
  if (question.type === 'load') {
    engine = createEngine(decodeSlice(question.bytes))
    scope.postMessage({ type: 'loaded', id: question.id, meta: engine.meta })
    return
  }
  if (!engine) throw new Error('The engine was asked before a slice was loaded.')
  if (question.type === 'members') {
    scope.postMessage({ type: 'members', id: question.id, members: engine.members(question.frameSeq, question.cluster, question.limit) })
    return
  }
  const start = performance.now()
  const frame = engine.frame(question.query, question.id)
  measureFrame(start)
  const c = frame.clusters
  // Histograms are kept by the engine and copied; clusters are made anew and handed over.
  scope.postMessage({ type: 'frame', id: question.id, frame }, c ? [c.lon, c.lat, c.n, c.parts, c.bounds, c.same, c.row, c.precision, c.radius, c.code].map(a => a.buffer as ArrayBuffer) : [])
}
