import { decodeSlice } from '../decode'
import { createEngine } from '../engine'
import { serve, type Scope } from '../serve'
import { kindOf } from '../wire'
import { decodeRoot, decodeTile } from './decode'
import { createSumsEngine } from './engine'
import { createTileLoader, type TileLoader } from './tile-loader'

// The engine's worker for a record that is summed: its root comes as one slice, its tiles are fetched as they come into view. What
// is left of it by a search may be few enough to come whole.

let loader: TileLoader | null = null
const scope = self as unknown as Scope

serve(scope, (bytes, address) => {
  loader?.stop()
  loader = null
  if (kindOf(bytes) === 'leaf') {
    const engine = createEngine(decodeSlice(bytes))
    return { meta: engine.meta, engine }
  }
  const sums = createSumsEngine(decodeRoot(bytes))
  if (address) {
    loader = createTileLoader({
      url: key => address.replace(/\/root(?=\?|$)/, `/${key}`),
      take(key, tile) {
        sums.addTile(key, decodeTile(tile))
        scope.postMessage({ type: 'more', id: 0 })
      },
      lost: reason => scope.postMessage({ type: 'lost', id: 0, reason }),
    })
  }
  return { meta: sums.meta, engine: sums }
}, (engine, { query }) => { if ('missing' in engine) loader?.want(engine.missing(query.viewport)) })
