import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson'
import { datingProjectSchema, datingReviewsSchema, MOST_BUILDINGS, outlineId, type DatingProject, type DatingReview, type PublishedProject } from '../model/dating'
import type { HeldFile } from '../model/held-file'
import type { ScenePlace } from '../model/scene'
import { checkText, issues } from './check'
import { Faults } from './faults'
import { checkGeometry, representative } from './geometry'
import { sha256Of } from './held-file'
import { isInTheMaking, isPublished, PROJECTS, REVIEWS_ENDING, type RawProject } from './projects'
import { bareGeometry } from './redact'
import { truthGaps } from './truths'

/** A project that is published, and its outlines as they are handed out. */
export interface SoundProject { project: PublishedProject; outlines: HeldFile }

export interface ProjectContext {
  /** Path before the file names in a fault. */
  label: string
  /** Sound places of scenes.json. */
  places: ScenePlace[]
  /** Languages of the atlas, the first of which texts must have. */
  languages: string[]
}

/**
 * Projects of dating, held against the schema, the scenes and their outlines. Those that are not published are held against it as well,
 * but what is wrong with them is only warned of: they are in the making. @returns the published ones without fault
 */
export function checkProjects(raw: RawProject[], context: ProjectContext, faults: Faults): SoundProject[] {
  return raw.flatMap(one => {
    const own = new Faults()
    const sound = checkProject(one, context, own)
    const making = isInTheMaking(one)
    for (const f of own.faults) faults[making ? 'warn' : 'fault'](f.file, f.id, f.field, making ? `${f.message}. It is not published; it has to be in order before it is` : f.message)
    for (const w of own.warnings) faults.warn(w.file, w.id, w.field, w.message)
    return sound && isPublished(one) && !own.count ? [sound] : []
  })
}

/** One project with all that lies beside it; null when nothing can be made of it. */
export function checkProject(raw: RawProject, { label, places, languages }: ProjectContext, faults: Faults): SoundProject | null {
  const file = `${label}${PROJECTS}/${raw.name}.json`
  for (const f of raw.faults.faults) faults.fault(f.file, f.id, f.field, f.message)
  if (raw.project === undefined) return null
  if (raw.project !== null && typeof raw.project === 'object') checkText(raw.project, raw.name, file, faults)
  const parsed = datingProjectSchema.safeParse(raw.project)
  if (!parsed.success) {
    issues(parsed.error, file, raw.name, faults)
    return null
  }
  const project = parsed.data
  const fault = (field: string, message: string) => faults.fault(file, raw.name, field, message)
  if (project.id !== raw.name) fault('id', `"${project.id}" is not the name of the file; expected "${raw.name}"`)
  for (const field of ['title', 'instructions'] as const) {
    for (const [i, language] of languages.entries()) {
      if (project[field][language]) continue
      if (i === 0) fault(field, `has no text in ${language}; expected one in the first language of the atlas`)
      else faults.warn(file, raw.name, field, `has no text in ${language}; readers get the first language's`)
    }
  }
  checkScenesOf(project, places, fault)
  const [w, s, e, n] = project.area
  if (!(w < e && s < n && Math.abs(w) <= 180 && Math.abs(e) <= 180 && Math.abs(s) <= 85 && Math.abs(n) <= 85)) fault('area', `[${project.area.join(', ')}] is no area; expected [west, south, east, north] in degrees, west before east and south below north`)
  const outlines = raw.outlines === undefined ? null : checkOutlines(raw.outlines, project, `${label}${PROJECTS}/${project.buildings}`, faults)
  if (!outlines) return null
  const known = new Set(outlines.map(o => o.id))
  const unknown = (list: { building: string }[], name: string) => list.forEach(({ building }, i) => known.has(building) || fault(`${name}.${i}.building`, `"${building}" is no outline of ${project.buildings}; expected the id of one`))
  unknown(project.gold, 'gold')
  unknown(project.training, 'training')
  const reviews = checkReviews(raw, project, known, `${label}${PROJECTS}/${raw.name}${REVIEWS_ENDING}`, faults)
  const truths = raw.truth === undefined ? null : truthGaps(raw.truth, project, outlines.map(o => o.id), `${label}${PROJECTS}/${project.truth}`, faults)
  if (project.truth !== undefined && !project.drawing) fault('truth', 'is known only where buildings are drawn; expected drawing true, or no truth')
  const bytes = Buffer.from(`{"type":"FeatureCollection","features":[\n${outlines.map(({ id, geometry }) => JSON.stringify({ type: 'Feature', id, properties: {}, geometry })).join(',\n')}\n]}\n`)
  const sha256 = sha256Of(bytes)
  return {
    project: { ...project, outlines: { sha256 }, ids: outlines.map(o => o.id), middles: outlines.map(o => o.middle), reviews, truths },
    outlines: { sha256, type: 'application/geo+json', path: raw.path, bytes },
  }
}

function checkScenesOf(project: DatingProject, places: ScenePlace[], fault: (field: string, message: string) => void): void {
  const place = places.find(p => p.id === project.place)
  if (!place) return fault('place', `"${project.place}" is no place of scenes.json; expected ${places.length ? `one of ${places.map(p => p.id).join(', ')}` : 'a place with its scenes there'}`)
  if (place.drawing && !project.drawing) fault('drawing', `is not said, and the place ${place.id} is a drawing; expected drawing true`)
  project.scenes.forEach(({ id, date }, i) => {
    const scene = place.scenes.find(s => s.id === id)
    if (!scene) fault(`scenes.${i}.id`, `"${id}" is no scene of ${place.id}; expected one of ${place.scenes.map(s => s.id).join(', ')}`)
    else if (scene.date !== date) fault(`scenes.${i}.date`, `${date} is not the day of that scene; expected ${scene.date}`)
  })
}

interface Outline { id: string; geometry: Geometry; middle: [number, number] }

/** Sound outlines in the order of the file. Only a form and an id leave the folder: what else stands at a building is its keeper's. */
function checkOutlines(value: unknown, { area: [w, s, e, n] }: DatingProject, file: string, faults: Faults): Outline[] | null {
  const features = (value as { features?: unknown } | null)?.features
  if (!Array.isArray(features)) {
    faults.fault(file, '', 'features', 'is missing; expected a GeoJSON FeatureCollection')
    return null
  }
  if (!features.length) faults.fault(file, '', 'features', 'is empty; expected an outline for each building')
  if (features.length > MOST_BUILDINGS) faults.fault(file, '', 'features', `holds ${features.length} outlines; expected at most ${MOST_BUILDINGS}. Make several projects of it`)
  const seen = new Set<string>()
  return features.flatMap((feature: { id?: unknown; geometry?: Polygon | MultiPolygon | null } | null, i) => {
    const read = outlineId.safeParse(feature?.id)
    const id = read.success ? read.data : `outline ${i + 1}`
    if (feature?.id === undefined || feature.id === null) faults.fault(file, id, 'id', 'is missing; expected one at every outline (npm run atlas -- project new gives them)')
    else if (!read.success) faults.fault(file, id, 'id', `${JSON.stringify(feature.id)} cannot be one: ${read.error.issues[0].message}`)
    if (seen.has(id)) faults.fault(file, id, 'id', 'stands twice; expected each id once')
    seen.add(id)
    const geometry = feature?.geometry
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      faults.fault(file, id, 'geometry', `is ${(geometry as { type?: string } | null | undefined)?.type ?? 'none'}; expected a Polygon or MultiPolygon`)
      return []
    }
    const own = new Faults()
    const readable = checkGeometry(geometry, id, file, null, own)
    for (const f of own.faults) faults.fault(file, id, 'geometry', f.message)
    if (!readable || own.count) return []
    const positions = (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).flat() as Position[]
    const outside = positions.find(([x, y]) => x < w || x > e || y < s || y > n)
    if (outside) faults.fault(file, id, 'geometry', `reaches to [${outside.slice(0, 2).join(', ')}], outside the project's area [${[w, s, e, n].join(', ')}]; expected it inside`)
    const [lon, lat] = representative(geometry) as Position
    return [{ id, geometry: bareGeometry(geometry), middle: [lon, lat] as [number, number] }]
  })
}

/** What people decided, each held against the project's scenes and buildings. */
function checkReviews({ reviews, name }: RawProject, project: DatingProject, known: Set<string>, file: string, faults: Faults): DatingReview[] {
  if (reviews === undefined) return []
  const parsed = datingReviewsSchema.safeParse(reviews)
  if (!parsed.success) {
    issues(parsed.error, file, name, faults)
    return []
  }
  parsed.data.reviews.forEach((review, i) => {
    for (const [field, message] of reviewFaults(review, project, known)) faults.fault(file, review.building, `reviews.${i}.${field}`, message)
  })
  return parsed.data.reviews
}

/** What is wrong with a decision that the schema takes: field and sentence. */
export function reviewFaults(review: DatingReview, project: Pick<DatingProject, 'scenes' | 'gold'>, known: ReadonlySet<string>): [string, string][] {
  const at = (id: string | null) => project.scenes.findIndex(s => s.id === id)
  const found: [string, string][] = []
  if (!known.has(review.building)) found.push(['building', `"${review.building}" is no outline of this project; expected the id of one`])
  if (project.gold.some(g => g.building === review.building)) found.push(['building', `${review.building} is gold: its date is known; correct it there`])
  for (const key of ['last_standing', 'first_destroyed'] as const) if (review[key] !== null && at(review[key]) < 0) found.push([key, `"${review[key]}" is no scene of this project; expected one of ${project.scenes.map(s => s.id).join(', ')}`])
  if (!found.length && review.first_destroyed !== null && at(review.last_standing) >= at(review.first_destroyed)) found.push(['first_destroyed', `${review.first_destroyed} is not after ${review.last_standing}, where it stands; expected a later scene`])
  return found
}
