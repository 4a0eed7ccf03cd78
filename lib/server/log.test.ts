import { sql } from 'drizzle-orm'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendAnswers } from '../store/answers'
import type { Database } from '../store/database'
import { openEmbedded } from '../store/embedded'
import { logInto } from './log'

let db: Database
beforeAll(async () => { db = await openEmbedded() }, 60_000)
afterAll(() => db.close())

const NOTE = 'My neighbour said so'
const VOLUNTEER = '0b9f6f1e-5d9f-4a55-9c55-0123456789ab'
const logged = (error: unknown): string => {
  let text = ''
  logInto({ write: line => { text += line } }).error(error, 'a request failed')
  return text
}

it('tells why an answer could not be written, and nothing of who gave it or what they wrote', async () => {
  await db.rows(sql`alter table dating_answers add constraint short check (length(note) < 5)`)
  const error = await appendAnswers(db, [{ id: VOLUNTEER.replace('0b', '0c'), project: 'p', building: 'b', volunteer: VOLUNTEER, source: 's', reply: null, note: NOTE, flag: false, replaces: null }]).catch((e: unknown) => e)
  // It is there to be told: PGlite's error holds the question, what was put into it and the row.
  expect(JSON.stringify(error)).toContain(NOTE)
  const line = logged(error)
  for (const secret of [NOTE, VOLUNTEER, 'insert into']) expect(line).not.toContain(secret)
  expect(JSON.parse(line)).toMatchObject({ msg: 'a request failed', err: { code: '23514', message: expect.stringContaining('"short"'), stack: expect.stringMatching(/^\s+at /) } })
})

it('tells what lies beneath an error without what that quotes', () => {
  const line = logged(new Error('no answer', { cause: new DrizzleQueryError('insert into t values ($1)', [NOTE], Object.assign(new Error('disk full'), { code: '53100', detail: NOTE })) }))
  expect(line).not.toContain(NOTE)
  expect(JSON.parse(line)).toMatchObject({ err: { message: 'no answer', cause: { message: 'Failed query', cause: { message: 'disk full', code: '53100' } } } })
})
