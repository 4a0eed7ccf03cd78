import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bounds } from '../../lib/slice/types'
import { countries } from './countries'
import { cutZoom } from './cut'
import { LAYER_NAMES, type Layers } from './layers'
import { madeFrom } from './made-from'
import { writePmtiles, type Tile } from './pmtiles'
import { coverage, regional } from './regional'
import { ownPlaces, towns } from './towns'
import { landAndBorders, worldWater } from './world'

// Cuts the base map into tiles once, the same input giving the same bytes:
//   npm run basemap -- [ATLAS_DIR] [--extent W,S,E,N] [--out FILE]
// The world to zoom 6, the atlas' extent to zoom 10. Closer views, and the rest of the world, are drawn from the last
// zoom that is there (components/map/protocol.ts).

const WORLD: Bounds = [-180, -85, 180, 85]
const FAR_ZOOM = 5
const WORLD_ZOOM = 6
const REGION_ZOOM = 10
/** Around the extent, so that panning to its edge does not meet coarser lines at once. */
const ROOM_DEGREES = 1.5

function extentOf(atlas: string, flag: string | undefined): Bounds {
  const file = join(atlas, 'atlas.json')
  const extent = flag?.split(',').map(Number) ?? (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { extent?: unknown }).extent : null)
  if (Array.isArray(extent) && extent.length === 4 && extent.every(v => Number.isFinite(v))) return extent as Bounds
  throw new Error(`There is no extent: ${file} has none and --extent is ${flag ?? 'not given'}; expected west,south,east,north in degrees.`)
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { extent: { type: 'string' }, out: { type: 'string', default: 'public/map/base.pmtiles' } } })
const atlas = positionals[0] ?? 'data'
const [w, s, e, n] = extentOf(atlas, values.extent)
const room: Bounds = [Math.max(-180, w - ROOM_DEGREES), Math.max(-85, s - ROOM_DEGREES), Math.min(180, e + ROOM_DEGREES), Math.min(85, n + ROOM_DEGREES)]

const [far, near] = [landAndBorders('50m'), landAndBorders('10m')]
const own = regional(join(atlas, 'basemap'), [...near.land, ...near.borders])
const water = worldWater(coverage(own.rivers), coverage(own.lakes))
const common: Layers = {
  rivers: [...water.rivers, ...(own.rivers ?? [])], river_names: (own.rivers ?? []).filter(f => f.properties?.name_en), lakes: [...water.lakes, ...(own.lakes ?? [])], admin1: own.admin1 ?? [], admin1_names: own.admin1_names ?? [],
  countries: await countries(), places: await towns(join(atlas, 'basemap'), room),
}
const tiles: Tile[] = []
for (let z = 0; z <= REGION_ZOOM; z++) tiles.push(...cutZoom({ ...(z <= FAR_ZOOM ? far : near), ...common }, z, z <= WORLD_ZOOM ? WORLD : room))

const metadata = {
  name: 'Base map', type: 'baselayer', attribution: 'Natural Earth, GeoNames',
  vector_layers: LAYER_NAMES.map(id => ({ id, fields: {}, minzoom: 0, maxzoom: REGION_ZOOM })),
}
const archive = writePmtiles(tiles, metadata, { minZoom: 0, maxZoom: REGION_ZOOM, bounds: WORLD })
mkdirSync(dirname(values.out), { recursive: true })
writeFileSync(values.out, archive)
// The names of towns that are the atlas' own go along: the place search lists what the map says (lib/server/places.ts).
writeFileSync(join(dirname(values.out), 'places.json'), `${JSON.stringify({ made_from: await madeFrom(atlas, [w, s, e, n]), places: ownPlaces(join(atlas, 'basemap')).map(({ id, name_en, name_ar }) => ({ id, name_en, name_ar })) }, null, 1)}\n`)
process.stdout.write(`${values.out}: ${tiles.length} tiles, ${(archive.length / 1e6).toFixed(2)} MB\n`)
