import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { mercatorX, mercatorY, WORLD_PX } from '../geo/mercator'
import type { Archive } from '../tiles/archive'
import type { CardCamera } from './camera'
import { LOOK } from './look'

/** A name that the map may bear, the lowest rank first; each once, the town before the area that is called after it. */
export interface PlaceName { x: number; y: number; text: string; rank: number; kind: 'town' | 'country' | 'admin1' }

/** Deepest zoom that the archive holds. */
const DEEPEST = 10
/** Points nearer than this to the one before are left out. */
const NEAR_PX = 0.5

interface Paths { land: string[]; lakes: string[]; rivers: string[]; streams: string[]; admin1: string[]; borders: string[] }

/** Lowest rank of a town that is named at a zoom: fewer than on the map of the page, as a card is looked at from afar. */
const rankAt = (zoom: number): number => (zoom < 5 ? 1 : zoom < 6 ? 2 : zoom < 7 ? 3 : zoom < 8 ? 4 : zoom < 9 ? 5 : 6)

/**
 * The base map under a card as SVG, and the names that lie there. Tiles are decoded one by one; between two others are answered.
 */
export async function drawGround(archive: Pick<Archive, 'tile'>, camera: CardCamera, nameField: 'name_en' | 'name_ar'): Promise<{ svg: string; names: PlaceName[] }> {
  const { lon, lat, zoom, width, height } = camera
  const z = Math.max(0, Math.min(DEEPEST, Math.floor(zoom)))
  const size = WORLD_PX * 2 ** (zoom - z)
  const [left, top] = [mercatorX(lon) * size * 2 ** z - width / 2, mercatorY(lat) * size * 2 ** z - height / 2]
  const paths: Paths = { land: [], lakes: [], rivers: [], streams: [], admin1: [], borders: [] }
  const names: PlaceName[] = []
  for (let row = Math.max(0, Math.floor(top / size)); row <= Math.min(2 ** z - 1, Math.floor((top + height) / size)); row++) {
    for (let column = Math.floor(left / size); column <= Math.floor((left + width) / size); column++) {
      const x = ((column % 2 ** z) + 2 ** z) % 2 ** z
      const bytes = await archive.tile({ z, x, y: row })
      if (bytes?.length) readTile(new VectorTile(new PbfReader(bytes)), { x: column * size - left, y: row * size - top, size }, { paths, names, zoom, nameField, camera })
      await new Promise(done => setImmediate(done))
    }
  }
  const stroke = (d: string[], color: string, wide: number, more = '') => (d.length ? `<path d="${d.join('')}" fill="none" stroke="${color}" stroke-width="${wide}" stroke-linejoin="round" stroke-linecap="round"${more}/>` : '')
  const fill = (d: string[], color: string) => (d.length ? `<path d="${d.join('')}" fill="${color}"/>` : '')
  const wide = Math.max(0.8, Math.min(2.6, 0.8 + (zoom - 4) * 0.35))
  return {
    svg: `<rect width="${width}" height="${height}" fill="${LOOK.sea}"/>${fill(paths.land, LOOK.land)}${fill(paths.lakes, LOOK.sea)}`
      + stroke(paths.streams, LOOK.river, wide * 0.5) + stroke(paths.rivers, LOOK.river, wide)
      + stroke(paths.admin1, LOOK.admin, 1.2, ' stroke-dasharray="5 4"') + stroke(paths.borders, LOOK.border, Math.max(1, wide * 0.7)),
    names: names.sort((a, b) => a.rank - b.rank).filter((name, i) => names.findIndex(other => other.text === name.text) === i),
  }
}

interface At { x: number; y: number; size: number }
interface Into { paths: Paths; names: PlaceName[]; zoom: number; nameField: string; camera: CardCamera }

function readTile(tile: VectorTile, at: At, into: Into): void {
  const { paths, zoom } = into
  for (const name of ['land', 'lakes', 'rivers', 'admin1', 'borders'] as const) {
    const layer = tile.layers[name]
    for (let i = 0; layer && i < layer.length; i++) {
      const feature = layer.feature(i)
      const far = name === 'rivers' && Number(feature.properties.level ?? 0) > 1
      if (far && zoom < 7) continue
      paths[far ? 'streams' : name].push(pathOf(feature.loadGeometry(), at.size / layer.extent, at, name === 'land' || name === 'lakes'))
    }
  }
  for (const [name, kind] of [['places', 'town'], ['countries', 'country'], ['admin1_names', 'admin1']] as const) {
    const layer = tile.layers[name]
    const wanted = kind === 'town' || (kind === 'country' ? zoom < 6.2 : zoom >= 6.4 && zoom < 9)
    for (let i = 0; layer && wanted && i < layer.length; i++) addName(layer.feature(i), kind, at.size / layer.extent, at, into)
  }
}

function addName(feature: { properties: Record<string, unknown>; loadGeometry(): { x: number; y: number }[][] }, kind: PlaceName['kind'], scale: number, at: At, { names, zoom, nameField, camera }: Into): void {
  const text = feature.properties[nameField]
  const rank = Number(feature.properties.rank ?? 3)
  const [[point]] = feature.loadGeometry()
  if (typeof text !== 'string' || !text || (kind === 'town' && rank > rankAt(zoom)) || (kind === 'country' && rank > (zoom < 4 ? 2 : 3))) return
  const [x, y] = [point.x * scale + at.x, point.y * scale + at.y]
  if (x > 0 && y > 0 && x < camera.width && y < camera.height) names.push({ x, y, text, kind, rank: kind === 'town' ? rank : kind === 'country' ? 1.5 : 7 })
}

const short = (value: number): string => String(Math.round(value * 10) / 10)

/** Tile units → path data in pixels. */
function pathOf(parts: { x: number; y: number }[][], scale: number, { x: dx, y: dy }: At, closed: boolean): string {
  let d = ''
  for (const part of parts) {
    let [px, py] = [NaN, NaN]
    part.forEach((point, i) => {
      const [x, y] = [point.x * scale + dx, point.y * scale + dy]
      if (i > 0 && i < part.length - 1 && Math.abs(x - px) < NEAR_PX && Math.abs(y - py) < NEAR_PX) return
      d += `${i ? 'L' : 'M'}${short(x)} ${short(y)}`
      px = x
      py = y
    })
    if (closed) d += 'Z'
  }
  return d
}
