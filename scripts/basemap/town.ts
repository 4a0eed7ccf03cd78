import type { Feature, Geometry } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import vtpbf from 'vt-pbf'
import { mercatorX, mercatorY } from '../../lib/geo/mercator'
import type { Box } from '../../lib/tiles/region'
import { writePmtiles, type Tile } from './pmtiles'

// An invented town in the Protomaps schema (docs.protomaps.com/basemaps/layers), for tests and pictures: no street map can be
// shipped, and tests fetch nothing. Streets in a grid, a ring road, buildings in the blocks, a river in the south; names in
// English and Arabic, some of them in one language only, as it is in OpenStreetMap.

type Layer = 'earth' | 'landuse' | 'water' | 'roads' | 'buildings' | 'places' | 'pois'
export const TOWN_LAYERS: Layer[] = ['earth', 'landuse', 'water', 'roads', 'buildings', 'places', 'pois']
export const TOWN_ATTRIBUTION = '<a href="https://www.openstreetmap.org/copyright" target="_blank">&copy; OpenStreetMap</a>'

const names = (en: string | null, ar: string) => ({ name: ar, script: 'Arabic', 'name:ar': ar, ...(en && { 'name:en': en }) })
const STREETS: [en: string | null, ar: string][] = [['Nur Street', 'شارع النور'], ['Market Street', 'شارع السوق'], [null, 'شارع المحطة'], ['Garden Street', 'شارع الحديقة'], ['Bridge Street', 'شارع الجسر'], ['School Street', 'شارع المدرسة']]
const QUARTERS: [en: string, ar: string, x: number, y: number][] = [['North Quarter', 'الحي الشمالي', 0, 5], ['Old Town', 'المدينة القديمة', 5, 0], ['Gardens', 'حي البساتين', -5, -3], ['Station', 'حي المحطة', -6, 4]]

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({ type: 'Feature', geometry, properties })
const area = (w: number, s: number, e: number, n: number): Geometry => ({ type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] })

/** Distance of streets in degrees. */
const STEP_LON = 0.0022
const STEP_LAT = 0.0018

/** 0 … 1, the same each time: a town whose houses are all alike packs to nothing. */
const chance = (n: number): number => Math.abs(Math.sin(n * 12.9898) * 43_758.5453) % 1

function features(lon: number, lat: number, blocks: number, [w, s, e, n]: Box): Record<Layer, Feature[]> {
  const at = (x: number, y: number): [number, number] => [lon + x * STEP_LON, lat + y * STEP_LAT]
  const line = (...points: [number, number][]): Geometry => ({ type: 'LineString', coordinates: points })
  const roads: Feature[] = []
  const buildings: Feature[] = []
  for (let i = -blocks; i <= blocks; i++) {
    const [en, ar] = STREETS[(i + blocks) % STREETS.length]
    const major = i % 4 === 0
    const road = { kind: major ? 'major_road' : 'minor_road', kind_detail: major ? 'secondary' : 'residential', min_zoom: major ? 9 : 12, ...names(en, ar) }
    roads.push(feature(line(at(i, -blocks), at(i, blocks)), road), feature(line(at(-blocks, i), at(blocks, i)), { ...road, ...names(en && `${en} East`, `${ar} الشرقي`) }))
  }
  const ring = blocks + 1
  roads.push(feature(line(at(-ring, -ring), at(ring, -ring), at(ring, ring), at(-ring, ring), at(-ring, -ring)), { kind: 'highway', kind_detail: 'trunk', min_zoom: 6, ...names('Ring Road', 'الطريق الدائري') }))
  roads.push(feature(line([w, lat], at(-ring, 0)), { kind: 'highway', kind_detail: 'trunk', min_zoom: 6 }), feature(line(at(0, -ring), at(0, -ring - 4)), { kind: 'major_road', kind_detail: 'primary', is_bridge: true, min_zoom: 8 }))
  roads.push(feature(line(at(-ring, 6.5), at(ring, 7.5)), { kind: 'rail', kind_detail: 'rail', min_zoom: 10 }), feature(line(at(-6, -6), at(-4, -4)), { kind: 'path', kind_detail: 'footway', min_zoom: 13 }))
  for (let x = -blocks; x < blocks; x++) {
    for (let y = -blocks; y < blocks; y++) {
      if (x >= -5 && x < -3 && y >= -5 && y < -3) continue
      for (const [dx, dy] of [[0.12, 0.12], [0.53, 0.12], [0.12, 0.53], [0.53, 0.53]]) {
        const seed = ((x + dx) * 977 + y + dy) * 31
        const [bw, bs] = at(x + dx + chance(seed) * 0.08, y + dy + chance(seed + 1) * 0.08)
        buildings.push(feature(area(bw, bs, bw + (0.15 + chance(seed + 2) * 0.16) * STEP_LON, bs + (0.15 + chance(seed + 3) * 0.16) * STEP_LAT), { kind: 'building', height: 3 + Math.floor(chance(seed + 4) * 20), min_zoom: 12 }))
      }
    }
  }
  return {
    // Tiles are cut whole: at coarse zooms their land reaches far beyond the region.
    earth: [feature(area(w - 20, s - 20, e + 20, n + 20), { kind: 'earth' })],
    landuse: [feature(area(...at(-5, -5), ...at(-3, -3)), { kind: 'park', min_zoom: 8 }), feature(area(...at(3, 3), ...at(4, 4)), { kind: 'hospital', min_zoom: 12 }), feature(area(...at(-blocks, -blocks), ...at(blocks, blocks)), { kind: 'residential', min_zoom: 8 })],
    water: [feature(area(w, lat - 14 * STEP_LAT, e, lat - 12.5 * STEP_LAT), { kind: 'river', min_zoom: 8 }), feature(line([w, lat - 13.2 * STEP_LAT], [lon, lat - 13 * STEP_LAT], [e, lat - 13.2 * STEP_LAT]), { kind: 'river', min_zoom: 8, ...names('Great River', 'النهر الكبير') })],
    roads,
    buildings,
    places: [
      feature({ type: 'Point', coordinates: at(0.5, 0.5) }, { kind: 'locality', kind_detail: 'city', population_rank: 10, population: 300_000, min_zoom: 6, ...names('Test Town', 'مدينة الاختبار') }),
      feature({ type: 'Point', coordinates: at(14, 6) }, { kind: 'locality', kind_detail: 'village', population_rank: 4, population: 900, min_zoom: 11, ...names('East Village', 'القرية الشرقية') }),
      ...QUARTERS.map(([en, ar, x, y]) => feature({ type: 'Point', coordinates: at(x + 0.5, y + 0.5) }, { kind: 'neighbourhood', kind_detail: 'neighbourhood', min_zoom: 12, ...names(en, ar) })),
    ],
    pois: [feature({ type: 'Point', coordinates: at(3.5, 3.5) }, { kind: 'hospital', min_zoom: 14, ...names('Hospital', 'المشفى') })],
  }
}

/** An archive of the town around a point. `reach`: degrees from there to the edge of the archive; `blocks`: of houses, to each side of the middle. */
export function townArchive({ lon, lat, reach = 0.06, blocks = 9, maxZoom = 14, metadata = {} }: { lon: number; lat: number; reach?: number; blocks?: number; maxZoom?: number; metadata?: object }): Buffer {
  const bounds: Box = [lon - reach, lat - reach, lon + reach, lat + reach]
  const layers = Object.entries(features(lon, lat, blocks, bounds)) as [Layer, Feature[]][]
  const tiles: Tile[] = []
  for (let z = 0; z <= maxZoom; z++) {
    const shown = layers.map(([name, all]) => [name, all.filter(f => Number(f.properties?.min_zoom ?? 0) <= z)] as const).filter(([, all]) => all.length)
    const indexes = shown.map(([name, all]) => [name, new GeoJSONVT({ type: 'FeatureCollection', features: all }, { maxZoom: z + 1, indexMaxZoom: Math.min(z, 5), tolerance: 2, buffer: 64 })] as const)
    const column = (degrees: number) => Math.floor(mercatorX(degrees) * 2 ** z)
    const row = (degrees: number) => Math.floor(mercatorY(degrees) * 2 ** z)
    for (let x = column(bounds[0]); x <= column(bounds[2]); x++) {
      for (let y = row(bounds[3]); y <= row(bounds[1]); y++) {
        const found = Object.fromEntries(indexes.flatMap(([name, index]) => {
          const tile = index.getTile(z, x, y)
          return tile?.features.length ? [[name, tile]] : []
        }))
        if (Object.keys(found).length) tiles.push({ z, x, y, bytes: vtpbf.fromGeojsonVt(found, { version: 2 }) })
      }
    }
  }
  const about = { name: 'Town of the tests', description: 'Invented', version: '4.0.0', type: 'baselayer', attribution: TOWN_ATTRIBUTION, 'planetiler:buildtime': '2026-11-01T00:00:00Z', vector_layers: TOWN_LAYERS.map(id => ({ id, fields: {} })) }
  return writePmtiles(tiles, { ...about, ...metadata }, { minZoom: 0, maxZoom, bounds })
}
