import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Faults } from './faults'
import { fileWithin } from './held-file'
import { parseJson } from './json'

/** Folder of an atlas' projects of dating. */
export const PROJECTS = 'projects'
export const REVIEWS_ENDING = '.reviews.json'

/** One project as it lies in a folder: parsed, not checked. */
export interface RawProject {
  /** The file's name without its ending; the project's id is the same. */
  name: string
  project: unknown
  /** Undefined where the project names none, or there is no such file. */
  outlines: unknown
  truth: unknown
  reviews: unknown
  /** Path of the outlines; empty when there are none. */
  path: string
  /** Names within the folder of all that belongs to it. */
  files: string[]
  /** What could not be read. */
  faults: Faults
}

type Named = { buildings?: unknown; truth?: unknown; published?: unknown } | null | undefined

/** Reads the projects of an atlas folder or a snapshot, by name. Names that begin with a dot or an underscore stay in the folder. */
export function readProjects(atlas: string, label: string, faults: Faults): RawProject[] {
  const dir = join(/* turbopackIgnore: true */ atlas, PROJECTS)
  if (!existsSync(/* turbopackIgnore: true */ dir)) return []
  const names = readdirSync(/* turbopackIgnore: true */ dir).filter(name => name.endsWith('.json') && !/^[._]/.test(name)).sort()
  for (const name of names) {
    const of = name.slice(0, -REVIEWS_ENDING.length)
    if (name.endsWith(REVIEWS_ENDING) && !names.includes(`${of}.json`)) faults.fault(`${label}${PROJECTS}/${name}`, of, '', `has no project beside it; expected ${PROJECTS}/${of}.json`)
  }
  return names.filter(name => !name.endsWith(REVIEWS_ENDING)).map(file => readProject(dir, `${label}${PROJECTS}/`, file.slice(0, -'.json'.length)))
}

function readProject(dir: string, label: string, name: string): RawProject {
  const own = new Faults()
  const files: string[] = []
  const parsed = (file: string): unknown => {
    files.push(file)
    return parseJson(readFileSync(join(/* turbopackIgnore: true */ dir, file), 'utf8'), label + file, own)
  }
  const project = parsed(`${name}.json`) as Named
  let path = ''
  const beside = (field: 'buildings' | 'truth'): unknown => {
    const file = project?.[field]
    if (typeof file !== 'string' || !file) return undefined
    const found = fileWithin(dir, file)
    if ('wrong' in found) return own.fault(`${label}${name}.json`, name, field, found.wrong.replaceAll('atlas folder', `folder ${PROJECTS}/`))
    if (field === 'buildings') path = found.path
    return parsed(file)
  }
  const reviews = `${name}${REVIEWS_ENDING}`
  return { name, project, outlines: beside('buildings'), truth: beside('truth'), reviews: existsSync(join(/* turbopackIgnore: true */ dir, reviews)) ? parsed(reviews) : undefined, path, files, faults: own }
}

/** Volunteers are asked, and an edition holds it: of the others nothing leaves the folder, their being there included. */
export const isPublished = ({ project }: Pick<RawProject, 'project'>): boolean => (project as Named)?.published === true

/** It says itself that it is not published. What cannot be read may be one that volunteers are at work on: it is not taken for unpublished. */
export function isInTheMaking({ project }: Pick<RawProject, 'project'>): boolean {
  const said = project !== null && typeof project === 'object' ? (project as { published?: unknown }).published : null
  return said === false || said === undefined
}

/** What of projects makes an edition another one; null where none is published. */
export function projectsDigest(all: RawProject[]): object | null {
  const projects = all.filter(isPublished).map(({ name, project, outlines, truth, reviews }) => [name, project, outlines ?? null, truth ?? null, reviews ?? null])
  return projects.length ? { projects } : null
}

/** Copies the published projects of an atlas folder into a snapshot, as they are: a file that did not change is one object in Git, however many editions hold it. */
export function copyPublished(from: string, to: string): void {
  for (const file of readProjects(from, '', new Faults()).filter(isPublished).flatMap(p => p.files)) {
    mkdirSync(dirname(join(to, PROJECTS, file)), { recursive: true })
    cpSync(join(from, PROJECTS, file), join(to, PROJECTS, file))
  }
}
