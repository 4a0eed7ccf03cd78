import { sql } from 'drizzle-orm'
import type { FeatureCollection } from 'geojson'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import type { EditionHead } from '../publish/compile'
import type { StoredFeature } from '../publish/rows'
import { words } from '../text/fold'
import type { Database } from './database'
import { RELEASED } from './released'

export interface StatementSummary { data: Statement; words: string[]; incidents: number }

/** An edition was removed while it was being read: its columns may still be in memory, its records are not in the store. */
export class EditionGone extends Error {
  /** Told by its name, as StoreAway is. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'EditionGone'
  }

  constructor(readonly edition: string, lacks: string) {
    super(`Edition ${edition} has no ${lacks}: it was removed while it was being read.`)
    this.name = 'EditionGone'
  }
}

const HEAD = sql`key, number, date, note, hash, draft`

/** The edition that is served; `turn` grows with every change of it. */
export async function currentEdition(db: Database): Promise<(EditionHead & { turn: number }) | null> {
  return (await db.readAsItIs<EditionHead & { turn: number }>(sql`select ${HEAD}, (select turn from current_edition) as turn from editions where key = (select key from current_edition)`))[0] ?? null
}

/** Keys of all that the store holds. */
export const editionKeys = async (db: Database): Promise<string[]> => (await db.readAsItIs<{ key: string }>(sql`select key from editions`)).map(e => e.key)

/** Was this content ever served? Drafts are forgotten, that they were is not. */
export const wasPublished = async (db: Database, hash: string): Promise<boolean> => (await db.rows(sql`select 1 from published where hash = ${hash}`)).length > 0

/** Was this ever written here: an edition's content, what a changelog said? */
export const wasKnown = async (db: Database, hash: string): Promise<boolean> => (await db.rows(sql`select 1 from known where hash = ${hash}`)).length > 0

/** Was an edition of this key ever here? A key ends with the beginning of its content's hash (lib/publish/build.ts). */
export async function wasServed(db: Database, key: string): Promise<boolean> {
  const hash = /-([0-9a-f]{8})$/.exec(key)?.[1]
  return hash !== undefined && (await db.read(sql`select 1 from known where hash like ${`${hash}%`} limit 1`)).length > 0
}

/** A released edition by its number; the store holds one of each. */
export async function releasedEdition(db: Database, number: number): Promise<EditionHead | null> {
  return (await db.read<EditionHead>(sql`select ${HEAD} from editions where number = ${number} and not draft order by seq desc limit 1`))[0] ?? null
}

export async function editionByKey(db: Database, key: string): Promise<(EditionHead & { rows: number }) | null> {
  return (await db.read<EditionHead & { rows: number }>(sql`select ${HEAD}, rows from editions where key = ${key}`))[0] ?? null
}

export async function manifestOf(db: Database, edition: string): Promise<Manifest | null> {
  return (await db.read<{ manifest: Manifest }>(sql`select manifest from editions where key = ${edition}`))[0]?.manifest ?? null
}

export async function areasOf(db: Database, edition: string): Promise<FeatureCollection | null> {
  return (await db.read<{ areas: FeatureCollection }>(sql`select areas from editions where key = ${edition}`))[0]?.areas ?? null
}

/** Records by their rows, in the order asked for. Throws EditionGone when one is not there. */
export async function featuresAt(db: Database, edition: string, ords: ArrayLike<number>): Promise<StoredFeature[]> {
  const wanted = Array.from(ords)
  if (!wanted.length) return []
  const rows = await db.read<{ ord: number; feature: StoredFeature }>(sql`select ord, feature from records where edition = ${edition} and ord = any(${sql.param(wanted)}::int[])`, found => found.length === wanted.length)
  const byOrd = new Map(rows.map(r => [r.ord, r.feature]))
  return wanted.map(ord => {
    const feature = byOrd.get(ord)
    if (!feature) throw new EditionGone(edition, `record in row ${ord}`)
    return feature
  })
}

/** Rows of the records with these ids, those that there are. */
export async function ordsOfIds(db: Database, edition: string, ids: string[]): Promise<number[]> {
  const asked = [...new Set(ids)]
  if (!asked.length) return []
  return (await db.read<{ ord: number }>(sql`select ord from records where edition = ${edition} and id = any(${sql.param(asked)}::text[])`, found => found.length === asked.length)).map(r => r.ord)
}

/** Rows of the records that a statement names. */
export async function ordsOfStatement(db: Database, edition: string, statement: string): Promise<number[]> {
  return (await db.read<{ ords: number[] | null }>(sql`select array_agg(ord) as ords from links where edition = ${edition} and statement = ${statement} and role = 'names'`, ([found]) => found.ords !== null))[0].ords ?? []
}

/** The same for several statements, by id; those that name none are left out. */
export async function ordsOfStatements(db: Database, edition: string, statements: string[]): Promise<Map<string, number[]>> {
  const rows = await db.read<{ statement: string; ords: number[] }>(sql`select statement, array_agg(ord) as ords from links where edition = ${edition} and role = 'names' and statement = any(${sql.param(statements)}::text[]) group by statement`, () => true)
  return new Map(rows.map(r => [r.statement, r.ords]))
}

/** Records that name somebody, by their first day. */
export async function rememberedIn(db: Database, edition: string): Promise<StoredFeature[]> {
  const [found] = await db.read<{ remembered: number[] }>(sql`select remembered from editions where key = ${edition}`)
  return found?.remembered.length ? featuresAt(db, edition, found.remembered) : []
}

export async function incidentById(db: Database, edition: string, id: string): Promise<StoredFeature | null> {
  return (await db.read<{ feature: StoredFeature }>(sql`select feature from records where edition = ${edition} and id = ${id}`))[0]?.feature ?? null
}

export async function aliasOf(db: Database, edition: string, kind: 'incident' | 'statement', alias: string): Promise<string | null> {
  return (await db.read<{ id: string }>(sql`select id from aliases where edition = ${edition} and kind = ${kind} and alias = ${alias}`))[0]?.id ?? null
}

export async function holdsRecord(db: Database, edition: string, kind: 'incident' | 'statement', id: string): Promise<boolean> {
  const table = kind === 'incident' ? sql`records` : sql`statements`
  return (await db.read(sql`select 1 from ${table} where edition = ${edition} and id = ${id}`)).length > 0
}

/** Title of a record in the newest released edition that holds it: of a draft, and of what a mended snapshot said before, nothing is told. */
export async function lastTitleOf(db: Database, kind: 'incident' | 'statement', id: string): Promise<{ title_en: string; title_ar?: string } | null> {
  const [table, data] = kind === 'incident' ? [sql`records`, sql`r.feature->'properties'`] : [sql`statements`, sql`r.data`]
  const [row] = await db.read<{ title_en: string; title_ar: string | null }>(sql`select ${data}->>'title_en' as title_en, ${data}->>'title_ar' as title_ar
    from ${table} r join editions e on e.key = r.edition where r.id = ${id} and e.key in ${RELEASED} order by e.number desc limit 1`)
  return row ? { title_en: row.title_en, title_ar: row.title_ar ?? undefined } : null
}

/** Statements, newest first; with a query only those that match it. */
export async function listStatements(db: Database, edition: string, filter: { q?: string; ids?: string[] } = {}): Promise<StatementSummary[]> {
  const parts = [sql`edition = ${edition}`]
  if (filter.q) parts.push(matchesText(filter.q))
  if (filter.ids) parts.push(sql`id = any(${sql.param(filter.ids)}::text[])`)
  return db.read<StatementSummary>(sql`select data, word_list as words, incidents from statements where ${sql.join(parts, sql` and `)} order by date desc, id collate "C"`)
}

/** Every word of the query is the beginning of a folded word: a prefix query over quoted lexemes. */
export function matchesText(q: string) {
  const asked = words(q)
  if (!asked.length) return sql`true`
  return sql`words @@ ${asked.map(word => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ')}::tsquery`
}

export async function linksOfIncident(db: Database, edition: string, id: string): Promise<{ statement: string; role: 'names' | 'context' }[]> {
  return db.read(sql`select statement, role from links where edition = ${edition} and incident = ${id}`, () => true)
}

/** Rows of the records that a statement gives context to, in the slice's order. */
export async function contextOfStatement(db: Database, edition: string, id: string): Promise<number[]> {
  return (await db.read<{ ord: number }>(sql`select ord from links where edition = ${edition} and statement = ${id} and role = 'context' order by ord`, () => true)).map(r => r.ord)
}
