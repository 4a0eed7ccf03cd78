import type { Geometry, Position } from 'geojson'
import { MOST_BUILDINGS, outlineId } from '../model/dating'
import type { ScenePlace } from '../model/scene'
import { Faults, faultText } from './faults'
import { checkGeometry } from './geometry'
import { bareGeometry } from './redact'

// What a documenter starts from: the place's scenes, and the outlines with an id each.

export interface NewProject { project: object; outlines: string; buildings: number; /** How many had no id that could stay. */ named: number }

/** Seven decimals of a degree are a centimetre. */
const AREA_DIGITS = 7
const outwards = (value: number, up: boolean): number => (up ? Math.ceil : Math.floor)(value * 10 ** AREA_DIGITS) / 10 ** AREA_DIGITS

/**
 * A project that is not published yet. Throws a sentence for each thing that is wrong with the outlines, at most ten.
 * @param collection a GeoJSON file, parsed; @param file its name for faults
 */
export function newProject(id: string, place: ScenePlace, collection: unknown, { file, title, languages }: { file: string; title?: string; languages: string[] }): NewProject {
  const features = (collection as { features?: unknown } | null)?.features
  if (!Array.isArray(features) || !features.length) throw new Error(`${file} holds no features; expected a GeoJSON FeatureCollection with an outline for each building.`)
  if (features.length > MOST_BUILDINGS) throw new Error(`${file} holds ${features.length} outlines; expected at most ${MOST_BUILDINGS}. Cut it into several projects.`)
  const faults = new Faults()
  const taken = new Set<string>()
  const own = (features as { id?: unknown; properties?: { id?: unknown } | null }[]).map(f => {
    const read = outlineId.safeParse(String(f?.id ?? f?.properties?.id ?? ''))
    if (!read.success || taken.has(read.data)) return null
    taken.add(read.data)
    return read.data
  })
  const digits = Math.max(3, String(features.length).length)
  let named = 0
  let next = 0
  const free = (): string => {
    named++
    for (;;) {
      const candidate = `b${String(++next).padStart(digits, '0')}`
      if (!taken.has(candidate)) return taken.add(candidate), candidate
    }
  }
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  const lines = (features as { geometry?: Geometry | null }[]).map((feature, i) => {
    const name = own[i] ?? free()
    const geometry = feature?.geometry
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      faults.fault(file, own[i] ?? `feature ${i + 1}`, 'geometry', `is ${geometry?.type ?? 'none'}; expected a Polygon or MultiPolygon, the outline of a building`)
      return ''
    }
    if (!checkGeometry(geometry, own[i] ?? `feature ${i + 1}`, file, null, faults)) return ''
    for (const [x, y] of (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).flat() as Position[]) {
      box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y)
    }
    return JSON.stringify({ type: 'Feature', id: name, properties: {}, geometry: bareGeometry(geometry) })
  })
  if (faults.count) throw new Error(`${faults.faults.slice(0, 10).map(faultText).join('\n')}${faults.count > 10 ? `\n… and ${faults.count - 10} more` : ''}\nNothing is written.`)
  const titles = (language: string): string => title ?? (place as unknown as Record<string, string | undefined>)[`title_${language}`] ?? place.title_en
  const project = {
    $schema: '../schema/project.schema.json', id, title: Object.fromEntries(languages.map(l => [l, titles(l)])),
    instructions: Object.fromEntries(languages.map(l => [l, INSTRUCTIONS[l] ?? INSTRUCTIONS.en])),
    published: false, place: place.id, ...(place.drawing && { drawing: true }), area: box.map((v, i) => outwards(v, i > 1)), buildings: `${id}/buildings.geojson`,
    scenes: place.scenes.map(({ id: scene, date }) => ({ id: scene, date })).filter((s, i, all) => i === 0 || s.date > all[i - 1].date), rules: {}, gold: [], training: [],
  }
  return { project, outlines: `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`, buildings: features.length, named }
}

const INSTRUCTIONS: Record<string, string> = {
  en: 'Look at the outlined building from the first picture to the last. Mark the last picture in which it stands and the first in which it is destroyed. Where a cloud lies between, leave that picture out. Say what you see, not what you guess.',
  ar: 'انظر إلى المبنى المحدَّد من أول مشهد إلى آخره. علّم آخر مشهد يكون فيه قائماً وأول مشهد يكون فيه مدمَّراً. وإن وقع بينهما غيم فاترك ذلك المشهد. قل ما تراه لا ما تخمّنه.',
}
