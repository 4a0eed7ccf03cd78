import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { FAMILIES, type Weight } from './look'

/** A text as it is to be drawn. */
export interface Measured { text: string; size: number; weight: Weight }

/** More cards wait than a machine can draw in a while. */
export class PainterBusy extends Error {
  constructor(waiting: number) {
    super(`${waiting} cards wait to be drawn already; ask again in a moment.`)
    this.name = 'PainterBusy'
  }
}

interface Job { id: number; message: object; done: (answer: unknown) => void; failed: (error: Error) => void }
interface State { child: ChildProcess | null; asked: Job | null; waiting: Job[]; next: number; drawn: number; timer: NodeJS.Timeout | null; idle: NodeJS.Timeout | null; widths: Map<string, number> }

const MOST_WAITING = 200
/** One job that takes longer is given up, and the process with it. */
const LONGEST_MS = 15_000
const IDLE_MS = 60_000
/** What a library of another language may leak stays bounded: a fresh process after so many jobs. */
const JOBS_PER_PROCESS = 2000
const WIDTHS_KEPT = 20_000

const globals = globalThis as unknown as { __atlasPainter?: State }
const state = (): State => (globals.__atlasPainter ??= { child: null, asked: null, waiting: [], next: 1, drawn: 0, timer: null, idle: null, widths: new Map() })

/**
 * SVG → PNG bytes, by a process of its own that is started when asked for and ends a minute after the last job. Jobs wait for
 * one another. Throws PainterBusy when too many wait.
 */
export const paint = (svg: string): Promise<Uint8Array> => ask({ svg }) as Promise<Uint8Array>

/** Widths in pixels, shaping included; kept for the next card. */
export async function measure(texts: Measured[]): Promise<number[]> {
  const { widths } = state()
  const keyOf = ({ text, size, weight }: Measured) => `${weight} ${size} ${text}`
  const missing = texts.filter((t, i) => !widths.has(keyOf(t)) && texts.findIndex(other => keyOf(other) === keyOf(t)) === i)
  const found = new Map<string, number>()
  if (missing.length) {
    const answers = (await ask({ measure: missing.map(t => ({ ...t, families: FAMILIES })) })) as number[]
    if (widths.size > WIDTHS_KEPT) widths.clear()
    missing.forEach((t, i) => found.set(keyOf(t), answers[i]))
    for (const [key, width] of found) widths.set(key, width)
  }
  return texts.map(t => found.get(keyOf(t)) ?? widths.get(keyOf(t)) ?? 0)
}

function ask(message: object): Promise<unknown> {
  const s = state()
  if (s.waiting.length >= MOST_WAITING) return Promise.reject(new PainterBusy(s.waiting.length))
  return new Promise((done, failed) => {
    s.waiting.push({ id: s.next++, message, done, failed })
    go()
  })
}

function go(): void {
  const s = state()
  if (s.asked || !s.waiting.length) return
  if (s.idle) clearTimeout(s.idle)
  s.child ??= start()
  const job = (s.asked = s.waiting.shift() as Job)
  s.timer = setTimeout(() => end(new Error(`A card was not drawn within ${LONGEST_MS / 1000} s.`)), LONGEST_MS)
  s.child.ref()
  s.child.send({ id: job.id, ...job.message })
}

/** Starts the process that draws, which takes a third of a second: it may get ready while the card is being laid out. */
export function wakePainter(): void {
  const s = state()
  if (s.child) return
  s.child = start()
  if (!s.asked) rest()
}

function start(): ChildProcess {
  const child = fork(join(/* turbopackIgnore: true */ process.cwd(), 'scripts/run/painter.mjs'), [], { serialization: 'advanced', execArgv: [], env: { NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  child.on('message', (answer: { id?: number; answer?: unknown; error?: string }) => {
    const s = state()
    if (s.child !== child || !s.asked || answer.id !== s.asked.id) return
    const { done, failed } = s.asked
    rest()
    if (++s.drawn >= JOBS_PER_PROCESS) stop()
    if (answer.error === undefined) done(answer.answer)
    else failed(new Error(`A card could not be drawn: ${answer.error}`))
    go()
  })
  const gone = () => { if (state().child === child) end(new Error('The process that draws cards ended.')) }
  child.on('exit', gone)
  child.on('error', gone)
  return child
}

/** The job is over, however; with no other waiting, nothing keeps this process alive. */
function rest(): void {
  const s = state()
  if (s.timer) clearTimeout(s.timer)
  s.asked = null
  if (s.waiting.length) return
  if (s.idle) clearTimeout(s.idle)
  s.child?.unref()
  s.child?.channel?.unref()
  s.idle = setTimeout(stop, IDLE_MS)
  s.idle.unref()
}

function stop(): void {
  const s = state()
  const { child } = s
  s.child = null
  s.drawn = 0
  child?.kill('SIGTERM')
}

function end(error: Error): void {
  const s = state()
  const job = s.asked
  rest()
  stop()
  job?.failed(error)
  go()
}

/** Ends the process that draws; the next card starts another. */
export const stopPainter = stop
