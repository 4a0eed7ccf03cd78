import 'server-only'
import { allFacets, groupingOf } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { Kept } from '../store/kept'
import { defaultBy, readView } from '../search-params'
import { encodeRoot, encodeTile } from '../slice/sums/encode'
import { createPyramid, type Pyramid, type SumsQuery } from '../slice/sums/pyramid'
import { LEAF_ROWS } from '../slice/parts'
import { readTileKey } from '../slice/sums/tiles'
import type { View } from '../view'
import { handle, IMMUTABLE, Problem, reply } from './answer'
import { engineFor, loadedFor, sliceBytes, type Cut } from './engine'
import { plainText } from './items'

const ARROW = 'application/vnd.apache.arrow.stream'
/** What a search or a statement cuts out of a large record comes as records up to here: a view stays under a megabyte. */
const MAX_CUT_ROWS = 20_000
/** Bytes of what is kept ready: sums of the edition and of what is cut out of it, and what was sent. */
const READY_BYTES = 256 << 20
const SENT_BYTES = 64 << 20
/** Pairs, places in order and filters per record; the columns themselves are the engine's (engine.ts). */
const ROW_BYTES = 120

interface Kepts { pyramids: Kept<Promise<Pyramid | null>>; sent: Kept<Promise<Uint8Array>> }
const globals = globalThis as unknown as { __atlasSums?: Kepts }
const kept = (): Kepts => (globals.__atlasSums ??= { pyramids: new Kept(READY_BYTES), sent: new Kept(SENT_BYTES) })

/** The sums of an edition, or of what a search or a statement cuts out of it; null where the records themselves are few enough to be sent. */
export const pyramidFor = (edition: string, cut: Cut): Promise<Pyramid | null> =>
  kept().pyramids.get(JSON.stringify([edition, cut.q ?? '', cut.statement ?? '']), pyramid => 1000 + (pyramid?.rows ?? 0) * ROW_BYTES, async () => {
    const whole = await loadedFor(edition)
    // What is sent whole is cut into records, however many: the page filters them itself, and its windows are of days.
    if (!whole || whole.slice.columns.length <= LEAF_ROWS) return null
    const engine = await engineFor(edition, cut)
    if (!engine || !(cut.q || cut.statement)) return engine && createPyramid(engine)
    return engine.meta.rows > MAX_CUT_ROWS ? createPyramid(engine, (await pyramidFor(edition, {}))?.bins.unit) : null
  })

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
  const bytes = await kept().sent.get(JSON.stringify([edition, key, cut, query]), made => made.length, () =>
    Promise.resolve(tile ? encodeTile(pyramid.tile(tile, query)) : encodeRoot(pyramid.root(query))))
  return reply(request, bytes, { type: ARROW, cache: IMMUTABLE })
})
