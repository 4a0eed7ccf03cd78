import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { Results } from '../../model/track'
import { writeAtlas } from '../../publish/fixtures/atlas'
import { appendAnswers } from '../../store/answers'
import type { Database } from '../../store/database'
import { projectOf, putProjects } from '../../store/fixtures/dating'
import { postgresBin, startPostgres, type Cluster } from '../../store/fixtures/postgres'
import { publishFolder } from '../../store/publish'
import { openServer } from '../../store/server'
import { page } from './fixtures/served'

const bin = postgresBin()
if (!bin && inject('ci')) throw new Error('In CI the tests of the PostgreSQL store must run, and PostgreSQL is not here.')

// This process serves as a role that may only read; another one writes.
describe.runIf(bin !== null)('beside other processes on one PostgreSQL', () => {
  let cluster: Cluster
  let other: Database
  let close: () => Promise<void>
  const results = async () => (await (await import('./results')).resultsAnswer(page('town/results'), 'town')).json() as Promise<Results>
  beforeAll(async () => {
    cluster = await startPostgres(bin as string)
    other = await openServer({ url: cluster.url() })
    const { head } = await publishFolder(other, writeAtlas())
    await putProjects(other, head.key, [projectOf(30)])
    cluster.psql("create role server login password 'reads'; grant select on all tables in schema public to server")
    vi.stubEnv('DATABASE_URL', cluster.url('postgres', { name: 'server', password: 'reads' }))
    vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-follow-')))
    vi.stubEnv('ATLAS_URL', 'https://atlas.example')
    const { closeStore } = await import('../store')
    await (await import('../serving')).look()
    close = closeStore
  }, 120_000)
  afterAll(async () => {
    await close?.()
    await other?.close()
    cluster?.stop()
  })

  it('what another has taken is counted within a second or two', async () => {
    expect(await results()).toMatchObject({ answers: 0, seq: 0 })
    const reply = { kind: 'destroyed' as const, last_standing: 's0', first_destroyed: 's1' }
    await appendAnswers(other, Array.from({ length: 25 }, (_, v) => ({ id: randomUUID(), project: 'town', building: `b-${v + 1}`, volunteer: `v${v}`, source: `s${v}`, reply, note: null, flag: false, replaces: null })))
    await vi.waitFor(async () => expect(await results()).toMatchObject({ answers: 25, volunteers: 25 }), { timeout: 10_000, interval: 200 })
  })

  it('a server that may not write says so, and shows the dates all the same; with the right it takes answers', async () => {
    const { sessionAnswer } = await import('./volunteering')
    const begin = () => sessionAnswer(page('town/session', { method: 'POST' }), 'town')
    const refused = await begin()
    expect([refused.status, (await refused.json()).detail]).toEqual([503, expect.stringMatching(/may only read its store/)])
    expect((await results()).answers).toBe(25)
    cluster.psql('grant insert on dating_answers, secrets to server')
    expect((await begin()).status).toBe(200)
    const { person } = await import('./fixtures/served')
    const { answersAnswer } = await import('./answering')
    const one = await person({ ...(await import('./volunteering')), answersAnswer } as Parameters<typeof person>[0], 'town')
    expect(await one.send((await one.next()).assignments[0])).toMatchObject({ status: 201, body: { me: { answers: 1 } } })
  })
})
