import { closeSync, openSync, readSync } from 'node:fs'
import { scenePlaceSchema, type Scene, type ScenePlace } from '../model/scene'
import { asXyz, isRemote } from '../model/scene-template'
import { mediaTypeOf } from '../model/held-file'
import type { Manifest } from '../model/manifest'
import { checkText, issues } from './check'
import type { Faults } from './faults'
import { fileWithin, heldFault } from './held-file'

/**
 * Places with scenes, held against the schema and against the files that they name. Of a released edition (`label` not empty)
 * files may be gone by now: it stays readable, and the store keeps what it had of them.
 */
export function checkScenes(value: unknown, { label, root, manifest }: { label: string; root: string; manifest: Pick<Manifest, 'tile_hosts'> | null }, faults: Faults): ScenePlace[] {
  if (value === undefined) return []
  const file = `${label}scenes.json`
  const list = (value as { places?: unknown } | null)?.places
  if (!Array.isArray(list)) {
    faults.fault(file, '', 'places', 'is missing; expected a list of places')
    return []
  }
  const seen = new Set<string>()
  return list.flatMap((entry: unknown, i) => {
    const raw = entry as { id?: unknown } | null
    const id = typeof raw?.id === 'string' && raw.id ? raw.id : `place ${i + 1}`
    if (raw && typeof raw === 'object') checkText(raw, id, file, faults)
    if (seen.has(id)) faults.fault(file, id, 'id', 'stands twice; expected each id once')
    seen.add(id)
    const parsed = scenePlaceSchema.safeParse(entry)
    if (!parsed.success) {
      issues(parsed.error, file, id, faults)
      return []
    }
    const place = parsed.data
    const ids = place.scenes.map(s => s.id)
    const scenes = place.scenes.map((scene, n) => {
      const fault = (field: string, message: string) => faults.fault(file, id, `scenes.${n}.${field}`, message)
      if (ids.indexOf(scene.id) !== n) fault('id', `"${scene.id}" stands twice; expected each id once in a place`)
      return label ? scene : checkScene(scene, root, manifest?.tile_hosts ?? [], fault)
    })
    return [{ ...place, scenes: scenes.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) }]
  })
}

function checkScene(scene: Scene, root: string, hosts: string[], fault: (field: string, message: string) => void): Scene {
  if (scene.kind === 'image') {
    if (!mediaTypeOf(scene.file)?.startsWith('image/')) fault('file', `"${scene.file}" is no picture that is handed out; expected .png, .jpg, .webp or .avif`)
    const wrong = heldFault(root, scene.file, scene.sha256)
    if (wrong) fault('file', wrong)
    return scene
  }
  if (scene.minzoom !== undefined && scene.maxzoom !== undefined && scene.minzoom > scene.maxzoom) fault('minzoom', `${scene.minzoom} is above maxzoom ${scene.maxzoom}; expected it below`)
  if (scene.kind === 'pmtiles') {
    const found = fileWithin(root, scene.file)
    if ('wrong' in found) return fault('file', found.wrong), scene
    const zooms = rasterZooms(found.path)
    if (!zooms) return fault('file', `"${scene.file}" is no PMTiles archive (version 3) of pictures; expected one with PNG, JPEG, WebP or AVIF tiles`), scene
    return { ...scene, minzoom: scene.minzoom ?? zooms[0], maxzoom: scene.maxzoom ?? zooms[1] }
  }
  if (isRemote(scene.tiles)) {
    const origin = URL.canParse(scene.tiles) ? new URL(scene.tiles).origin : ''
    if (!origin.startsWith('https://')) fault('tiles', `"${scene.tiles}" is no address that can be asked; expected https://… or a path below the atlas folder`)
    else if (!hosts.includes(origin)) fault('tiles', `asks ${origin}, which is not among tile_hosts of atlas.json; expected it there (this server then fetches the tiles, no reader’s browser does), or a path below the atlas folder`)
  } else if (asXyz(scene.tiles).startsWith('/') || scene.tiles.split('/').includes('..')) fault('tiles', `"${scene.tiles}" leads out of the atlas folder; expected a path below it, as "scenes/town/{z}/{x}/{y}.png"`)
  return scene
}

const HEADER_BYTES = 127
/** Types of tiles that are pictures, and where the header says what is in it: PMTiles version 3, section 3. */
const PICTURES = [2, 3, 4, 5]
const AT = { version: 7, type: 99, minZoom: 100, maxZoom: 101 } as const

/** Least and deepest zoom of an archive of pictures; null when the file is none. */
function rasterZooms(path: string): [number, number] | null {
  const header = new Uint8Array(HEADER_BYTES)
  const handle = openSync(/* turbopackIgnore: true */ path, 'r')
  try {
    readSync(handle, header, 0, HEADER_BYTES, 0)
  } finally {
    closeSync(handle)
  }
  const isOne = new TextDecoder('latin1').decode(header.subarray(0, 7)) === 'PMTiles' && header[AT.version] === 3 && PICTURES.includes(header[AT.type])
  return isOne ? [header[AT.minZoom], header[AT.maxZoom]] : null
}
