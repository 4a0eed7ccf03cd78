import type { CardCamera } from './camera'
import type { PlaceName } from './ground'
import { LOOK } from './look'
import type { Marks } from './marks'
import { placeNames } from './names'
import { textSvg } from './text'
import type { Measure } from './wrap'

/** What a map shows: the base map and its names (ground.ts), the record (marks.ts), and from where it is looked at. */
export interface CardMap { ground: string; names: PlaceName[]; marks: Marks; camera: CardCamera }

/** Base map, names where they find room, the record, and the credit at the foot: the inside of an SVG as large as the camera's picture. */
export async function mapSvg({ ground, names, marks, camera }: CardMap, credit: string, measure: Measure): Promise<string> {
  const named = await placeNames(names, marks.taken, camera, measure)
  return ground + named + marks.svg + textSvg(credit, camera.width - 12, camera.height - 10, { size: 12, weight: 400, color: LOOK.muted, direction: 'ltr', anchor: 'end', halo: true })
}

/** The map by itself, `scale` pixels to each of the camera's. */
export async function drawMap(map: CardMap, credit: string, scale: number, measure: Measure): Promise<string> {
  const { width, height } = map.camera
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${await mapSvg(map, credit, measure)}</svg>`
}
