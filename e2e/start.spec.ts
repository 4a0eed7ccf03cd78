import { randomUUID } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Dating } from '../lib/model/datings'
import type { Next, Results } from '../lib/model/track'

// `npm start` itself, on a store and a port of its own; what it says when it cannot start is in scripts/run/start.test.ts.

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done) })
  const { port } = server.address() as AddressInfo
  await new Promise(done => { server.close(done) })
  return port
}

interface Run { child: ChildProcess; said: () => string; ended: Promise<number | null> }

function start(store: string, port: number): Run {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, ATLAS_STORE: store, ATLAS_DATA: 'data', PORT: String(port), HOST: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (part: Buffer) => { text += part.toString() })
  child.stderr.on('data', (part: Buffer) => { text += part.toString() })
  return { child, said: () => text, ended: new Promise(done => { child.once('exit', code => done(code)) }) }
}

test('publishes once, takes a first answer and counts it, is up again without doing so, lets no second process onto its store, and ends when told to', async ({ request }) => {
  test.setTimeout(240_000)
  const store = mkdtempSync(join(tmpdir(), 'atlas-start-'))
  const port = await freePort()
  const runs: Run[] = []
  const run = (on: number) => { runs.push(start(store, on)); return runs[runs.length - 1] }
  try {
    const began = Date.now()
    const first = run(port)
    await expect.poll(first.said, { timeout: 90_000, intervals: [50] }).toContain(`Incident Atlas: http://localhost:${port}\n`)
    expect(first.said()).toContain('Publishing the record')
    const base = `http://127.0.0.1:${port}`
    expect((await request.get(`${base}/`)).status()).toBe(200)

    // From nothing to the first answer that counts: until it, nobody has answered anything, and each building has an interval all the same.
    const town = `${base}/api/dating/drawn-town`
    const json = async <T>(address: string) => (await (await request.get(address)).json()) as T
    const { scenes, rules } = JSON.parse(readFileSync('data/projects/drawn-town.json', 'utf8')) as { scenes: { date: string }[]; rules: { level?: number } }
    const items = (await json<{ features: { properties: Dating }[] }>(`${base}/api/collections/datings/items?project=drawn-town&limit=1000`)).features.map(({ properties }) => properties)
    expect(items.length).toBeGreaterThanOrEqual(400)
    for (const item of items) {
      expect([item.answers, item.partly, item.other_answers, item.confidence >= (rules.level ?? 0.9)]).toEqual([0, 0, 0, true])
      // All but the training's, whose dates are known: destroyed after the first scene, or never.
      if (item.stage !== 'gold') expect([item.stage, item.after, item.before]).toEqual(['open', scenes[0].date, null])
    }
    expect((await request.post(`${town}/session`)).status()).toBe(200)
    const { assignments: [{ building, token }] } = await json<Next>(`${town}/next?n=1`)
    const sent = await request.post(`${town}/answers`, { data: { token, answer: { id: randomUUID(), building, reply: { kind: 'cannot_tell' } } } })
    expect(sent.status()).toBe(201)
    await expect.poll(() => json<Results>(`${town}/results`)).toMatchObject({ answers: 1, volunteers: 1 })
    process.stdout.write(`From npm start on an empty store to the first answer that is counted: ${((Date.now() - began) / 1000).toFixed(1)} s\n`)

    const other = run(await freePort())
    expect(await other.ended).toBe(1)
    expect(other.said()).toBe(`The store ${store} is held by process ${first.child.pid} (http://127.0.0.1:${port}). Stop that server first, or give this one a store of its own: ATLAS_STORE=.atlas-2 npm start\n`)

    first.child.kill('SIGTERM')
    expect(await first.ended).not.toBeNull()

    const second = run(port)
    await expect.poll(second.said, { timeout: 30_000, intervals: [20] }).toContain(`Incident Atlas: http://localhost:${port}\n`)
    // How long it takes is measured by `npm run bench -- start`.
    expect(second.said()).not.toMatch(/Installing|Building|Publishing/)
    expect((await request.get(`http://127.0.0.1:${port}/api/health`)).status()).toBe(200)
  } finally {
    for (const { child } of runs) child.kill('SIGKILL')
    rmSync(store, { recursive: true, force: true })
  }
})
