import { VectorTile } from '@mapbox/vector-tile'
import type { Feature } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { PbfReader } from 'pbf'
import vtpbf from 'vt-pbf'
import type { TileAddress } from './address'

/** Pieces are asked for by zooms up to this. */
const DEEPEST_ZOOM = 18
const BUFFER = 64

/**
 * Cuts a deeper tile out of a coarse one.
 *
 * @param bytes the coarse vector tile (MVT)
 * @param at its own address
 * @returns gives the bytes of any tile under it (empty when nothing lies there)
 */
export function piecesOf(bytes: ArrayBuffer, at: TileAddress): (piece: TileAddress) => Uint8Array {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)))
  const indexes = Object.entries(layers).map(([name, layer]) => {
    const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i).toGeoJSON(at.x, at.y, at.z) as Feature)
    return [name, new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: DEEPEST_ZOOM, indexMaxZoom: 0, tolerance: 0, buffer: BUFFER })] as const
  })
  return ({ z, x, y }) => {
    const found = Object.fromEntries(indexes.flatMap(([name, index]) => {
      const tile = index.getTile(z, x, y)
      return tile?.features.length ? [[name, tile]] : []
    }))
    return vtpbf.fromGeojsonVt(found, { version: 2 })
  }
}
