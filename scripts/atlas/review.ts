import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { datingReviewSchema, datingReviewsSchema, type DatingReview, type PublishedProject } from '../../lib/model/dating'
import { reviewFaults } from '../../lib/publish/check-projects'
import { faultText } from '../../lib/publish/faults'
import { withoutMark } from '../../lib/publish/json'
import { readProjectFolder, verdictOf } from '../../lib/publish/project-folder'
import { PROJECTS, REVIEWS_ENDING } from '../../lib/publish/projects'
import type { Arguments } from './options'
import { listReviews, type Stored } from './review-list'

const MISUSED = 2

/** `review [PROJECT]` lists, `review PROJECT BUILDING …` decides. @param dir the atlas folder */
export async function reviewCommand({ operands: [project, building, ...rest], texts, flags }: Arguments, dir: string, store: Stored): Promise<number> {
  const decides = Object.keys(texts).length > 0 || flags.size > 0
  if (rest.length || (building === undefined && decides)) return refuse('Say what: npm run atlas -- review [PROJECT] to list, or review PROJECT BUILDING with a decision and --reason "…"', MISUSED)
  const folder = readProjectFolder(dir)
  const names = folder.projects.map(p => p.name)
  if (project !== undefined && !names.includes(project)) return refuse(`There is no ${PROJECTS}/${project}.json in ${dir}${names.length ? `; it has ${names.join(', ')}` : ''}.`)
  const sound: PublishedProject[] = []
  for (const raw of folder.projects.filter(p => project === undefined || p.name === project)) {
    const verdict = verdictOf(raw, folder)
    if (verdict.sound) sound.push(verdict.sound.project)
    else return refuse(`${verdict.faults.map(faultText).join('\n')}\n${raw.name} has to be in order first: npm run atlas -- project check`)
  }
  if (building !== undefined) return decide(dir, sound[0], building, { texts, flags })
  const published = sound.filter(p => p.published)
  if (!published.length) return refuse(`${project ?? dir} has no published project to review.`)
  return listReviews(published, store)
}

/** Appends a decision to the project's reviews; what was decided before stays there, and the last of a building counts. */
function decide(dir: string, project: PublishedProject, building: string, { texts, flags }: Pick<Arguments, 'texts' | 'flags'>): number {
  const { 'last-standing': last, 'first-destroyed': first, reason } = texts
  const ways = [first !== undefined || last !== undefined, flags.has('stands'), flags.has('undecidable')].filter(Boolean).length
  if (ways !== 1 || (last !== undefined && first === undefined)) return refuse(`Say one thing of ${building}: --last-standing SCENE --first-destroyed SCENE (without the first: it is destroyed in the first scene already), or --stands, or --undecidable.`, MISUSED)
  if (!reason?.trim()) return refuse('Say why: --reason "what the pictures show, and who looked"', MISUSED)
  const given = datingReviewSchema.safeParse({ building, last_standing: last ?? null, first_destroyed: first ?? null, undecidable: flags.has('undecidable'), reason: reason.trim(), date: new Date().toISOString().slice(0, 10) })
  if (!given.success) return refuse(given.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const faults = reviewFaults(given.data, project, new Set(project.ids))
  if (faults.length) return refuse(`${faults.map(([field, message]) => `${field}: ${message}`).join('\n')}\nNothing is written.`)
  const name = `${PROJECTS}/${project.id}${REVIEWS_ENDING}`
  write(join(dir, name), given.data)
  process.stdout.write(`Written to ${name}: ${building} ${given.data.undecidable ? 'cannot be dated' : first === undefined ? 'stands in all scenes' : `was destroyed ${last === undefined ? `by ${first}` : `after ${last} and by ${first}`}`}. It counts once it is published: npm run atlas -- publish\n`)
  return 0
}

function write(path: string, review: DatingReview): void {
  const file = existsSync(path) ? datingReviewsSchema.parse(JSON.parse(withoutMark(readFileSync(path, 'utf8')))) : { $schema: '../schema/reviews.schema.json', reviews: [] }
  const lines = [...file.reviews, review].map(r => `    ${JSON.stringify(r)}`).join(',\n')
  writeFileSync(path, `{\n${file.$schema ? `  "$schema": ${JSON.stringify(file.$schema)},\n` : ''}  "reviews": [\n${lines}\n  ]\n}\n`)
}

function refuse(text: string, status = 1): number {
  process.stderr.write(`${text}\n`)
  return status
}
