import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureCollection } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import vtpbf from 'vt-pbf'
import type { Manifest } from '../../lib/model/manifest'
import type { Bounds } from '../../lib/slice/types'
import { writePmtiles, type Tile } from './pmtiles'
import { places, regional, world, type Layers } from './sources'

// Cuts the base map into tiles once: `npx tsx scripts/basemap/build.ts [ATLAS_DIR]` → public/map/base.pmtiles.
// The world to zoom 6, the atlas' extent to zoom 9; closer views are drawn from zoom 9.

const WORLD_ZOOM = 5
const REGION_ZOOM = 9
const ROOM_DEGREES = 1.5

type Name = keyof Layers
/** First zoom at which a layer, or a feature of it, is worth its bytes. */
const FROM: Record<Name, (properties: Record<string, unknown>) => number> = {
  land: () => 0, borders: () => 0, lakes: p => ((p.area_km2 as number | undefined ?? 1e6) > 400 ? 2 : 6), rivers: p => [2, 3, 5, 7, 8, 9][(p.level as number | undefined) ?? 0] ?? 6,
  admin1: () => 4, admin1_names: () => 5, places: p => [0, 2, 3, 4, 6, 7, 8][p.rank as number] ?? 8,
}

const atlas = process.argv[2] ?? 'data'
const { extent } = JSON.parse(readFileSync(join(atlas, 'atlas.json'), 'utf8')) as Manifest
const room: Bounds = [extent[0] - ROOM_DEGREES, extent[1] - ROOM_DEGREES, extent[2] + ROOM_DEGREES, extent[3] + ROOM_DEGREES]
const dir = join(atlas, 'basemap')
const own = regional(dir)
const towns = await places(dir, room)
const merge = (a?: FeatureCollection, b?: FeatureCollection): FeatureCollection => ({ type: 'FeatureCollection', features: [...(a?.features ?? []), ...(b?.features ?? [])] })
const layersOf = (detail: '50m' | '10m'): Partial<Layers> => {
  const w = world(detail, own.rivers ? [33, 29, 49, 40] : null)
  return { ...w, rivers: merge(w.rivers, own.rivers), lakes: merge(w.lakes, own.lakes), admin1: own.admin1, admin1_names: own.admin1_names, places: towns }
}

const tileOf = (lon: number, lat: number, z: number): [number, number] => {
  const n = 2 ** z
  const r = (lat * Math.PI) / 180
  return [Math.floor(((lon + 180) / 360) * n), Math.floor(((1 - Math.log(Math.tan(r) + 1 / Math.cos(r)) / Math.PI) / 2) * n)].map(v => Math.max(0, Math.min(n - 1, v))) as [number, number]
}

function cutTiles(layers: Partial<Layers>, fromZoom: number, toZoom: number, bounds: Bounds): Tile[] {
  const tiles: Tile[] = []
  for (let z = fromZoom; z <= toZoom; z++) {
    const indexes = Object.entries(layers).flatMap(([name, c]) => {
      const features = c?.features.filter(f => FROM[name as Name]((f.properties ?? {}) as Record<string, unknown>) <= z) ?? []
      return features.length ? [[name, new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: z, indexMaxZoom: Math.min(z, 4), tolerance: z === toZoom ? 2 : 4, buffer: name === 'land' ? 32 : 64 })] as const] : []
    })
    const [x0, y0] = tileOf(bounds[0], bounds[3], z)
    const [x1, y1] = tileOf(bounds[2], bounds[1], z)
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const found = Object.fromEntries(indexes.flatMap(([name, index]) => {
          const tile = index.getTile(z, x, y)
          return tile?.features.length ? [[name, tile]] : []
        }))
        if (Object.keys(found).length) tiles.push({ z, x, y, bytes: vtpbf.fromGeojsonVt(found, { version: 2 }) })
      }
    }
  }
  return tiles
}

const tiles = [...cutTiles(layersOf('50m'), 0, WORLD_ZOOM, [-180, -85, 180, 85]), ...cutTiles(layersOf('10m'), WORLD_ZOOM + 1, REGION_ZOOM, room), ...cutTiles(layersOf('50m'), WORLD_ZOOM + 1, WORLD_ZOOM + 1, [-180, -85, 180, 85])]
const unique = [...new Map(tiles.reverse().map(t => [`${t.z}/${t.x}/${t.y}`, t])).values()]
const vectorLayers = Object.keys(FROM).map(id => ({ id, fields: {}, minzoom: 0, maxzoom: REGION_ZOOM }))
mkdirSync('public/map', { recursive: true })
const archive = writePmtiles(unique, { name: 'Incident Atlas base map', type: 'baselayer', vector_layers: vectorLayers, attribution: 'Natural Earth, GeoNames' }, { minZoom: 0, maxZoom: REGION_ZOOM, bounds: [-180, -85, 180, 85] })
writeFileSync('public/map/base.pmtiles', archive)
process.stdout.write(`public/map/base.pmtiles: ${unique.length} tiles, ${(archive.length / 1e6).toFixed(2)} MB\n`)
