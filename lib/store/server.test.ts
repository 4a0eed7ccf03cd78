import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { incident, writeAtlas } from '../publish/fixtures/atlas'
import { listItems, loadEdition } from './ask'
import type { Database } from './database'
import { later } from './fixtures/later'
import { postgresBin, startPostgres, type Cluster } from './fixtures/postgres'
import { dropEditions } from './partitions'
import { publishFolder } from './publish'
import { currentEdition, editionByKey } from './read'
import { openServer } from './server'
import { checkServer } from './server-faults'
import { forgetDrafts } from './write'

it('names a server that is too old', () => expect(checkServer(async () => [{ version: '14.9', number: 140009 }])).rejects.toThrow(/is PostgreSQL 14\.9; expected 15 or newer/))
it('names a setting that is no address, without repeating it', async () => {
  const refused = await openServer({ url: 'mysql://u:geheim@h/d' }).then(() => '', (error: Error) => error.message)
  expect(refused).toMatch(/^DATABASE_URL is no address of a PostgreSQL server; expected postgres:\/\//)
  expect(refused).not.toContain('geheim')
  await expect(openServer({ url: 'postgres://a@127.0.0.1:1/b', readUrl: 'x' })).rejects.toThrow(/^DATABASE_READ_URL is no address/)
})

const bin = postgresBin()
if (!bin && inject('ci')) throw new Error('In CI the tests of the PostgreSQL store must run, and PostgreSQL is not here.')
if (!bin) process.stderr.write('PostgreSQL is not on this machine: what is particular to a server was not looked at. Debian: apt-get install postgresql\n')

describe.runIf(bin !== null)('a PostgreSQL server', () => {
  let cluster: Cluster
  const opened: Database[] = []
  const open = async (url: string) => { const db = await openServer({ url }); opened.push(db); return db }
  beforeAll(async () => { cluster = await startPostgres(bin as string) })
  afterAll(async () => {
    await Promise.all(opened.map(db => db.close()))
    cluster?.stop()
  })
  const fresh = (name: string): string => { cluster.psql(`create database ${name}`); return cluster.url(name) }
  const messageOf = (url: string) => openServer({ url }).then(db => db.close().then(() => ''), (error: Error) => error.message)

  it('that cannot be used is named with what to do, never with the password', async () => {
    cluster.psql("create role reader login password 'geheim'")
    const port = cluster.port
    const messages = await Promise.all([
      messageOf(cluster.url('postgres', { name: 'reader', password: 'wrong geheim' })), messageOf(cluster.url('nowhere')), messageOf('postgres://u:geheim@127.0.0.1:1/d'),
      messageOf('postgres://u:geheim@host.invalid:5432/d'), messageOf(`postgres://reader:geheim@127.0.0.1:${port}/postgres`), messageOf(`postgres://reader@127.0.0.1:${port}/postgres`),
    ])
    expect(messages.map(m => m.replaceAll(String(port), 'PORT'))).toEqual([
      'The database server 127.0.0.1:PORT refuses the password of reader. Correct it in DATABASE_URL.',
      'The database server 127.0.0.1:PORT has no database "nowhere". Make it (createdb -O postgres nowhere), or correct DATABASE_URL.',
      expect.stringMatching(/^The database server 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\. Is it running/),
      expect.stringMatching(/^The database server host\.invalid:5432 cannot be reached \(E[A-Z_]+\)/),
      expect.stringMatching(/^reader may not make or change tables in database "postgres" on 127\.0\.0\.1:PORT \(.*\)\. Grant it: grant create on schema public to reader/),
      expect.stringMatching(/refuses the password of reader/),
    ])
    expect(messages.join()).not.toContain('geheim')
  })

  it('is brought up to date by one of many that open it at once, and published to by one at a time', async () => {
    const url = fresh('crowd')
    const many = await Promise.all([1, 2, 3, 4].map(() => open(url)))
    const dir = writeAtlas({ features: Array.from({ length: 300 }, (_, i) => incident(`c-${i}`)) })
    const published = await Promise.all(many.map(db => publishFolder(db, dir)))
    expect(published.reduce((sum, p) => sum + p.written, 0)).toBe(1)
    expect(await currentEdition(many[3])).toMatchObject({ key: published[0].head.key, turn: 1 })
  })

  it('serves a role that may only read, which cannot publish', async () => {
    const url = fresh('shared')
    const owner = await open(url)
    cluster.psql("create role viewer login password 'v'; grant select on all tables in schema public to viewer; alter default privileges in schema public grant select on tables to viewer", 'shared')
    const { head } = await publishFolder(owner, writeAtlas())
    const viewer = await open(cluster.url('shared', { name: 'viewer', password: 'v' }))
    const e = await loadEdition(viewer, head.key)
    expect(e && (await listItems(viewer, e, { q: 'title' }, { limit: 5 })).items.map(i => i.id)).toEqual(['one'])
    await expect(publishFolder(viewer, writeAtlas({ features: [incident('two')] }))).rejects.toThrow(/permission denied/)
    expect((await currentEdition(owner))?.key).toBe(head.key)
  })

  it('gives an old draft up only when no one reads it, and waits for no one', async () => {
    const url = fresh('busy')
    const db = await open(url)
    const first = (await publishFolder(db, writeAtlas({ features: [incident('d0')] }))).head.key
    const reader = new pg.Client({ connectionString: url })
    await reader.connect()
    await reader.query('begin')
    await reader.query('select count(*) from records')
    const began = Date.now()
    await publishFolder(db, writeAtlas({ features: [incident('d1')] }))
    await later(db)
    for (const id of ['d2', 'd3']) await publishFolder(db, writeAtlas({ features: [incident(id)] }))
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(await editionByKey(db, first)).not.toBeNull()
    await reader.query('commit')
    await reader.end()
    expect(await forgetDrafts(db)).toEqual([first])
    expect(await editionByKey(db, first)).toBeNull()
  })

  it('is not dropped from while a publisher is at work', async () => {
    const url = fresh('turns')
    const [db, publisher] = await Promise.all([open(url), open(url)])
    const first = (await publishFolder(db, writeAtlas({ features: [incident('t0')] }))).head.key
    await publishFolder(db, writeAtlas({ features: [incident('t1')] }))
    await later(db)
    await publisher.staged(async () => expect(await dropEditions(db, [first])).toEqual([]))
    expect(await dropEditions(db, [first])).toEqual([first])
  })

  it('takes another connection when one was closed under it', async () => {
    const db = await open(fresh('cut'))
    await publishFolder(db, writeAtlas())
    cluster.psql("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'cut'")
    expect((await currentEdition(db))?.number).toBe(1)
    expect((await db.rows<{ n: number }>(sql`select count(*)::int as n from records`))[0].n).toBe(1)
  })
})
