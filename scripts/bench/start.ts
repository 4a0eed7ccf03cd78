import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from './document'
import { quantile } from './stats'

// `npm start` of a built clone: with an empty store, then again and again with the store that this left. Goal of the second: 5 s.

const AGAIN = 5
const GOAL_MS = 5000

export interface StartBench { first: number; again: number[] }

/** Milliseconds from the command until it says its address; the server is ended and waited for. */
async function once(store: string, port: number): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ATLAS_STORE: store } })
  const ended = new Promise<void>(done => { child.once('exit', () => done()) })
  const took = await new Promise<number>((up, failed) => {
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes(`http://localhost:${port}`)) up(performance.now() - begun)
    })
    child.once('exit', code => failed(new Error(`The server ended with status ${code} before it was up; it said: ${said}`)))
  })
  // It opens its first page by itself at once; ended meanwhile it would complain.
  await fetch(`http://127.0.0.1:${port}/`).then(answer => answer.text())
  child.kill('SIGTERM')
  await ended
  return took
}

export async function runStartBench(port: number): Promise<StartBench> {
  const store = mkdtempSync(join(tmpdir(), 'atlas-start-'))
  try {
    const first = await once(store, port)
    const again: number[] = []
    for (let i = 0; i < AGAIN; i++) again.push(await once(store, port))
    return { first, again }
  } finally {
    rmSync(store, { recursive: true, force: true })
  }
}

const row = (what: string, times: number[]) => [what, quantile(times, 0.5).toFixed(0), Math.max(...times).toFixed(0), times.length]

export const startReport = (b: StartBench): string => `From \`npm start\` in a built clone until it says its address, the shipped record, PGlite. Goal of a later start: under ${GOAL_MS} ms.

${table(['what', 'p50 ms', 'worst ms', 'times'], [row('first start: publishes the record', [b.first]), row('later starts', b.again)])}`
