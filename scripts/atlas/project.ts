import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { projectId } from '../../lib/model/dating'
import { faultText } from '../../lib/publish/faults'
import { withoutMark } from '../../lib/publish/json'
import { newProject } from '../../lib/publish/new-project'
import { readProjectFolder, verdictOf, type ProjectFolder } from '../../lib/publish/project-folder'
import { PROJECTS } from '../../lib/publish/projects'
import { publish } from './publish'
import type { Arguments } from './options'

const MISUSED = 2

interface Stored { url: string | null; storeDir: string }

/** `project new|check|publish`. @param dir the atlas folder */
export function projectCommand({ operands: [what, name, ...rest], texts }: Arguments, dir: string, store: Stored): number | Promise<number> {
  if (what === 'check' && !rest.length) return checkCommand(name ? resolve(name) : dir)
  if (what === 'new' && name && !rest.length && texts.place && texts.buildings) return newCommand(dir, name, { place: texts.place, buildings: resolve(texts.buildings), title: texts.title })
  if (what === 'publish' && name && !rest.length) return publishCommand(dir, name, store)
  return refuse('Say what: npm run atlas -- project new ID --place PLACE --buildings FILE.geojson, project check [DIR], or project publish ID (the atlas folder is ATLAS_DATA, else data/)', MISUSED)
}

/** Writes a project that is not published yet; nothing that is there is touched. */
function newCommand(dir: string, id: string, { place: placeId, buildings, title }: { place: string; buildings: string; title?: string }): number {
  const named = projectId.safeParse(id)
  if (!named.success) return refuse(`"${id}" cannot be a project's id: ${named.error.issues[0].message}; for example raqqa-2017.`)
  const folder = readProjectFolder(dir)
  if (!folder.manifest) return refuse(folder.faults.map(faultText).join('\n'))
  const place = folder.places.find(p => p.id === placeId)
  if (!place) return refuse(`There is no place "${placeId}" in scenes.json of ${dir}${folder.places.length ? `; it has ${folder.places.map(p => p.id).join(', ')}` : ': it has none. Enter a place with its scenes there first'}.`)
  if (!existsSync(buildings)) return refuse(`There is no file ${buildings}. Name a GeoJSON file with an outline for each building.`)
  const files = [join(dir, PROJECTS, `${id}.json`), join(dir, PROJECTS, id, 'buildings.geojson')]
  const there = files.find(file => existsSync(file))
  if (there) return refuse(`${there} is there already; nothing is written. Name another project.`)
  let collection: unknown
  try {
    collection = JSON.parse(withoutMark(readFileSync(buildings, 'utf8')))
  } catch {
    return refuse(`${buildings} is not JSON; expected a GeoJSON FeatureCollection.`)
  }
  let made: ReturnType<typeof newProject>
  try {
    made = newProject(id, place, collection, { file: basename(buildings), title, languages: folder.manifest.languages })
  } catch (error) {
    return refuse((error as Error).message)
  }
  mkdirSync(join(dir, PROJECTS, id), { recursive: true })
  try {
    // Not over what came there meanwhile.
    writeFileSync(files[1], made.outlines, { flag: 'wx' })
    writeFileSync(files[0], `${JSON.stringify(made.project, null, 2)}\n`, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') for (const file of files) rmSync(file, { force: true })
    throw error
  }
  process.stdout.write(`Written: ${PROJECTS}/${id}.json with the ${place.scenes.length} scenes of ${place.id}, and ${PROJECTS}/${id}/buildings.geojson with ${made.buildings} outlines${made.named ? ` (${made.named} of them got an id)` : ''}.\n`
    + `Next: put buildings whose date is known into gold, some of them with an explanation into training (docs/dating.md), then: npm run atlas -- project check, and npm run atlas -- project publish ${id}\n`)
  return 0
}

/** Every fault of every project, published or not. 0 when there is none. */
function checkCommand(dir: string): number {
  if (!existsSync(dir)) return refuse(`There is no folder ${dir}. Name an atlas folder: npm run atlas -- project check DIR`, MISUSED)
  const folder = readProjectFolder(dir)
  let faults = folder.faults.length
  for (const fault of folder.faults) process.stderr.write(`${faultText(fault)}\n`)
  for (const raw of folder.projects) faults += tell(raw.name, folder)
  if (!folder.projects.length) process.stdout.write(`${dir} has no projects: npm run atlas -- project new begins one.\n`)
  if (faults) process.stderr.write(`${faults} ${faults === 1 ? 'fault' : 'faults'} in ${dir}.\n`)
  return faults ? 1 : 0
}

/** Prints what is wrong with one, or that it is in order, and what it lacks to be good. Returns the number of faults. */
function tell(name: string, folder: ProjectFolder): number {
  const raw = folder.projects.find(p => p.name === name)
  if (!raw) return 0
  const { sound, faults, warnings, published } = verdictOf(raw, folder)
  for (const warning of warnings) process.stdout.write(`warning: ${faultText(warning)}\n`)
  for (const fault of faults) process.stderr.write(`${faultText(fault)}\n`)
  if (!sound) return faults.length
  const { project } = sound
  process.stdout.write(`${name} is in order: ${project.ids.length} buildings, ${project.scenes.length} scenes, ${project.gold.length} gold, ${project.training.length} for training; ${published ? 'published' : 'not published'}.\n`)
  if (!project.gold.length) process.stdout.write(`${name}: without gold nothing tells whose answers are right; enter buildings whose date is known (docs/dating.md).\n`)
  return 0
}

/** Checks, marks as published, and publishes the atlas. When that is refused, the project is as it was. */
async function publishCommand(dir: string, id: string, store: Stored): Promise<number> {
  const folder = readProjectFolder(dir)
  const raw = folder.projects.find(p => p.name === id)
  if (!raw) return refuse(`There is no ${PROJECTS}/${id}.json in ${dir}${folder.projects.length ? `; it has ${folder.projects.map(p => p.name).join(', ')}` : ''}.`)
  for (const fault of folder.faults) process.stderr.write(`${faultText(fault)}\n`)
  const faults = tell(id, folder) + folder.faults.length
  if (faults) return refuse(`${faults} ${faults === 1 ? 'fault' : 'faults'}; nothing is published, and ${PROJECTS}/${id}.json is as it was.`)
  const path = join(dir, PROJECTS, `${id}.json`)
  const before = readFileSync(path, 'utf8')
  const after = marked(before)
  if (after !== before) writeFileSync(path, after)
  const undo = () => { if (after !== before) writeFileSync(path, before) }
  const code = await publish({ dir, ...store }).catch((error: unknown) => {
    undo()
    throw error
  })
  if (code) undo()
  else process.stdout.write(`${id} is published: volunteers find it under /track/${id}.\n`)
  return code
}

/** The same text with `published` true. */
function marked(text: string): string {
  if ((JSON.parse(withoutMark(text)) as { published?: boolean }).published) return text
  const told = /("published"\s*:\s*)false/
  return told.test(text) ? text.replace(told, '$1true') : text.replace('{', '{\n  "published": true,')
}

function refuse(sentence: string, status = 1): number {
  process.stderr.write(`${sentence}\n`)
  return status
}
