import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { quantile } from '../../bench/stats'
import { startServer } from '../../weights'
import { begin, client, next, send, type Volunteer } from './client'
import type { ProofStore } from './stores'

// Answers at a steady rate, whether or not the server keeps up: each is asked for (next) and sent by one of many volunteers, with their cookie, over
// HTTP. Meanwhile somebody reads: opens the explorer, and asks for what its map is drawn from and for items. The volunteers are a process of their own.

export interface Load { asked: number; answered: number; faults: Record<string, number>; next: number[]; answer: number[]; both: number[]; explorer: number[]; slice: number[]; items: number[]; seconds: number }
export interface LoadOptions { port: number; perSecond: number; seconds: number; volunteers?: number }

const READING_EVERY_MS = 1000
const CONNECTIONS = 64

async function load({ port, perSecond, seconds, volunteers = 2000 }: LoadOptions): Promise<Load> {
  const to = client(port, CONNECTIONS)
  const people: Volunteer[] = []
  while (people.length < volunteers) people.push(...(await Promise.all(Array.from({ length: 20 }, () => begin(to)))))
  const found: Load = { asked: 0, answered: 0, faults: {}, next: [], answer: [], both: [], explorer: [], slice: [], items: [], seconds }
  const fault = (what: string) => { found.faults[what] = (found.faults[what] ?? 0) + 1 }
  const began = performance.now()
  const { body: { edition } } = await to.ask<{ edition: string }>('GET', '/api/editions/current')
  const pages = { explorer: '/', slice: `/api/editions/${edition}/slices/root`, items: '/api/collections/incidents/items?limit=100' } as const
  const reading: Promise<unknown>[] = []
  const read = (what: keyof typeof pages) => to.ask('GET', pages[what]).then(({ status, ms }) => (status === 200 ? found[what].push(ms) : fault(`${what} ${status}`)), () => fault(what))
  const reader = setInterval(() => { for (const what of Object.keys(pages) as (keyof typeof pages)[]) reading.push(read(what)) }, READING_EVERY_MS)
  /** Nobody answers two buildings at a time. */
  const free = [...people]
  const one = async (who: Volunteer): Promise<void> => {
    const start = performance.now()
    try {
      const given = await next(to, who)
      if (given.status !== 200 || !given.body.assignments.length) return fault(`next ${given.status}`)
      found.next.push(given.ms)
      const taken = await send(to, who, given.body.assignments[0], randomUUID())
      if (taken.status !== 201) return fault(`answer ${taken.status}`)
      found.answer.push(taken.ms)
      found.both.push(performance.now() - start)
      found.answered++
    } catch (error) {
      fault(String((error as NodeJS.ErrnoException).code ?? error))
    } finally {
      free.push(who)
    }
  }
  const running: Promise<void>[] = []
  while (performance.now() - began < seconds * 1000) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond)
    for (; found.asked < due; found.asked++) {
      const who = free.shift()
      if (who) running.push(one(who))
      else fault('nobody is free')
    }
    await new Promise(done => setTimeout(done, 2))
  }
  clearInterval(reader)
  await Promise.all([...running, ...reading])
  found.seconds = (performance.now() - began) / 1000
  to.close()
  return found
}

/** Over a server of its own. */
export async function underLoad(store: ProofStore, options: LoadOptions): Promise<Load> {
  const server = await startServer(options.port, store.env)
  try {
    const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', fileURLToPath(import.meta.url), JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (piece: Buffer) => { text += piece.toString() })
    await new Promise(done => child.once('close', done))
    return JSON.parse(text) as Load
  } finally {
    await server.stop()
  }
}

export const ms = (values: readonly number[], q: number): string => (values.length ? quantile(values, q).toFixed(values.length && quantile(values, q) < 10 ? 1 : 0) : '–')

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(await load(JSON.parse(process.argv[2]) as LoadOptions)))
