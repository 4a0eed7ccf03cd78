import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { OpenAnswer } from '../../lib/dating/anonymous'
import { byDispute, daysOf } from '../../lib/dating/dated'
import { createDesk } from '../../lib/dating/desk'
import { areOf } from '../../lib/dating/layer'
import { publishedDates } from '../../lib/dating/published'
import { toldAs } from '../../lib/dating/standing'
import { runSteps } from '../../lib/dating/steps'
import type { PublishedProject } from '../../lib/model/dating'
import type { Datings, Stage } from '../../lib/model/track'
import { databaseDir } from '../../lib/store/folder'
import { holderOf, takeLock } from '../../lib/store/lock'
import { openStore } from '../../lib/store/open'
import { keyOf, NOTED_ANSWERS } from '../../lib/store/store-key'
import { takeLog } from '../../lib/store/take-log'
import { parseDay } from '../../lib/time/day'
import { createRemarks, type Remarks } from './remarks'

export interface Stored { url: string | null; storeDir: string }
/** What is known of a building at present. */
interface State { building: string; stage: Stage; from: number; to: number; confidence: number; answers: number; other: number; dispute: number }
/** Of a project: all its buildings, and what was said of them. `closed`: the server that holds the store, where it keeps the notes to itself. */
interface Found { states: State[]; remarks: Remarks; closed: string | null }

/** Lists buildings to be decided, the most disputed first, then others that somebody flagged or wrote a note on. */
export async function listReviews(projects: PublishedProject[], store: Stored): Promise<number> {
  for (const [i, found] of (await readAll(projects, store)).entries()) {
    const project = projects[i]
    if (typeof found === 'string') {
      process.stderr.write(`${found}\n`)
      return 1
    }
    const { states, remarks, closed } = found
    // Gold is told among the others; there is nothing to decide of it.
    const known = new Set(project.gold.map(g => g.building))
    const disputed = states.filter(s => s.stage === 'review' && !known.has(s.building)).sort(byDispute)
    const talked = states.filter(({ stage, building: b }) => stage !== 'review' && stage !== 'reviewed' && (remarks.flags(b) > 0 || remarks.notes(b).length > 0)).sort((a, b) => remarks.flags(b.building) - remarks.flags(a.building) || byDispute(a, b))
    process.stdout.write(disputed.length ? `${project.id}: ${counted(disputed.length)} to be decided, the most disputed first.\n` : `${project.id}: nothing to be decided.\n`)
    for (const state of disputed) tell(project, state, remarks)
    if (talked.length) process.stdout.write(`${project.id}: ${counted(talked.length)} more that volunteers flagged for discussion${closed ? '' : ' or wrote a note on'}, the most often flagged first.\n`)
    for (const state of talked) tell(project, state, remarks)
    if (closed) process.stdout.write(`Notes are never public: the server at ${closed} holds the store and hands them to whoever may read ${store.storeDir}/key. Ask as its user, or stop it.\n`)
  }
  return 0
}

const counted = (n: number): string => `${n} ${n === 1 ? 'building' : 'buildings'}`

function tell(project: PublishedProject, state: State, remarks: Remarks): void {
  const flags = remarks.flags(state.building)
  process.stdout.write(`  ${state.building}: ${sentence(project, state)}, ${Math.floor(state.confidence * 100)} % sure, ${state.answers} answers that date it, ${state.other} that cannot${flags ? `; flagged by ${flags}` : ''}\n`)
  for (const note of remarks.notes(state.building)) process.stdout.write(`    note: ${note}\n`)
}

function sentence({ scenes }: PublishedProject, { from, to }: State): string {
  const days = scenes.map(s => parseDay(s.date) as number)
  const { after, before } = daysOf({ days }, { from, to })
  return { stands: 'stands in all scenes', between: `after ${after} and by ${before}`, by: `by ${before}, perhaps before the first scene`, after: `after ${after}, or not at all`, open: 'anything between before the first scene and not at all' }[toldAs(days, from, to)]
}

/** From the server that holds the store; from the store itself when nobody does, and from PostgreSQL whoever else does. A sentence where neither says. */
async function readAll(projects: PublishedProject[], { url, storeDir }: Stored): Promise<(Found | string)[]> {
  const holder = url ? null : holderOf(storeDir)
  if (holder?.address) return Promise.all(projects.map(p => fromServer(holder.address as string, p, keyOf(storeDir))))
  const release = url ? () => undefined : takeLock(storeDir, null)
  try {
    const db = await openStore({ url, readUrl: null, folder: databaseDir(storeDir) })
    try {
      const found: Found[] = []
      for (const project of projects) {
        const [desk, remarks] = [createDesk(project), createRemarks()]
        await takeLog(db, desk, remarks.take)
        runSteps(desk.recompute())
        const states = publishedDates(project, desk.dated()).map(({ building, stage, interval, confidence, answers, other_answers, dispute }): State => ({ building, stage, ...interval, confidence, answers, other: other_answers, dispute }))
        found.push({ states, remarks, closed: null })
      }
      return found
    } finally {
      await db.close()
    }
  } finally {
    release()
  }
}

/** `key`: of the store's folder; who shows it is given the notes. */
async function fromServer(address: string, project: PublishedProject, key: string | null): Promise<Found | string> {
  const ask = async (what: string, init?: RequestInit): Promise<Response | string> => {
    const at = `${address}/api/dating/${project.id}/${what}`
    const answer = await fetch(at, init).catch(() => null)
    return answer?.ok ? answer : `The server at ${address} holds the store and answered ${answer ? answer.status : 'nothing'} to ${at}. Is ${project.id} published there?`
  }
  const dates = await ask('buildings')
  if (typeof dates === 'string') return dates
  const d = (await dates.json()) as Datings
  if (!areOf(d, { outlines: project.outlines.sha256, days: project.scenes.map(s => s.date) })) return `The server at ${address} dates ${project.id} by other outlines or scenes than this folder has. Publish first: npm run atlas -- publish`
  const noted = key === null ? '' : await ask(`export/${NOTED_ANSWERS}`, { headers: { authorization: `Bearer ${key}` } })
  const answers = typeof noted === 'string' ? await ask('export/answers.jsonl') : noted
  if (typeof answers === 'string') return answers
  const remarks = createRemarks()
  for await (const line of createInterface({ input: Readable.fromWeb(answers.body as ReadableStream) })) if (line) remarks.take(JSON.parse(line) as OpenAnswer)
  const states = project.ids.map((building, i): State => ({ building, stage: d.stage[i], from: d.from[i], to: d.to[i], confidence: d.confidence[i] / 1000, answers: d.answers[i], other: d.other_answers[i], dispute: d.dispute[i] / 1000 }))
  return { states, remarks, closed: answers === noted ? null : address }
}
