import type { Feature } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import vtpbf from 'vt-pbf'
import { mercatorX, mercatorY } from '../../lib/geo/mercator'
import type { Bounds } from '../../lib/slice/types'
import type { LayerName, Layers } from './layers'
import type { Tile } from './pmtiles'

const property = (f: Feature, name: string) => (f.properties as Record<string, number | undefined> | null)?.[name]
const LARGE_LAKE_KM2 = 400

/** First zoom at which a layer, or a feature of it, is worth its bytes. */
const FROM: Record<LayerName, (f: Feature) => number> = {
  land: () => 0,
  borders: () => 0,
  countries: () => 1,
  lakes: f => ((property(f, 'area_km2') ?? Infinity) > LARGE_LAKE_KM2 ? 2 : 6),
  rivers: f => [2, 3, 5, 6, 7, 8][property(f, 'level') ?? 0] ?? 8,
  river_names: () => 5,
  admin1: () => 4,
  admin1_names: () => 5,
  places: f => [0, 2, 3, 4, 5, 7, 8][property(f, 'rank') ?? 6] ?? 8,
}
/** The last zoom of a layer. */
const UNTIL: Partial<Record<LayerName, number>> = { countries: 6 }

/** Units of 4,096 a tile (an eighth of a pixel) by which a line may be off. A name runs along a smoother line than its river. */
const TOLERANCE: Partial<Record<LayerName, number>> = { land: 4, borders: 4, rivers: 3, river_names: 90, lakes: 2, admin1: 3 }

const tileAt = (part: number, z: number) => Math.max(0, Math.min(2 ** z - 1, Math.floor(part * 2 ** z)))

/** Tiles of these layers within the bounds at one zoom; empty ones are left out. */
export function cutZoom(layers: Layers, z: number, [w, s, e, n]: Bounds): Tile[] {
  const indexes = (Object.entries(layers) as [LayerName, Feature[]][]).flatMap(([name, all]) => {
    const features = z > (UNTIL[name] ?? Infinity) ? [] : all.filter(f => FROM[name](f) <= z)
    // geojson-vt simplifies everywhere but at its last zoom: so its last is one further than ours.
    return features.length ? [[name, new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: z + 1, indexMaxZoom: Math.min(z, 4), tolerance: TOLERANCE[name] ?? 0, buffer: 64 })] as const] : []
  })
  const tiles: Tile[] = []
  for (let x = tileAt(mercatorX(w), z); x <= tileAt(mercatorX(e), z); x++) {
    for (let y = tileAt(mercatorY(n), z); y <= tileAt(mercatorY(s), z); y++) {
      const found = Object.fromEntries(indexes.flatMap(([name, index]) => {
        const tile = index.getTile(z, x, y)
        return tile?.features.length ? [[name, tile]] : []
      }))
      if (Object.keys(found).length) tiles.push({ z, x, y, bytes: vtpbf.fromGeojsonVt(found, { version: 2 }) })
    }
  }
  return tiles
}
