import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { manifest, incident, write, writeAtlas } from '../lib/publish/fixtures/atlas'

// A made-up atlas in made-up colours: each kind of scene is one flat colour, so that a test can tell from a pixel which one is drawn.

export const COLOURS = { image: [200, 30, 30], xyz: [30, 160, 40], wmts: [40, 60, 200], pmtiles: [220, 180, 20] } as const
export type Kind = keyof typeof COLOURS
export const WARNING = 'A wall with a made-up stain, shown for this test.'
const [W, S, E, N] = [15, 45, 15.02, 45.02]
const BOUNDS = [W, S, E, N]
/** Buildings to be dated: so far apart that none is on another's tiles, and each of another size. */
export const TOWN = 'square-town'
export const HOUSES = [0.003, 0.008, 0.013, 0.018].map((x, i) => ({ id: `h${i + 1}`, lon: W + x, lat: S + 0.01, side: 0.0002 * (1 + i / 4) }))
const ZOOMS = [10, 11, 12, 13, 14, 15, 16, 17]

const png = (kind: Kind, size = 256) => sharp({ create: { width: size, height: size, channels: 3, background: { r: COLOURS[kind][0], g: COLOURS[kind][1], b: COLOURS[kind][2] } } }).png().toBuffer()
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const column = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z)
export const row = (lat: number, z: number): number => Math.floor((0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * 2 ** z)
const tilesAt = (z: number): [x: number, y: number][] => {
  const [x0, x1, y0, y1] = [column(W, z), column(E, z), row(N, z), row(S, z)]
  return Array.from({ length: (x1 - x0 + 1) * (y1 - y0 + 1) }, (_, i) => [x0 + (i % (x1 - x0 + 1)), y0 + Math.floor(i / (x1 - x0 + 1))])
}

/** Number of a tile on the Hilbert curve, over all zooms (PMTiles version 3, section 4.1). */
function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3
  for (let s = 2 ** (z - 1), [a, b] = [x, y]; s >= 1; s /= 2) {
    const [rx, ry] = [(a & s) > 0 ? 1 : 0, (b & s) > 0 ? 1 : 0]
    id += s * s * ((3 * rx) ^ ry)
    if (ry === 0) {
      if (rx === 1) [a, b] = [s - 1 - a, s - 1 - b]
      ;[a, b] = [b, a]
    }
  }
  return id
}

const varint = (n: number): number[] => (n < 128 ? [n] : [(n % 128) | 128, ...varint(Math.floor(n / 128))])

/** An archive of one picture under many addresses, written by the letter of the specification. */
function archive(picture: Uint8Array): Uint8Array {
  const ids = ZOOMS.flatMap(z => tilesAt(z).map(([x, y]) => tileId(z, x, y))).sort((a, b) => a - b)
  const root = Uint8Array.from([...varint(ids.length), ...ids.flatMap((id, i) => varint(id - (ids[i - 1] ?? 0))), ...ids.flatMap(() => varint(1)), ...ids.flatMap(() => varint(picture.length)), ...ids.flatMap(() => varint(1))])
  const metadata = new TextEncoder().encode('{}')
  const head = new DataView(new ArrayBuffer(127))
  new Uint8Array(head.buffer).set(new TextEncoder().encode('PMTiles'))
  head.setUint8(7, 3)
  const offsets = [127, root.length, 127 + root.length, metadata.length, 127 + root.length + metadata.length, 0, 127 + root.length + metadata.length, picture.length, ids.length, ids.length, 1]
  offsets.forEach((n, i) => head.setBigUint64(8 + i * 8, BigInt(n), true))
  // Clustered, nothing packed, tiles are PNG.
  ;[1, 1, 1, 2, ZOOMS[0], ZOOMS[ZOOMS.length - 1]].forEach((n, i) => head.setUint8(96 + i, n))
  ;[W, S, E, N].forEach((n, i) => head.setInt32(102 + i * 4, Math.round(n * 1e7), true))
  return Uint8Array.from([...new Uint8Array(head.buffer), ...root, ...metadata, ...picture])
}

/** Writes the folder: a place with a scene of each kind, a graphic item, one withheld, and an incident within the scenes. */
export async function sceneAtlas(): Promise<{ dir: string; graphic: string; withheld: string }> {
  const [image, xyz, wmts, pmtiles] = await Promise.all((Object.keys(COLOURS) as Kind[]).map(kind => png(kind)))
  const [shown, hidden] = [await png('pmtiles', 64), await png('wmts', 48)]
  const item = (id: string, bytes: Uint8Array, more: object) => ({ id, kind: 'photo_video', shows_en: 'A made-up wall.', shows_ar: 'جدار مختلق.', source: { title: 'Made up', publisher: 'A test' }, file: `evidence/${id}.png`, sha256: hashOf(bytes), incidents: [{ id: 'one', supports: ['happened'] }], ...more })
  const dir = writeAtlas({
    manifest: { ...manifest, default_view: { ...manifest.default_view, to: '2020-03-10' } },
    features: [incident('one', { date_start: '2020-02-05', geo_precision: 'exact' }, [15.01, 45.01]), incident('far', {}, [12, 42])],
    evidence: [item('wall', shown, { sensitivity: 'graphic', warning_en: WARNING, warning_ar: 'جدار عليه بقعة مختلقة لهذا الاختبار.' }), item('hidden', hidden, { sensitivity: 'graphic', warning_en: 'Made up as well.', published: false, withheld_reason: 'graphic' })],
  })
  const put = (name: string, bytes: Uint8Array) => {
    mkdirSync(join(dir, name, '..'), { recursive: true })
    writeFileSync(join(dir, name), bytes)
  }
  put('evidence/wall.png', shown)
  put('evidence/hidden.png', hidden)
  put('scenes/a.png', image)
  put('scenes/a.pmtiles', archive(pmtiles))
  for (const z of ZOOMS) {
    for (const [x, y] of tilesAt(z)) {
      put(`scenes/xyz/${z}/${x}/${y}.png`, xyz)
      put(`scenes/wmts/${z}/${y}/${x}.png`, wmts)
    }
  }
  const about = { provider: 'A made-up provider', licence: 'CC0', resolution_m: 1 }
  const tiles = { minzoom: ZOOMS[0], maxzoom: ZOOMS[ZOOMS.length - 1], bounds: BOUNDS }
  write(dir, 'scenes.json', { places: [{ id: 'square', title_en: 'A made-up square', title_ar: 'ساحة مختلقة', bounds: BOUNDS, scenes: [
    { id: 'image', date: '2020-01-01', kind: 'image', file: 'scenes/a.png', sha256: hashOf(image), bounds: BOUNDS, ...about },
    { id: 'xyz', date: '2020-02-01', kind: 'xyz', tiles: 'scenes/xyz/{z}/{x}/{y}.png', ...tiles, ...about },
    { id: 'wmts', date: '2020-03-01', kind: 'wmts', tiles: 'scenes/wmts/{TileMatrix}/{TileRow}/{TileCol}.png', ...tiles, ...about },
    { id: 'pmtiles', date: '2020-04-01', kind: 'pmtiles', file: 'scenes/a.pmtiles', bounds: BOUNDS, ...about },
  ] }] })
  const ring = ({ lon, lat, side }: (typeof HOUSES)[number]) => [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(([x, y]) => [lon + x * side, lat + y * side])
  put(`projects/${TOWN}/buildings.geojson`, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: HOUSES.map(house => ({ type: 'Feature', id: house.id, properties: {}, geometry: { type: 'Polygon', coordinates: [ring(house)] } })) })))
  put(`projects/${TOWN}.json`, Buffer.from(JSON.stringify({
    id: TOWN, title: { en: 'A made-up town', ar: 'بلدة مختلقة' }, instructions: { en: 'Look.', ar: 'انظر.' }, published: true, drawing: true, place: 'square', area: BOUNDS, buildings: `${TOWN}/buildings.geojson`,
    scenes: [{ id: 'xyz', date: '2020-02-01' }, { id: 'wmts', date: '2020-03-01' }, { id: 'pmtiles', date: '2020-04-01' }],
  })))
  return { dir, graphic: hashOf(shown), withheld: hashOf(hidden) }
}
