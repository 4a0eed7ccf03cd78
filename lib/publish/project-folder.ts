import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../model/manifest'
import type { ScenePlace } from '../model/scene'
import { checkManifest } from './check'
import { checkProject, type SoundProject } from './check-projects'
import { checkScenes } from './check-scenes'
import { Faults, type Fault } from './faults'
import { parseJson } from './json'
import { isPublished, readProjects, type RawProject } from './projects'
import { SCENES } from './read'

/** Projects of an atlas folder with the little that they hang on; of the record nothing is read. */
export interface ProjectFolder {
  manifest: Manifest | null
  places: ScenePlace[]
  projects: RawProject[]
  /** Of manifest, scenes, and files without a project. */
  faults: Fault[]
}

export function readProjectFolder(dir: string): ProjectFolder {
  const faults = new Faults()
  const parsed = (name: string): unknown => (existsSync(join(dir, name)) ? parseJson(readFileSync(join(dir, name), 'utf8'), name, faults) : undefined)
  const raw = parsed('atlas.json')
  if (raw === undefined && !faults.count) faults.fault('atlas.json', '', '', 'is missing; expected it in the atlas folder')
  const manifest = checkManifest(raw, 'atlas.json', faults)
  const places = checkScenes(parsed(SCENES), { label: '', root: dir, manifest }, faults)
  return { manifest, places, projects: readProjects(dir, '', faults), faults: faults.faults }
}

/** One project held against all that it names, published or not. */
export function verdictOf(raw: RawProject, { manifest, places }: ProjectFolder): { sound: SoundProject | null; faults: Fault[]; warnings: Fault[]; published: boolean } {
  const faults = new Faults()
  const sound = checkProject(raw, { label: '', places, languages: manifest?.languages ?? [] }, faults)
  return { sound: faults.count ? null : sound, faults: faults.faults, warnings: faults.warnings, published: isPublished(raw) }
}
