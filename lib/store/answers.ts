import { sql } from 'drizzle-orm'
import type { Reply } from '../model/dating'
import { LOG_TURN, type Database } from './database'

// The log of volunteers' answers: rows are added, never changed (lib/store/migrations.ts, table dating_answers).

export interface NewAnswer {
  /** Made by the volunteer's page. */
  id: string
  project: string
  building: string
  volunteer: string
  source: string
  /** Null: skipped. */
  reply: Reply | null
  note: string | null
  flag: boolean
  replaces: string | null
}
/** `at`: milliseconds since 1970. */
export interface HeldAnswer extends NewAnswer { seq: number; at: number }

/** What became of an answer: `taken` now, `held` before (the same id and content), or refused: its id stands for something `other`, or the volunteer has `answered` this building and replaces nothing that is theirs and still counts. */
export type Appended = { kind: 'taken' | 'held'; seq: number } | { kind: 'other' } | { kind: 'answered' }

/** Most answers of one insert. */
const BATCH = 500

/** Whether both say the same; where they came from may differ. The order of keys in a JSON text is the writer’s own. */
export const sameAnswer = (a: NewAnswer, b: NewAnswer): boolean =>
  a.project === b.project && a.building === b.building && a.volunteer === b.volunteer && a.note === b.note && a.flag === b.flag && a.replaces === b.replaces && replyText(a.reply) === replyText(b.reply)
const replyText = (reply: Reply | null): string => JSON.stringify(reply && Object.entries(reply).sort(([a], [b]) => (a < b ? -1 : 1)))

const COLUMNS = sql`seq::float8 as seq, id, project, building, volunteer, source, reply, note, flag, replaces, (extract(epoch from at) * 1000)::float8 as at`

/** One answer by its id. */
export const answerById = async (db: Database, id: string): Promise<HeldAnswer | null> => (await db.rows<HeldAnswer>(sql`select ${COLUMNS} from dating_answers where id = ${id}`))[0] ?? null

/** A project's answers after a place in the log, in its order; `upTo`: the last place asked for. */
export function readAnswers(db: Database, project: string, after: number, limit: number, upTo = Number.MAX_SAFE_INTEGER): Promise<HeldAnswer[]> {
  return db.rows<HeldAnswer>(sql`select ${COLUMNS} from dating_answers where project = ${project} and seq > ${after} and seq <= ${upTo} order by seq limit ${limit}`)
}

/**
 * Appends answers in their order and resolves once they are on disk. Writers take turns until their commit, so that a reader who asks for
 * what is later than the last that it has seen never misses one. Of an answer that replaces another, that one is in the log already.
 */
export async function appendAnswers(db: Database, answers: readonly NewAnswer[]): Promise<Appended[]> {
  // One statement, one transaction, one way to the server and back: the turn is taken before the first row has a number.
  const taken = await db.rows<{ id: string; seq: number }>(sql`
    with turn as materialized (select pg_advisory_xact_lock(${LOG_TURN}), case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', true) end)
    insert into dating_answers (id, project, building, volunteer, source, reply, note, flag, replaces, at)
    select r.id, r.project, r.building, r.volunteer, r.source, r.reply, r.note, r.flag, r.replaces, clock_timestamp()
    from turn cross join rows from (json_to_recordset(${JSON.stringify(answers)}::json) as (id uuid, project text, building text, volunteer text, source text, reply json, note text, flag boolean, replaces uuid)) with ordinality
      as r(id, project, building, volunteer, source, reply, note, flag, replaces, place)
    where r.replaces is null or exists (select 1 from dating_answers o where o.id = r.replaces and o.project = r.project and o.building = r.building and o.volunteer = r.volunteer)
    order by r.place on conflict do nothing returning id, seq::float8 as seq`)
  // Rows are never changed: what was left out is looked up by itself.
  const there = taken.length === answers.length ? [] : await db.rows<HeldAnswer>(sql`select ${COLUMNS} from dating_answers where id = any(${sql.param(answers.map(a => a.id))}::uuid[])`)
  await db.durable()
  const [seqs, held] = [new Map(taken.map(row => [row.id, row.seq])), new Map(there.map(row => [row.id, row]))]
  return answers.map((answer): Appended => {
    const seq = seqs.get(answer.id)
    if (seq !== undefined) {
      // The same id twice in one batch: the second is held.
      seqs.delete(answer.id)
      held.set(answer.id, { ...answer, seq, at: 0 })
      return { kind: 'taken', seq }
    }
    const before = held.get(answer.id)
    return !before ? { kind: 'answered' } : sameAnswer(before, answer) ? { kind: 'held', seq: before.seq } : { kind: 'other' }
  })
}

interface Waiting { answer: NewAnswer; done: (appended: Appended) => void; failed: (error: unknown) => void }

/** Appends one answer at a time for its callers: those that come while an insert is under way go together in the next one. */
export function answerLog(db: Database): (answer: NewAnswer) => Promise<Appended> {
  let waiting: Waiting[] = []
  let writing = false

  /** As many as may go together: what replaces one of them waits until that one is there. */
  function batch(): Waiting[] {
    const ids = new Set<string>()
    let n = 0
    for (; n < Math.min(waiting.length, BATCH); n++) {
      const { id, replaces } = waiting[n].answer
      if (replaces !== null && ids.has(replaces)) break
      ids.add(id)
    }
    return waiting.splice(0, n)
  }
  async function write(): Promise<void> {
    if (writing) return
    writing = true
    while (waiting.length) {
      const now = batch()
      try {
        const appended = await appendAnswers(db, now.map(w => w.answer))
        now.forEach((w, i) => w.done(appended[i]))
      } catch (error) {
        for (const w of now) w.failed(error)
      }
    }
    writing = false
  }
  return answer => new Promise((done, failed) => {
    waiting.push({ answer, done, failed })
    void write()
  })
}
