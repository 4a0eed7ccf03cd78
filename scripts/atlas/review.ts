import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDesk } from '../../lib/dating/desk'
import { publishedDates } from '../../lib/dating/published'
import { daysBetween, toldAs } from '../../lib/dating/standing'
import { runSteps } from '../../lib/dating/steps'
import { datingReviewSchema, datingReviewsSchema, type DatingReview, type PublishedProject } from '../../lib/model/dating'
import type { Datings } from '../../lib/model/track'
import { reviewFaults } from '../../lib/publish/check-projects'
import { faultText } from '../../lib/publish/faults'
import { withoutMark } from '../../lib/publish/json'
import { readProjectFolder, verdictOf } from '../../lib/publish/project-folder'
import { PROJECTS, REVIEWS_ENDING } from '../../lib/publish/projects'
import { readAnswers } from '../../lib/store/answers'
import { databaseDir } from '../../lib/store/folder'
import { holderOf, takeLock } from '../../lib/store/lock'
import { openStore } from '../../lib/store/open'
import { dayOf, formatDay, parseDay } from '../../lib/time/day'
import type { Arguments } from './options'

const MISUSED = 2
const PAGE = 2000

interface Stored { url: string | null; storeDir: string }
/** What is known of a building whose answers settled nothing. */
interface InReview { id: string; from: number; to: number; confidence: number; answers: number; other: number; dispute: number }

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
  return list(published, store)
}

async function list(projects: PublishedProject[], store: Stored): Promise<number> {
  const states = await statesOf(projects, store)
  for (const [i, state] of states.entries()) {
    const project = projects[i]
    if (typeof state === 'string') {
      process.stderr.write(`${state}\n`)
      return 1
    }
    // Gold is told among the others; there is nothing to decide of it.
    const known = new Set(project.gold.map(g => g.building))
    const open = state.filter(b => !known.has(b.id))
    process.stdout.write(open.length ? `${project.id}: ${open.length} ${open.length === 1 ? 'building' : 'buildings'} to be decided, the most disputed first.\n` : `${project.id}: nothing to be decided.\n`)
    for (const b of open) process.stdout.write(`  ${b.id}: ${sentence(project, b)}, ${Math.floor(b.confidence * 100)} % sure, ${b.answers} answers that date it, ${b.other} that cannot\n`)
  }
  return 0
}

function sentence({ scenes }: PublishedProject, { from, to }: InReview): string {
  const days = scenes.map(s => parseDay(s.date) as number)
  const { after, by } = daysBetween(days, from, to)
  const day = (value: number | null) => (value === null ? '' : formatDay(value))
  return { stands: 'stands in all scenes', between: `after ${day(after)} and by ${day(by)}`, by: `by ${day(by)}, perhaps before the first scene`, after: `after ${day(after)}, or not at all`, open: 'anything between before the first scene and not at all' }[toldAs(days, from, to)]
}

/** Of the server that holds the store; of the store itself when nobody does. A sentence where neither says. */
async function statesOf(projects: PublishedProject[], { url, storeDir }: Stored): Promise<(InReview[] | string)[]> {
  const holder = url ? null : holderOf(storeDir)
  if (holder?.address) return Promise.all(projects.map(p => ofServer(holder.address as string, p)))
  const release = url ? () => undefined : takeLock(storeDir, null)
  try {
    const db = await openStore({ url, readUrl: null, folder: databaseDir(storeDir) })
    try {
      const found: InReview[][] = []
      for (const project of projects) {
        const desk = createDesk(project)
        for (let full = true; full;) {
          const rows = await readAnswers(db, project.id, desk.seq, PAGE)
          for (const { at, ...row } of rows) desk.take({ ...row, day: dayOf(at) })
          full = rows.length === PAGE
        }
        runSteps(desk.recompute())
        found.push(inOrder(publishedDates(project, desk.dated()).filter(d => d.stage === 'review').map(d => ({ id: d.building, from: d.interval.from, to: d.interval.to, confidence: d.confidence, answers: d.answers, other: d.other_answers, dispute: d.dispute }))))
      }
      return found
    } finally {
      await db.close()
    }
  } finally {
    release()
  }
}

/** A server tells no dispute; of two buildings the one with the wider interval is the more disputed, then the less sure. */
async function ofServer(address: string, project: PublishedProject): Promise<InReview[] | string> {
  const at = `${address}/api/dating/${project.id}/buildings`
  const answer = await fetch(at).catch(() => null)
  if (!answer?.ok) return `The server at ${address} holds the store and answered ${answer ? answer.status : 'nothing'} to ${at}. Is ${project.id} published there?`
  const d = (await answer.json()) as Datings
  if (d.from.length !== project.ids.length) return `The server at ${address} serves other outlines of ${project.id} than this folder has (${d.from.length} and ${project.ids.length}). Publish first: npm run atlas -- publish`
  return inOrder(project.ids.flatMap((id, i) => (d.stage[i] === 'review' ? { id, from: d.from[i], to: d.to[i], confidence: d.confidence[i] / 1000, answers: d.answers[i], other: d.other_answers[i], dispute: (d.to[i] - d.from[i]) / project.scenes.length } : [])))
}

const inOrder = (list: InReview[]): InReview[] => list.sort((a, b) => b.dispute - a.dispute || a.confidence - b.confidence || (a.id < b.id ? -1 : 1))

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
