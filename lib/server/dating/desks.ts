import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { createDesk, type Desk } from '../../dating/desk'
import type { Steps } from '../../dating/steps'
import type { PublishedProject } from '../../model/dating'
import { answerLog, type Appended, type NewAnswer } from '../../store/answers'
import { StoreAway, type Database } from '../../store/database'
import { takeLog } from '../../store/take-log'
import { log } from '../log'
import { presentHead } from '../present'
import { projectsIn } from '../projects-of'
import { served } from '../serving'
import { store } from '../store'

// The dating projects of the served edition at work: each is filled from the log soon after the start and follows it from then on. One of
// each per process, whichever bundle asks (globalThis). A project that an edition changes is made anew from the log beside the one before,
// which goes on until then.

/** Computing until others have their turn. */
const SLICE_MS = 5
/** Other processes' answers are here within a second. */
const LOOK_MS = 1000
/** The weights are learned anew after so many answers, or this share of all; and learning takes at most this share of the time. */
const PENDING = 10
const PENDING_SHARE = 0.02
const MOST_BUSY = 0.1

export interface Live {
  desk: Desk
  /** Key of the edition whose project this is. */
  edition: string
  /** Takes what is in the log by now. */
  follow: () => Promise<void>
  append: (answer: NewAnswer) => Promise<Appended>
}

interface Entry { made: string; edition: string; live: Promise<Live>; /** Once its log is read. */ filled: Live | null; ended: { now: boolean } }
/** `coming`: what an edition made of a project that is at work, while its log is read; the former goes on meanwhile. */
interface State { desks: Map<string, Entry>; coming: Map<string, Entry>; append: ((answer: NewAnswer) => Promise<Appended>) | null; timer: NodeJS.Timeout | null }
const globals = globalThis as unknown as { __atlasDating?: State }
const state = (): State => (globals.__atlasDating ??= { desks: new Map(), coming: new Map(), append: null, timer: null })

/** A project of the served edition at work, once it is; null when the edition publishes none of this id. What an edition changes goes on as it was until its log has been read anew. */
export const liveProject = async (id: string): Promise<Live | null> => (await entryOf(id))?.live ?? null

/** The same for who does not wait: null while its log is being read (from now on, if it was not), undefined when there is no such project. */
export const filledProject = async (id: string): Promise<Live | null | undefined> => (await entryOf(id))?.filled

async function entryOf(id: string): Promise<Entry | null> {
  const s = state()
  const { key } = await presentHead()
  const known = s.desks.get(id)
  if (known?.edition === key) return known
  const project = (await projectsIn(key)).find(p => p.id === id && p.published)
  // Asked by many at a time: the first to come back makes it.
  const now = s.desks.get(id)
  if (now?.edition === key) return now
  if (!project) {
    drop(id)
    return null
  }
  const made = madeOf(project)
  if (now?.made === made) {
    end(s.coming, id)
    now.edition = key
    if (now.filled) now.filled.edition = key
    return now
  }
  if (now?.filled) {
    succeed(id, project, key)
    return now
  }
  drop(id)
  const entry = begin(project, key)
  s.desks.set(id, entry)
  entry.live.catch(() => { if (s.desks.get(id) === entry) drop(id) })
  return entry
}

const texts = new WeakMap<PublishedProject, string>()
function madeOf(project: PublishedProject): string {
  const made = texts.get(project) ?? JSON.stringify(project)
  texts.set(project, made)
  return made
}

function begin(project: PublishedProject, edition: string): Entry {
  const ended = { now: false }
  const entry: Entry = { made: madeOf(project), edition, filled: null, ended, live: store().then(db => fill(db, createDesk(project), edition, ended)) }
  entry.live = entry.live.then(live => {
    // Another edition may have come that changes nothing of it.
    live.edition = entry.edition
    entry.filled = live
    return live
  })
  return entry
}

/** Makes what takes the place of a project at work, unless it is being made. */
function succeed(id: string, project: PublishedProject, key: string): void {
  const { desks, coming } = state()
  const there = coming.get(id)
  if (there?.made === madeOf(project)) {
    there.edition = key
    return
  }
  end(coming, id)
  const entry = begin(project, key)
  coming.set(id, entry)
  entry.live.then(live => {
    if (coming.get(id) !== entry) return
    coming.delete(id)
    end(desks, id)
    desks.set(id, entry)
    // What was taken while it was made.
    return live.follow()
  }).catch((error: unknown) => {
    // Whoever asks next has it tried again.
    if (coming.get(id) === entry) end(coming, id)
    if (!(error instanceof StoreAway)) log.error(error, 'a dating project could not be made anew')
  })
}

function end(of: Map<string, Entry>, id: string): void {
  const entry = of.get(id)
  if (entry) entry.ended.now = true
  of.delete(id)
}
function drop(id: string): void {
  end(state().coming, id)
  end(state().desks, id)
}

/** From the start on: the projects of the edition that is served, and of each that comes, are made without anybody asking for them. */
export function keepProjects(): void {
  const look = async (): Promise<void> => {
    const head = await served()
    for (const { id, published } of head ? await projectsIn(head.key) : []) if (published) await entryOf(id)
  }
  setInterval(() => void look().catch(() => { /* Whoever asks is told. */ }), LOOK_MS).unref()
}

async function fill(db: Database, desk: Desk, edition: string, ended: { now: boolean }): Promise<Live> {
  const { id } = desk.project
  let learning = false
  let rested = 0

  /** One reader at a time, so that rows are taken once and in order. */
  const read = () => takeLog(db, desk)
  let reading: Promise<void> | null = null
  let again: Promise<void> | null = null
  const start = (): Promise<void> => (reading = read().finally(() => { reading = null }))
  /** A reading that is under way may have asked before what is to be seen was there: one more follows it, for all who came meanwhile. */
  const follow = async (): Promise<void> => {
    if (!reading) await start()
    else await (again ??= reading.catch(() => undefined).then(() => {
      again = null
      return start()
    }))
    void learn()
    // Whoever still has this one in hand wrote for the one that took its place.
    if (ended.now) await state().desks.get(id)?.filled?.follow()
  }
  async function learn(): Promise<void> {
    if (learning || ended.now || Date.now() < rested || desk.pending() < Math.max(PENDING, PENDING_SHARE * desk.held())) return
    learning = true
    try {
      const began = Date.now()
      await inSlices(desk.recompute(), ended)
      rested = Date.now() + (Date.now() - began) * (1 / MOST_BUSY - 1)
    } catch (error) {
      log.error(error, 'the dates could not be computed anew')
    } finally {
      learning = false
    }
  }
  await read()
  if (desk.pending()) await inSlices(desk.recompute(), ended)
  desk.fitted = desk.seq
  desk.dated()
  // The first time takes longest (all files of an embedded store): nobody's answer has to wait for it.
  db.durable().catch((error: unknown) => log.error(error, 'the store could not be synchronised'))
  const s = state()
  s.append ??= answerLog(db)
  if (db.kind === 'postgresql') s.timer ??= setInterval(() => void lookAll(), LOOK_MS).unref()
  return { desk, edition, follow, append: s.append }
}

async function lookAll(): Promise<void> {
  for (const { live } of state().desks.values()) await live.then(l => l.follow()).catch(() => { /* Whoever asks for an answer to be written is told. */ })
}

/** A few milliseconds at a time; requests that came meanwhile are answered in between. Given up when nobody needs it any more. */
async function inSlices(steps: Steps<void>, ended: { now: boolean }): Promise<void> {
  for (let until = performance.now() + SLICE_MS; !steps.next().done;) {
    if (performance.now() < until) continue
    if (ended.now) return
    await pause(1)
    until = performance.now() + SLICE_MS
  }
}
