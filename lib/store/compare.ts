import { sql, type SQL } from 'drizzle-orm'
import type { ChangeCounts, RecordKind } from '../model/history'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import { changedRow, fieldsOfIncident, fieldsOfStatement, goneRow, newRow, type ChangeRow } from '../publish/changes'
import type { EditionHead } from '../publish/compile'
import type { StoredFeature } from '../publish/rows'
import type { Database, Writer } from './database'
import { partitionOf } from './partitions'

/** `base`: key of the released edition that this one was compared with; null when there is none before it. */
export interface Compared { base: string | null; incidents: ChangeCounts; statements: ChangeCounts }

/** Rows compared at once: an embedded database answers no one meanwhile, and a million records are not to be held. */
const AT_ONCE = 2000

type Moved = Map<string, { id: string; told: boolean }>

/**
 * Writes what an edition changes of the released one before it. Its records lie in their partition, attached or not; rows of
 * it that were there already are replaced. Null when the records of the edition before are not in the store.
 */
export async function compare(stage: Writer, head: Pick<EditionHead, 'key' | 'number'>, now: { statements: Statement[]; withdrawn: Manifest['withdrawn'] }): Promise<Compared | null> {
  await stage.rows(sql`delete from changes where edition = ${head.key}`)
  const base = await releasedBefore(stage, head.number)
  const compared: Compared = { base, incidents: none(), statements: none() }
  if (base === null) {
    if (!(await areThere(stage, [head.key]))) return null
    // A first edition adds all that it holds; no row says so of each.
    compared.incidents.added = await rowsOf(stage, sql.raw(partitionOf(head.key)))
    compared.statements.added = now.statements.length
    return compared
  }
  if (!(await areThere(stage, [head.key, base]))) return null
  for await (const rows of changedIncidents(stage, head.key, base, now.withdrawn)) {
    await insert(stage, head.key, rows)
    for (const { what } of rows) compared.incidents[what]++
  }
  const before = (await stage.rows<{ data: Statement }>(sql`select data from statements where edition = ${base}`)).map(s => s.data)
  const rows = changedStatements(before, now.statements, now.withdrawn)
  await insert(stage, head.key, rows)
  for (const { what } of rows) compared.statements[what]++
  return compared
}

const none = (): ChangeCounts => ({ added: 0, changed: 0, renamed: 0, withdrawn: 0, merged: 0 })

async function releasedBefore(writer: Writer, number: number): Promise<string | null> {
  return (await writer.rows<{ key: string }>(sql`select key from editions where not draft and number < ${number} order by number desc, seq desc limit 1`))[0]?.key ?? null
}

/** Whether the records of editions lie in the store; an operator may have taken a partition out. */
async function areThere(writer: Writer, keys: string[]): Promise<boolean> {
  for (const key of keys) if (!(await writer.rows<{ there: boolean }>(sql`select to_regclass(${partitionOf(key)}) is not null as there`))[0].there) return false
  return true
}

const rowsOf = async (stage: Writer, table: SQL): Promise<number> => (await stage.rows<{ n: number }>(sql`select coalesce(max(ord) + 1, 0)::int as n from ${table}`))[0].n

async function* changedIncidents(stage: Writer, key: string, base: string, withdrawn: Manifest['withdrawn']): AsyncGenerator<ChangeRow[]> {
  const [after, before] = [sql.raw(partitionOf(key)), sql.raw(partitionOf(base))]
  const moved: Moved = new Map()
  for (let from = 0, end = await rowsOf(stage, after); from < end; from += AT_ONCE) {
    // Of a record that is new, only what might name a former id is read.
    const found = await stage.rows<{ id: string; fresh: boolean; was: StoredFeature | null; is: StoredFeature | null }>(sql`
      select n.id, o.id is null as fresh, o.feature as was, case when o.id is not null or coalesce(json_array_length(n.feature->'properties'->'aliases'), 0) > 0 then n.feature end as is
      from ${after} n left join ${before} o on o.id = n.id
      where n.ord >= ${from} and n.ord < ${from + AT_ONCE} and (o.id is null or o.feature::text <> n.feature::text) order by n.ord`)
    const aliases = [...new Set(found.flatMap(({ was, is }) => newAliases(was?.properties, is?.properties)))]
    const former = new Map(aliases.length ? (await stage.rows<{ id: string; feature: StoredFeature }>(sql`select id, feature from ${before} where id = any(${sql.param(aliases)}::text[])`)).map(r => [r.id, r.feature]) : [])
    yield found.flatMap(({ id, was, is }) => {
      if (was && is) {
        for (const alias of newAliases(was.properties, is.properties)) moved.set(alias, { id, told: false })
        return changedRow('incident', id, fieldsOfIncident(was), fieldsOfIncident(is)) ?? []
      }
      return renamedOrNew('incident', id, is && { aliases: is.properties.aliases, fields: fieldsOfIncident(is) }, alias => former.has(alias) ? fieldsOfIncident(former.get(alias) as StoredFeature) : undefined, moved)
    })
  }
  for (let from = 0, end = await rowsOf(stage, before); from < end; from += AT_ONCE) {
    const gone = await stage.rows<{ id: string }>(sql`select o.id from ${before} o left join ${after} n on n.id = o.id where o.ord >= ${from} and o.ord < ${from + AT_ONCE} and n.id is null order by o.ord`)
    yield gone.flatMap(({ id }) => goneRow('incident', id, moved, withdrawn) ?? [])
  }
}

interface Named { aliases?: string[] }
const newAliases = (was: Named | undefined, is: Named | undefined): string[] => (is?.aliases ?? []).filter(alias => !was?.aliases?.includes(alias))

/** A record that is new by its id: its first alias that the edition before held is its former id; further ones are merged with it. */
function renamedOrNew(kind: RecordKind, id: string, is: { aliases: string[]; fields: Record<string, unknown> } | null, formerOf: (alias: string) => Record<string, unknown> | undefined, moved: Moved): ChangeRow {
  let former: Parameters<typeof newRow>[2]
  for (const alias of is?.aliases ?? []) {
    const before = formerOf(alias)
    if (!before) continue
    moved.set(alias, { id, told: !former })
    former ??= { id: alias, before, after: (is as NonNullable<typeof is>).fields }
  }
  return newRow(kind, id, former)
}

function changedStatements(before: Statement[], now: Statement[], withdrawn: Manifest['withdrawn']): ChangeRow[] {
  const was = new Map(before.map(s => [s.id, s]))
  const is = new Set(now.map(s => s.id))
  const moved: Moved = new Map()
  const rows = now.flatMap(s => {
    const old = was.get(s.id)
    const fields = fieldsOfStatement(s)
    if (!old) return renamedOrNew('statement', s.id, { aliases: s.aliases, fields }, alias => was.has(alias) && !is.has(alias) ? fieldsOfStatement(was.get(alias) as Statement) : undefined, moved)
    for (const alias of newAliases(old, s)) moved.set(alias, { id: s.id, told: false })
    return changedRow('statement', s.id, fieldsOfStatement(old), fields) ?? []
  })
  return [...rows, ...before.flatMap(s => (is.has(s.id) ? [] : goneRow('statement', s.id, moved, withdrawn) ?? []))]
}

async function insert(stage: Writer, key: string, rows: ChangeRow[]): Promise<void> {
  if (!rows.length) return
  await stage.rows(sql`insert into changes (edition, kind, id, what, other, fields, date, reason) select ${key}, r.kind, r.id, r.what, r.other, r.fields, r.date, r.reason
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (kind text, id text, what text, other text, fields json, date text, reason json)`)
}

/**
 * Compares again what was compared with another edition than the one that is before it now, or never: an older version made the
 * store, an edition came or went between, or a snapshot was mended or purged. What a purged edition held is in no history then.
 */
export async function bringHistoryUpToDate(db: Database): Promise<number> {
  const stale = sql`
    with released as (select distinct on (number) key, number, compared from editions where not draft order by number, seq desc),
      pairs as (select key, number, compared, lag(key) over (order by number) as base from released)
    select key, number from pairs where compared is null or compared->>'base' is distinct from base order by number`
  if (!(await db.rows(stale)).length) return 0
  return db.staged(async stage => {
    // Looked at again in our turn.
    const editions = await stage.rows<{ key: string; number: number }>(stale)
    for (const head of editions) {
      await stage.transaction(async tx => {
        const statements = (await tx.rows<{ data: Statement }>(sql`select data from statements where edition = ${head.key}`)).map(s => s.data)
        const [{ withdrawn }] = await tx.rows<{ withdrawn: Manifest['withdrawn'] | null }>(sql`select manifest->'withdrawn' as withdrawn from editions where key = ${head.key}`)
        const compared = await compare(tx, head, { statements, withdrawn: withdrawn ?? [] })
        await tx.rows(sql`update editions set compared = ${compared && JSON.stringify(compared)}::jsonb where key = ${head.key}`)
      })
    }
    // Of editions that a publisher began and that never came to be.
    await stage.rows(sql`delete from changes where edition not in (select key from editions)`)
    return editions.length
  })
}
