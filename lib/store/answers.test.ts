import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { answerById, answerLog, appendAnswers, readAnswers, type NewAnswer } from './answers'
import type { Database } from './database'
import { openEmbedded } from './embedded'
import { postgresBin, startPostgres, type Cluster } from './fixtures/postgres'
import { secretOf } from './secrets'
import { openServer } from './server'

const bin = postgresBin()
if (!bin && inject('ci')) throw new Error('In CI the tests of the PostgreSQL store must run, and PostgreSQL is not here.')

const answer = (more: Partial<NewAnswer> = {}): NewAnswer => ({
  id: randomUUID(), project: 'p', building: 'b-1', volunteer: 'v1', source: 's', reply: { kind: 'destroyed', last_standing: null, first_destroyed: 's1' }, note: null, flag: false, replaces: null, ...more,
})
const kinds = async (db: Database, answers: NewAnswer[]) => (await appendAnswers(db, answers)).map(a => a.kind)

for (const kind of ['embedded', ...(bin ? ['postgresql'] : [])]) describe(`the log of answers, ${kind}`, () => {
  let cluster: Cluster | null = null
  let folder = ''
  let db: Database
  let other: Database
  beforeAll(async () => {
    if (kind === 'embedded') db = other = await openEmbedded(join((folder = mkdtempSync(join(tmpdir(), 'atlas-log-'))), 'db'))
    else {
      cluster = await startPostgres(bin as string)
      ;[db, other] = await Promise.all([openServer({ url: cluster.url() }), openServer({ url: cluster.url() })])
    }
  }, 120_000)
  afterAll(async () => {
    await db.close()
    if (other !== db) await other.close()
    cluster?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  it('gives back what went in, in its order and by project', async () => {
    const [one, two, three] = [answer({ project: 'own', note: 'Roof "gone"\n', flag: true }), answer({ project: 'own', building: 'b-2', reply: null }), answer({ project: 'own', building: 'b-3', reply: { kind: 'cannot_tell' }, volunteer: 'a0' })]
    await appendAnswers(db, [one, answer({ project: 'another' }), two, three])
    const rows = await readAnswers(other, 'own', 0, 10)
    expect(rows).toEqual([one, two, three].map(row => ({ ...row, seq: expect.any(Number), at: expect.any(Number) })))
    for (const { at } of rows) expect(Math.abs(at - Date.now())).toBeLessThan(60_000)
    expect(rows.map(r => r.seq)).toEqual(rows.map(r => r.seq).sort((a, b) => a - b))
    expect((await readAnswers(db, 'own', rows[0].seq, 1)).map(r => r.id)).toEqual([two.id])
    expect((await readAnswers(db, 'own', 0, 10, rows[1].seq)).map(r => r.id)).toEqual([one.id, two.id])
    expect((await answerById(db, three.id))?.building).toBe('b-3')
    expect(await answerById(db, randomUUID())).toBeNull()
  })

  it('takes an id once, and says whether it stands for the same', async () => {
    const one = answer({ volunteer: 'twice' })
    expect(await kinds(db, [one])).toEqual(['taken'])
    expect(await kinds(other, [one, { ...one, note: 'x' }, { ...one, source: 'elsewhere' }, { ...one, reply: { first_destroyed: 's1', kind: 'destroyed', last_standing: null } }])).toEqual(['held', 'other', 'held', 'held'])
    const two = answer({ volunteer: 'thrice' })
    expect(await kinds(db, [two, two, { ...two, flag: true }])).toEqual(['taken', 'held', 'other'])
  })

  it('takes one answer of a volunteer to a building, or one that replaces it, once', async () => {
    const [first, second] = [answer({ volunteer: 'w' }), answer({ volunteer: 'w' })]
    expect(await kinds(db, [first, second])).toEqual(['taken', 'answered'])
    const better = answer({ volunteer: 'w', replaces: first.id })
    expect(await kinds(db, [better, answer({ volunteer: 'w', replaces: first.id })])).toEqual(['taken', 'answered'])
    expect(await kinds(db, [better])).toEqual(['held'])
    for (const wrong of [{ volunteer: 'x', replaces: better.id }, { building: 'b-9', volunteer: 'w', replaces: better.id }, { project: 'q', volunteer: 'w', replaces: better.id }, { volunteer: 'w', replaces: randomUUID() }]) expect(await kinds(db, [answer(wrong)]), JSON.stringify(wrong)).toEqual(['answered'])
    expect(await kinds(db, [answer({ volunteer: 'w', replaces: better.id, reply: null })])).toEqual(['taken'])
  })

  it('never shows a later answer before an earlier one, however many write', async () => {
    const logs = [db, other].map(answerLog)
    const seen: number[] = []
    let writing = true
    const reading = (async () => {
      for (let last = 0; ;) {
        const ended = !writing
        for (const { seq } of await readAnswers(other, 'crowd', last, 1000)) seen.push((last = seq))
        if (ended) break
        // The embedded database answers without a turn of the event loop.
        await new Promise(done => setTimeout(done, 1))
      }
    })()
    await Promise.all(Array.from({ length: 600 }, (_, i) => logs[i % 2](answer({ project: 'crowd', volunteer: `v${i}` }))))
    writing = false
    await reading
    expect(seen.length).toBe(600)
  })

  it('writes what comes meanwhile together, and what replaces one of them after it', async () => {
    const log = answerLog(db)
    const first = answer({ volunteer: 'chain' })
    const second = answer({ volunteer: 'chain', replaces: first.id })
    const third = answer({ volunteer: 'chain', replaces: second.id })
    const all = await Promise.all([log(answer({ volunteer: 'before' })), log(first), log(second), log(third), log(answer({ volunteer: 'chain' }))])
    expect(all.map(a => a.kind)).toEqual(['taken', 'taken', 'taken', 'taken', 'answered'])
  })

  it('a fault is told to who waits, and the next ones are taken', async () => {
    const log = answerLog(db)
    const [bad, good] = [log(answer({ note: 'a\0b', volunteer: 'nul' })), log(answer({ volunteer: 'after a fault' }))]
    await expect(bad).rejects.toThrow()
    expect((await good.catch(() => null))?.kind ?? (await log(answer({ volunteer: 'after it' }))).kind).toBe('taken')
  })

  it('a secret is made once, whoever asks first', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, (_, i) => secretOf(i % 2 ? db : other, 'signing')))
    expect(new Set(made).size).toBe(1)
    expect(Buffer.from(made[0], 'base64url').length).toBe(32)
    expect(await secretOf(db, 'another')).not.toBe(made[0])
  })

  it.runIf(kind === 'postgresql')('is on disk before it is acknowledged, whatever the role’s or the server’s settings say', async () => {
    const { psql, url } = cluster as Cluster
    const setting = async (of: Database) => (await of.rows<{ synchronous_commit: string }>(sql`show synchronous_commit`))[0].synchronous_commit
    psql(`create table seen (setting text);
      create function see() returns trigger language plpgsql as $$ begin insert into seen values (current_setting('synchronous_commit')); return new; end $$;
      create trigger see before insert on dating_answers for each row execute function see()`)
    const seen = async (value: string): Promise<string[]> => {
      psql(`alter role postgres set synchronous_commit = ${value}`)
      const hasty = await openServer({ url: url() })
      try {
        expect([await setting(hasty), await kinds(hasty, [answer({ volunteer: `where it is ${value}` })]), await setting(hasty)]).toEqual([value, ['taken'], value])
      } finally {
        await hasty.close()
      }
      return psql('delete from seen returning setting').split('\n')
    }
    try {
      expect((await seen('off'))[0]).toBe('on')
      // What waits for a replica as well goes on doing so.
      expect((await seen('remote_apply'))[0]).toBe('remote_apply')
    } finally {
      psql('alter role postgres reset synchronous_commit; drop trigger see on dating_answers; drop function see; drop table seen')
    }
  })

  it.runIf(kind === 'embedded')('knows its write-ahead log by name, over more than one segment of it', async () => {
    const segments = () => readdirSync(join(folder, 'db', 'pg_wal')).filter(name => /^[0-9A-F]{24}$/.test(name)).length
    const before = segments()
    await db.script(`create table filler (x text); insert into filler select repeat(md5(i::text), 60) from generate_series(1, 12000) i`)
    expect(await kinds(db, [answer({ volunteer: 'far on' })])).toEqual(['taken'])
    expect(segments()).toBeGreaterThan(before)
  })
})
