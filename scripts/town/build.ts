import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { drawScene } from './draw'
import { isLabelOf, labelSvg } from './label'
import { layTown, type Town } from './layout'
import { weather } from './pixels'
import { BOUNDS, lonLat, SIDE_METERS, type Point } from './shapes'
import { SKIES, type Sky } from './sky'
import { drawTruth, type Truth } from './truth'

/** Changes the whole town. */
export const SEED = 20_191_015
export const PIXELS = 2048
export const RESOLUTION_M = SIDE_METERS / PIXELS
const QUALITY = 52

/** One scene as WebP. */
export async function paintScene(town: Town, truth: Truth, sky: Sky): Promise<Buffer> {
  const text = `DRAWING - TRAINING  ${sky.date}`
  const { data } = await sharp(Buffer.from(drawScene(town, truth, sky, PIXELS, ''))).removeAlpha().blur(sky.blur).raw().toBuffer({ resolveWithObject: true })
  const band = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${PIXELS}" height="${PIXELS}" viewBox="0 0 ${SIDE_METERS} ${SIDE_METERS}">${labelSvg(text)}</svg>`)).png().toBuffer()
  weather(data, PIXELS, sky, isLabelOf(text, PIXELS))
  const scene = sharp(data, { raw: { width: PIXELS, height: PIXELS, channels: 3 } }).composite([{ input: band }])
  return scene.webp({ quality: QUALITY, effort: 4 }).toBuffer()
}

/** The outlines as GeoJSON: one Polygon with an id each, a courtyard as its hole. */
export function outlines(town: Town): object {
  const ring = (points: readonly Point[]) => [...points, points[0]].map(lonLat)
  return {
    type: 'FeatureCollection',
    features: town.buildings.map(b => ({ type: 'Feature', id: b.id, properties: { id: b.id }, geometry: { type: 'Polygon', coordinates: [ring(b.outline), ...(b.court ? [ring([...b.court].reverse())] : [])] } })),
  }
}

const lines = (features: object[]): string => features.map(f => JSON.stringify(f)).join(',\n')

const ID = 'drawn-town'

/** What scenes.json says of the town; `hashes` of the pictures, in the order of the skies. */
const placeOf = (hashes: string[]): object => ({
  id: ID, title_en: 'The drawn town (training)', title_ar: 'البلدة المرسومة (للتدريب)',
  summary_en: 'A drawing, not a picture of any place: a town made up by a program, set in the open sea at 0° north, 0° east, so that comparing and dating can be practised where the answer is known. Every scene says so in the picture.',
  summary_ar: 'رسم، وليست صورة لأي مكان: بلدة اختلقها برنامج ووضعها في عرض البحر عند 0° شمالاً و0° شرقاً، للتدرّب على المقارنة والتأريخ حيث الجواب معروف. وكل مشهد يقول ذلك داخل الصورة.',
  bounds: BOUNDS, drawing: true,
  scenes: SKIES.map((sky, i) => ({
    id: sky.date, date: sky.date, kind: 'image', file: `scenes/${ID}/${sky.date}.webp`, sha256: hashes[i], bounds: BOUNDS,
    provider: 'Incident Atlas: DRAWING, for training', licence: 'Apache-2.0 (drawing)', attribution: 'Drawing for training, no satellite image', resolution_m: RESOLUTION_M,
  })),
})

/** Writes scenes, outlines and truth below an atlas folder, and the town's entry of its scenes.json. */
async function build(dir: string): Promise<void> {
  const town = layTown(SEED)
  const truth = drawTruth(town.buildings, SEED + 1)
  const [scenes, project] = [join(dir, 'scenes', ID), join(dir, 'projects', ID)]
  for (const folder of [scenes, project]) mkdirSync(folder, { recursive: true })
  writeFileSync(join(project, 'buildings.geojson'), `{"type":"FeatureCollection","features":[\n${lines((outlines(town) as { features: object[] }).features)}\n]}\n`)
  writeFileSync(join(project, 'truth.json'), `{"seed":${SEED},"buildings":{\n${Object.entries(truth).map(([id, fate]) => `${JSON.stringify(id)}:${JSON.stringify(fate)}`).join(',\n')}\n}}\n`)
  const hashes: string[] = []
  for (const sky of SKIES) {
    const bytes = await paintScene(town, truth, sky)
    writeFileSync(join(scenes, `${sky.date}.webp`), bytes)
    hashes.push(createHash('sha256').update(bytes).digest('hex'))
    process.stdout.write(`${sky.date} ${bytes.length} bytes\n`)
  }
  const path = join(dir, 'scenes.json')
  const file = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { places: { id: string }[] }) : { $schema: 'schema/scenes.schema.json', places: [] }
  writeFileSync(path, `${JSON.stringify({ ...file, places: [...file.places.filter(p => p.id !== ID), placeOf(hashes)] }, null, 1)}\n`)
  const fates = Object.values(truth)
  process.stdout.write(`${town.buildings.length} buildings, ${fates.filter(f => f.outcome === 'destroyed').length} destroyed, ${fates.filter(f => f.outcome === 'partly').length} partly\n`)
}

if (process.argv[1]?.endsWith('build.ts')) await build(process.argv[2] ?? 'data')
