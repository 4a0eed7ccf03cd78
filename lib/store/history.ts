import { sql, type SQL } from 'drizzle-orm'
import { EMPTY_LOG, joined, type ChangedRecord, type EditionEntry, type EditionLog, type FieldChange, type HistoryEntry, type RecordHistory, type RecordKind, type Texts, type What } from '../model/history'
import type { Statement } from '../model/statement'
import { applied, fieldsOfIncident, fieldsOfStatement } from '../publish/changes'
import type { Compared } from './compare'
import type { Database } from './database'
import { heldAround, heldIn } from './holding'
import { holdsRecord, incidentById } from './read'
import { RELEASED } from './released'

/** Former names of a record that are followed; nothing has so many. */
const MOST_NAMES = 50

/** What the changelog says of the record with this id that change `c` in edition `e` is about, paragraph by paragraph: by this id, or the one that it had before. */
export const reasonFor = (id: SQL): SQL => sql`(select json_agg(p->'text') from jsonb_array_elements(e.log->'parts') p where jsonb_exists(p->'ids', ${id}) or (c.what = 'renamed' and jsonb_exists(p->'ids', c.other)))`

/** Released editions, newest first, below a number. */
export async function listEditions(db: Database, { limit, before }: { limit: number; before?: number | null }): Promise<EditionEntry[]> {
  const rows = await db.read<Omit<EditionEntry, 'counts' | 'first' | 'log'> & { compared: Compared | null; log: EditionLog | null }>(sql`
    select key, number, date, note, hash, log, rows as records, compared, (select count(*) from statements s where s.edition = e.key)::int as statements
    from editions e where key in ${RELEASED} ${before == null ? sql`` : sql`and number < ${before}`} order by number desc limit ${limit}`, () => true)
  return rows.map(({ compared, log, ...e }) => ({ ...e, log: log ?? EMPTY_LOG, counts: compared && { incidents: compared.incidents, statements: compared.statements }, first: compared !== null && compared.base === null }))
}

export async function editionEntry(db: Database, number: number): Promise<EditionEntry | null> {
  const [entry] = await listEditions(db, { limit: 1, before: number + 1 })
  return entry?.number === number ? entry : null
}

/** A title in edition `e`, or in the one before it, of the record with this id. */
export const titleOf = (name: string, kind: RecordKind, id: SQL): SQL => {
  const [table, data] = kind === 'incident' ? [sql`records`, sql`r.feature->'properties'`] : [sql`statements`, sql`r.data`]
  const of = (edition: SQL) => sql`(select ${data}->>${name} from ${table} r where r.edition = ${edition} and r.id = ${id})`
  return sql`coalesce(${of(sql`e.key`)}, ${of(sql`e.compared->>'base'`)})`
}

/** Records of one kind that an edition changed, by id; `after`: the id that the page before ended with. */
export async function listChanges(db: Database, edition: string, { kind, what, after, limit }: { kind: RecordKind; what?: What; after?: string | null; limit: number }): Promise<ChangedRecord[]> {
  const rows = await db.read<Omit<ChangedRecord, 'reason' | 'withdrawn' | 'kind' | 'fields' | 'title_ar'> & { fields: string[] | null; date: string | null; gone: Texts | null; reasons: Texts[] | null; title_ar: string | null }>(sql`
    select c.id, c.what, c.other, c.date, c.reason as gone, ${reasonFor(sql`c.id`)} as reasons, ${titleOf('title_en', kind, sql`c.id`)} as title_en, ${titleOf('title_ar', kind, sql`c.id`)} as title_ar,
      (select array_agg(f->>'field') from json_array_elements(c.fields) f) as fields
    from changes c join editions e on e.key = c.edition where c.edition = ${edition} and c.kind = ${kind}
      ${what ? sql`and c.what = ${what}` : sql``} ${after == null ? sql`` : sql`and c.id collate "C" > ${after}`}
    order by c.id collate "C" limit ${limit}`, () => true)
  return rows.map(({ date, gone, reasons, title_ar, fields, ...r }) => ({ ...r, kind, fields: fields ?? [], title_en: r.title_en ?? r.id, ...(title_ar && { title_ar }), reason: joined(reasons), withdrawn: r.what === 'withdrawn' ? { date, reason: gone } : null }))
}

interface Row { edition: number; date: string; note: string; note_in: Texts | null; base: string | null; id: string; what: What; other: string | null; fields: FieldChange[] | null; withdrawn: string | null; gone: Texts | null; reasons: Texts[] | null }

/**
 * A record through the released editions, under its former and its later names too. `at`: the edition in which it is asked for by
 * this id; an id may have named another record in another. Empty when none of them held it.
 */
export async function historyOf(db: Database, kind: RecordKind, id: string, at: number): Promise<RecordHistory> {
  const now = await lastName(db, kind, id, (await heldAround(db, kind, id, at)) ?? at)
  const found: (Row & { of: string })[] = []
  let name = now
  for (let below: number | null = null, names = 0; names < MOST_NAMES; names++) {
    const rows: Row[] = await rowsOf(db, kind, name, below)
    found.push(...rows.map(row => ({ ...row, of: name })))
    const renamed: Row | undefined = rows.find(row => row.what === 'renamed')
    if (!renamed?.other) break
    ;[name, below] = [renamed.other, renamed.edition]
  }
  found.sort((a, b) => a.edition - b.edition)
  const states = await statesOf(db, kind, now, found)
  const entries = found.map((row, i): HistoryEntry => ({
    edition: row.edition, date: row.date, note: row.note, noteIn: row.note_in ?? {}, ...(joinedIt(row) ? { what: 'joined', other: row.id } : { what: row.what, other: row.other }),
    fields: row.fields ?? [], reason: joined(row.reasons), withdrawn: row.what === 'withdrawn' ? { date: row.withdrawn, reason: row.gone } : null, states: states[i],
  }))
  return { since: await sinceOf(db, kind, name, entries), entries }
}

/** What was merged with the record is told at it as well. */
const joinedIt = (row: Row & { of: string }): boolean => row.what === 'merged' && row.id !== row.of

/** What a record that bears this id in an edition is called since. */
async function lastName(db: Database, kind: RecordKind, id: string, at: number): Promise<string> {
  let [name, from] = [id, at]
  for (let names = 0; names < MOST_NAMES; names++) {
    const [later] = await db.read<{ id: string; number: number }>(sql`select c.id, e.number from changes c join editions e on e.key = c.edition where c.kind = ${kind} and c.other = ${name} and c.what = 'renamed' and e.key in ${RELEASED} and e.number > ${from} order by e.number limit 1`, () => true)
    if (!later) break
    ;[name, from] = [later.id, later.number]
  }
  return name
}

/** Latest first, back to where another record bore the id and was given another. */
function rowsOf(db: Database, kind: RecordKind, id: string, below: number | null): Promise<Row[]> {
  const until = below === null ? sql`` : sql`and e.number < ${below}`
  const events = sql`from changes c join editions e on e.key = c.edition where c.kind = ${kind} and e.key in ${RELEASED} ${until}`
  return db.read<Row>(sql`
    select e.number as edition, e.date, e.note, e.log->'note' as note_in, e.compared->>'base' as base, c.id, c.what, c.other, c.fields, c.date as withdrawn, c.reason as gone, ${reasonFor(sql`c.id`)} as reasons
    ${events} and (c.id = ${id} or (c.other = ${id} and c.what = 'merged'))
      and e.number >= coalesce((select max(e.number) ${events} and c.other = ${id} and c.what = 'renamed'), 0) order by e.number desc, c.id = ${id} desc, c.id`, () => true)
}

async function fieldsIn(db: Database, kind: RecordKind, edition: string, id: string): Promise<Record<string, unknown> | null> {
  if (kind === 'incident') {
    const found = await incidentById(db, edition, id)
    return found && fieldsOfIncident(found)
  }
  const [found] = await db.read<{ data: Statement }>(sql`select data from statements where edition = ${edition} and id = ${id}`)
  return found ? fieldsOfStatement(found.data) : null
}

/** The record before and after each change, from the newest edition back; null from where that does not work out. */
async function statesOf(db: Database, kind: RecordKind, id: string, rows: (Row & { of: string })[]): Promise<HistoryEntry['states'][]> {
  const [newest] = await db.read<{ key: string }>(sql`select key from editions where not draft order by number desc, seq desc limit 1`)
  let state = newest && rows.some(row => row.fields) ? await fieldsIn(db, kind, newest.key, id) : null
  const out: HistoryEntry['states'][] = []
  for (const row of rows.toReversed()) {
    if (row.what === 'withdrawn' || (row.what === 'merged' && !joinedIt(row))) state = row.base === null ? null : await fieldsIn(db, kind, row.base, row.of)
    if (row.what === 'added') state = null
    if (!state || !row.fields) {
      out.push(null)
      continue
    }
    try {
      const before = applied(state, row.fields, true)
      out.push({ before, after: state })
      state = before
    } catch {
      // An edition in between cannot be compared.
      out.push(null)
      state = null
    }
  }
  return out.reverse()
}

async function sinceOf(db: Database, kind: RecordKind, earliest: string, entries: HistoryEntry[]): Promise<RecordHistory['since']> {
  // One that was taken back, or was part of another for a while, is added again when it returns.
  const own = entries.find(e => e.what !== 'joined')
  if (own?.what === 'added') return { edition: own.edition, date: own.date }
  const first = (await heldIn(db, kind, earliest))?.first
  return first ? { edition: first.number, date: first.date } : null
}

/** What a record was called in an edition of this number, by the names that it was given since; null when it bore none of them then. */
export async function nameIn(db: Database, kind: RecordKind, id: string, edition: { key: string; number: number }): Promise<string | null> {
  let name = id
  for (let names = 0; names < MOST_NAMES; names++) {
    const [row] = await db.read<{ other: string }>(sql`select c.other from changes c join editions e on e.key = c.edition where c.kind = ${kind} and c.id = ${name} and c.what = 'renamed' and e.key in ${RELEASED} and e.number > ${edition.number} order by e.number limit 1`, () => true)
    if (!row) return null
    name = row.other
    if (await holdsRecord(db, edition.key, kind, name)) return name
  }
  return null
}
