import { mercatorX, mercatorY } from './geo/mercator'
import type { Scene, ScenePlace } from './model/scene'
import { asXyz } from './model/scene-template'
import type { Bounds } from './slice/types'

// Which two scenes of a place stand side by side, and where their pictures are. Days are ISO text: their order is that of the calendar.

type Told<S> = S extends unknown ? Omit<S, 'file' | 'tiles'> : never
/** A scene as readers are told of it. */
export type ShownScene = Told<Scene>
export type ShownPlace = Omit<ScenePlace, 'scenes'> & { scenes: ShownScene[] }

/** What may leave this server: not where the pictures lie. A name in the operator's folder is theirs, and an address of tiles may hold their key. */
export const shownPlace = ({ scenes, ...place }: ScenePlace): ShownPlace => ({
  ...place,
  scenes: scenes.map(scene => {
    const { file: _file, tiles: _tiles, ...told } = scene as Scene & { file?: string; tiles?: string }
    return told as ShownScene
  }),
})

export interface ScenePair { before: ShownScene; after: ShownScene }

/**
 * The last scene before the moment and the first on or after it. Where one of them is missing, the first and the last of all.
 * @param scenes by date, at least two
 */
export function pairAt(scenes: ShownScene[], moment: string): ScenePair {
  const at = scenes.findIndex(s => s.date >= moment)
  return at > 0 ? { before: scenes[at - 1], after: scenes[at] } : farthest(scenes)
}

/** The first and the last of all: where no moment chooses, as in a story. */
export const farthest = (scenes: ShownScene[]): ScenePair => ({ before: scenes[0], after: scenes[scenes.length - 1] })

/** The pair that an address names by ids; null when it is none, or stands the wrong way round. */
export function pairOf(scenes: ShownScene[], [before, after]: readonly [string, string]): ScenePair | null {
  const [a, b] = [before, after].map(id => scenes.findIndex(s => s.id === id))
  return a === -1 || b === -1 || a >= b ? null : { before: scenes[a], after: scenes[b] }
}

export const isInside = ([lon, lat]: readonly number[], [w, s, e, n]: Bounds): boolean => lon >= w && lon <= e && lat >= s && lat <= n

/** Where a scene is handed out, on our own origin whoever made it. */
export const pictureAddress = (edition: string, sha256: string): string => `/api/editions/${edition}/files/${sha256}`
export const tileAddress = (edition: string, place: string, scene: string): string => `/api/editions/${edition}/scenes/${place}/${scene}/{z}/{x}/{y}`

type Corners = [[number, number], [number, number], [number, number], [number, number]]

/** What a map needs to draw a scene. */
export type SceneSource =
  | { kind: 'image'; id: string; url: string; coordinates: Corners }
  | { kind: 'tiles'; id: string; tiles: string; tileSize: number; minzoom?: number; maxzoom?: number; bounds?: Bounds }

export function sourceOf(edition: string, { id: place }: Pick<ScenePlace, 'id'>, scene: ShownScene): SceneSource {
  const id = `${place}/${scene.id}`
  if (scene.kind === 'image') return { kind: 'image', id, url: pictureAddress(edition, scene.sha256), coordinates: scene.corners ?? cornersOf(scene.bounds as Bounds) }
  return { kind: 'tiles', id, tiles: tileAddress(edition, place, scene.id), tileSize: scene.tile_size, minzoom: scene.minzoom, maxzoom: scene.maxzoom, bounds: scene.bounds }
}

/** From the top left, clockwise. */
export const cornersOf = ([w, s, e, n]: Bounds): Corners => [[w, n], [e, n], [e, s], [w, s]]

/** Whether a tile is of the scene's zooms and touches its bounds, as far as these are given: no other is looked for. */
export function isCovered({ minzoom = 0, maxzoom = 24, bounds }: { minzoom?: number; maxzoom?: number; bounds?: Bounds }, { z, x, y }: { z: number; x: number; y: number }): boolean {
  if (z < minzoom || z > maxzoom) return false
  if (!bounds) return true
  const [w, s, e, n] = bounds
  const size = 2 ** z
  return (x + 1) / size > mercatorX(w) && x / size < mercatorX(e) && (y + 1) / size > mercatorY(n) && y / size < mercatorY(s)
}

/** Path or address of one tile of a template. */
export const tileOf = (template: string, { z, x, y }: { z: number; x: number; y: number }): string =>
  asXyz(template).replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y))
