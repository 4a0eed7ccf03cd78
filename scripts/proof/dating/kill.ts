import { randomUUID } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import type { Assignment, Results } from '../../../lib/model/track'
import { begin, client, next, send, type Volunteer } from './client'
import { logOf, PROJECT, type ProofStore } from './stores'

// The server is killed (SIGKILL) at random moments while volunteers answer, and started again over the same store. What was acknowledged is
// there afterwards, once; what was not is sent again with the same id, and is there once as well.

export interface Killed { kills: number; acknowledged: number; resent: number; lost: number; doubled: number; rows: number; faults: string[]; counted: number }

const PATIENCE_MS = 240_000
const soon = (ms: number) => new Promise(done => setTimeout(done, ms))

async function start(port: number, env: Record<string, string>): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['scripts/start.mjs'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' } })
  for (const end = Date.now() + PATIENCE_MS; ; await soon(100)) {
    if ((await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null))?.ok) return server
    if (server.exitCode !== null) throw new Error(`The server ended with status ${server.exitCode} before it served an edition.`)
    if (Date.now() < end) continue
    await ended(server, 'SIGKILL')
    throw new Error(`No edition was served within ${PATIENCE_MS / 1000} s.`)
  }
}
const ended = (server: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') => new Promise<void>(done => {
  server.once('exit', () => done())
  server.kill(signal)
})

export async function killOften(store: ProofStore, { kills, port, volunteers = 24, seed = 1 }: { kills: number; port: number; volunteers?: number; seed?: number }): Promise<Killed> {
  const done: Killed = { kills: 0, acknowledged: 0, resent: 0, lost: 0, doubled: 0, rows: 0, faults: [], counted: 0 }
  const acknowledged = new Set<string>()
  let working = true
  let random = seed
  const draw = () => (random = (random * 16807) % 2147483647) / 2147483647

  async function work(): Promise<void> {
    const to = client(port, 2)
    let who: Volunteer | null = null
    /** What was sent and not acknowledged yet. */
    let open: { given: Assignment; id: string; again: boolean } | null = null
    while (working || open) {
      try {
        if (!who || (!open && who.given >= 40)) who = await begin(to)
        if (!open) {
          const { status, body } = await next(to, who)
          if (status === 503) throw new Error('not yet')
          if (status !== 200 || !body.assignments.length) {
            done.faults.push(`next: ${status} ${JSON.stringify(body).slice(0, 200)}`)
            return
          }
          open = { given: body.assignments[0], id: randomUUID(), again: false }
          who.given++
        }
        const { status, body } = await send(to, who, open.given, open.id)
        if (status === 503) throw new Error('not yet')
        if (status === 201 || status === 200) {
          acknowledged.add(body.id)
          if (open.again) done.resent++
          else if (status === 200) done.faults.push('200 to what was never sent before')
        } else done.faults.push(`answer: ${status} ${JSON.stringify(body).slice(0, 200)}`)
        open = null
      } catch {
        // The server is gone; it comes back.
        if (open) open.again = true
        await soon(50)
      }
    }
    to.close()
  }

  let server = await start(port, store.env)
  const crowd = Promise.all(Array.from({ length: volunteers }, work))
  for (; done.kills < kills; done.kills++) {
    const before = acknowledged.size
    while (acknowledged.size === before && !done.faults.length) await soon(20)
    await soon(draw() * 1200)
    await ended(server, 'SIGKILL')
    server = await start(port, store.env)
  }
  working = false
  await crowd
  done.counted = ((await (await fetch(`http://127.0.0.1:${port}/api/dating/${PROJECT}/results`)).json()) as Results).answers
  await ended(server, 'SIGTERM')
  const db = await store.open()
  const { ids, rows } = await logOf(db)
  await db.close()
  for (const id of acknowledged) if (!ids.has(id)) done.lost++
  // The store's own keys let no id in twice, nor two answers of one volunteer to one building; a doubled answer would be a row that nobody was told of.
  return { ...done, acknowledged: acknowledged.size, rows, doubled: rows - (acknowledged.size - done.lost) }
}
