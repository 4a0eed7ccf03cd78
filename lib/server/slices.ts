import 'server-only'
import { allFacets, groupingOf } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { defaultBy, readView } from '../search-params'
import { encodeRoot, encodeTile } from '../slice/sums/encode'
import { createPyramid, MAX_LEAF_ROWS, type Pyramid, type SumsQuery } from '../slice/sums/pyramid'
import { readTileKey } from '../slice/sums/tiles'
import type { View } from '../view'
import { handle, IMMUTABLE, Problem, reply } from './answer'
import { engineFor, loadedFor, sliceBytes, type Cut } from './engine'
import { plainText } from './items'

const ARROW = 'application/vnd.apache.arrow.stream'
/** What a search or a statement cuts out of a large record comes as records up to here: a view stays under a megabyte. */
const MAX_CUT_ROWS = 20_000
/** Sums of so many cuts are kept ready, and so many bytes of what was sent. */
const MAX_PYRAMIDS = 6
const MAX_SENT_BYTES = 64_000_000

const globals = globalThis as unknown as { __atlasPyramids?: Map<string, Promise<Pyramid | null>>; __atlasSent?: { bytes: number; slices: Map<string, Uint8Array> } }

/** The sums of an edition, or of what a search or a statement cuts out of it; null where the records themselves are few enough to be sent. */
export function pyramidFor(edition: string, cut: Cut): Promise<Pyramid | null> {
  const kept = (globals.__atlasPyramids ??= new Map<string, Promise<Pyramid | null>>())
  const key = JSON.stringify([edition, cut.q ?? '', cut.statement ?? ''])
  const made = kept.get(key) ?? engineFor(edition, cut).then(engine =>
    (engine && engine.meta.rows > (cut.q || cut.statement ? MAX_CUT_ROWS : MAX_LEAF_ROWS) && engine.meta.first !== null ? createPyramid(engine) : null))
  made.catch(() => kept.delete(key))
  kept.delete(key)
  kept.set(key, made)
  if (kept.size > MAX_PYRAMIDS) kept.delete(kept.keys().next().value as string)
  return made
}

/** Makes the bytes of a slice, or takes those that were sent before. */
function sent(key: string, make: () => Uint8Array): Uint8Array {
  const cache = (globals.__atlasSent ??= { bytes: 0, slices: new Map<string, Uint8Array>() })
  const found = cache.slices.get(key)
  const bytes = found ?? make()
  if (!found) cache.bytes += bytes.length
  cache.slices.delete(key)
  cache.slices.set(key, bytes)
  for (const [oldest, old] of cache.slices) {
    if (cache.bytes <= MAX_SENT_BYTES) break
    cache.slices.delete(oldest)
    cache.bytes -= old.length
  }
  return bytes
}

function sumsQuery(view: View, manifest: Manifest): SumsQuery {
  const facets = allFacets(manifest)
  return { facets: view.facets, area: view.area, by: groupingOf(facets.find(f => f.property === (view.by ?? defaultBy(manifest))) ?? facets[0]) }
}

/**
 * `/api/editions/{edition}/slices/{key}`. `root`: the whole record, cut by `q` and `statement`; where that is too large, its sums, cut by
 * the facets, `grading` and `area` too, and coloured `by`. `q0231…`: the sums of one tile, by its quadkey.
 */
export const sliceAnswer = (request: Request, edition: string, key: string) => handle(async () => {
  const params = new URL(request.url).searchParams
  const manifest = (await loadedFor(edition))?.manifest
  if (!manifest) throw new Problem(404, 'Not found', `There is no edition "${edition}" here. /api/editions/current names the one that is served.`)
  const tile = readTileKey(key)
  if (key !== 'root' && !tile) throw new Problem(404, 'Not found', `Edition ${edition} has no slice "${key}"; expected "root", or "q" and the quadkey of a tile.`)
  const cut: Cut = { q: plainText('q', params.get('q')), statement: plainText('statement', params.get('statement')) }
  const pyramid = await pyramidFor(edition, cut)
  if (!pyramid) {
    if (tile) throw new Problem(404, 'Not found', `Edition ${edition} has no tiles${cut.q || cut.statement ? ' for this search' : ''}: its slice "root" holds every record.`)
    const bytes = await sliceBytes(edition, cut)
    if (!bytes) throw new Problem(404, 'Not found', `Edition ${edition} has no slice "root".`)
    return reply(request, bytes, { type: ARROW, cache: IMMUTABLE })
  }
  const query = sumsQuery(readView(params, manifest), manifest)
  const bytes = sent(JSON.stringify([edition, key, cut, query]), () => (tile ? encodeTile(pyramid.tile(tile, query)) : encodeRoot(pyramid.root(query))))
  return reply(request, bytes, { type: ARROW, cache: IMMUTABLE })
})
