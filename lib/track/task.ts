import { dayText } from '../format'
import { inLanguage } from '../model/facets'
import type { PublishedProject } from '../model/dating'
import { pictureAddress, sourceOf, type SceneSource, type ShownPlace } from '../scenes'
import type { Bounds } from '../slice/types'
import type { Known } from './judge'

/** A scene as a volunteer's page has it. */
export interface TaskScene { id: string; date: string; /** Its date in words. */ day: string; source: SceneSource; credit: string; note: string | null }

/** A gold building of the training with what is known of it. */
export interface Lesson { building: string; known: Known; explanation: string }

/** All that a volunteer's page needs of a project, in one language. */
export interface Task {
  project: string
  title: string
  instructions: string
  drawing: boolean
  locale: string
  rtl: boolean
  /** Address of the outlines. */
  outlines: string
  place: string
  bounds: Bounds
  /** Metres to a pixel of its finest pictures. */
  resolution: number
  scenes: TaskScene[]
  lessons: Lesson[]
}

/**
 * What leaves the server of a project: gold but for the training's, true dates and reviews stay. Null where a scene of it is not among the place's.
 * @param rtl whether the language runs from right to left
 */
export function taskOf(project: PublishedProject, place: ShownPlace, edition: string, locale: string, rtl: boolean): Task | null {
  const scenes = project.scenes.map(({ id }) => place.scenes.find(scene => scene.id === id))
  if (!scenes.every(scene => scene !== undefined)) return null
  return {
    project: project.id, title: inLanguage(project.title, locale), instructions: inLanguage(project.instructions, locale), drawing: project.drawing, locale, rtl,
    outlines: pictureAddress(edition, project.outlines.sha256), place: place.id, bounds: place.bounds, resolution: Math.min(...scenes.map(scene => scene.resolution_m)),
    scenes: scenes.map((scene, i) => {
      const { date } = project.scenes[i]
      const note = (locale === 'ar' && scene.note_ar) || scene.note_en
      return { id: scene.id, date, day: dayText(date, locale, 'short'), source: sourceOf(edition, place, scene), credit: scene.attribution ?? scene.provider, note: note ?? null }
    }),
    lessons: project.training.flatMap(({ building, explanation }) => {
      const gold = project.gold.find(g => g.building === building)
      return gold ? [{ building, known: { last_standing: gold.last_standing, first_destroyed: gold.first_destroyed }, explanation: inLanguage(explanation, locale) }] : []
    }),
  }
}
