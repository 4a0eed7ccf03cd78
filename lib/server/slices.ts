import 'server-only'
import { allFacets, groupingOf } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { defaultBy, readView } from '../search-params'
import { encodeRoot, encodeTile } from '../slice/sums/encode'
import type { SumsQuery } from '../slice/sums/pyramid'
import { readTileKey } from '../slice/sums/tiles'
import type { View } from '../view'
import { handle, IMMUTABLE, noSuchEdition, Problem, reply } from './answer'
import { loadedFor, sliceBytes, type Cut } from './engine'
import { plainText } from './items'
import { sent } from './sent'
import { pyramidFor } from './sums'

const ARROW = 'application/vnd.apache.arrow.stream'

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
  if (!manifest) throw await noSuchEdition(edition)
  const tile = readTileKey(key)
  if (key !== 'root' && !tile) throw new Problem(404, 'Not found', `Edition ${edition} has no slice "${key}"; expected "root", or "q" and the quadkey of a tile.`)
  const cut: Cut = { q: plainText('q', params.get('q')), statement: plainText('statement', params.get('statement')) }
  const pyramid = await pyramidFor(edition, cut)
  if (!pyramid) {
    if (tile) throw new Problem(404, 'Not found', `Edition ${edition} has no tiles${cut.q || cut.statement ? ' for this search' : ''}: its slice "root" holds every record.`)
    const bytes = await sent().slices.get(JSON.stringify([edition, key, cut]), async () => {
      const made = await sliceBytes(edition, cut)
      if (!made) throw await noSuchEdition(edition)
      return made
    }, made => made.length)
    return reply(request, bytes, { type: ARROW, cache: IMMUTABLE })
  }
  const query = sumsQuery(readView(params, manifest), manifest)
  const bytes = await sent().slices.get(JSON.stringify([edition, key, cut, query]), async () =>
    (tile ? encodeTile(pyramid.tile(tile, query)) : encodeRoot(pyramid.root(query))), made => made.length)
  return reply(request, bytes, { type: ARROW, cache: IMMUTABLE })
})
