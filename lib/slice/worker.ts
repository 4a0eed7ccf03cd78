import { decodeSlice } from './decode'
import { createEngine } from './engine'
import { serve, type Scope } from './serve'
import { metaOf } from './wire'

// The engine in a worker of its own: the page stays free while a million rows are counted. Sums have a worker of theirs
// (sums/worker.ts), 5 kB that most atlases never need; an edition that has grown into them is only named here, until the page takes that one.

serve(self as unknown as Scope, bytes => {
  const meta = metaOf(bytes)
  if (meta && meta.kind !== 'leaf') return { meta, engine: null }
  const engine = createEngine(decodeSlice(bytes))
  return { meta: engine.meta, engine }
})
