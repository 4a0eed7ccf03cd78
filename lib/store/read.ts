import { type SQL, sql } from 'drizzle-orm'
import type { FeatureCollection } from 'geojson'
import type { ListItem } from '../model/list-item'
import type { Manifest } from '../model/manifest'
import type { Statement } from '../model/statement'
import type { EditionHead, IncidentRow } from '../publish/compile'
import { conditions, matchesText, type Filter } from './conditions'
import type { Database } from './database'

export type Feature = IncidentRow['feature']
export interface StatementSummary { data: Statement; words: string[]; incidents: number }

const HEAD = sql`key, number, date, note, hash, draft`

/** The edition that is served; `turn` grows with every change of it. */
export async function currentEdition(db: Database): Promise<(EditionHead & { turn: number }) | null> {
  return (await db.rows<EditionHead & { turn: number }>(sql`select ${HEAD}, (select turn from current_edition) as turn from editions where key = (select key from current_edition)`))[0] ?? null
}

/** A released edition by its number; the store holds one of each. */
export async function releasedEdition(db: Database, number: number): Promise<EditionHead | null> {
  return (await db.rows<EditionHead>(sql`select ${HEAD} from editions where number = ${number} and not draft order by seq desc limit 1`))[0] ?? null
}

export async function editionByKey(db: Database, key: string): Promise<EditionHead | null> {
  return (await db.rows<EditionHead>(sql`select ${HEAD} from editions where key = ${key}`))[0] ?? null
}

export async function manifestOf(db: Database, edition: string): Promise<Manifest | null> {
  return (await db.rows<{ manifest: Manifest }>(sql`select manifest from editions where key = ${edition}`))[0]?.manifest ?? null
}

export async function areasOf(db: Database, edition: string): Promise<FeatureCollection | null> {
  return (await db.rows<{ areas: FeatureCollection }>(sql`select areas from editions where key = ${edition}`))[0]?.areas ?? null
}

export async function sliceOfEdition(db: Database, edition: string, key: string): Promise<Uint8Array | null> {
  const [row] = await db.rows<{ bytes: Uint8Array }>(sql`select bytes from slices where edition = ${edition} and key = ${key}`)
  return row ? new Uint8Array(row.bytes) : null
}

const ORDER: Record<string, SQL> = {
  date: sql`start_day`, title: sql`sort_title`, place: sql`nullif(sort_place, '')`,
  killed: sql`coalesce(killed_max, killed_min)`, injured: sql`coalesce(injured_max, injured_min)`,
  grading: sql`array_position(array['confirmed','fair','weak','contested','discounted','ungraded'], item->>'grading')`,
}

/** Names of `sort`: a column, with `-` before it from the end. What is not known stands last either way. */
function orderBy(sort: string): SQL {
  const name = sort.replace('-', '')
  const column = ORDER[name] ?? ORDER.date
  return sort.startsWith('-') ? sql`${column} desc nulls last, id` : sql`${column} asc nulls last, id`
}

export interface Page { limit: number; offset?: number; sort?: string }

export async function listItems(db: Database, edition: string, filter: Filter, { limit, offset = 0, sort = '-date' }: Page): Promise<{ matched: number; items: ListItem[] }> {
  const where = conditions(edition, filter)
  const [{ matched }] = await db.rows<{ matched: number }>(sql`select count(*)::int as matched from incidents where ${where}`)
  const rows = await db.rows<{ item: ListItem }>(sql`select item from incidents where ${where} order by ${orderBy(sort)} limit ${limit} offset ${offset}`)
  return { matched, items: rows.map(r => r.item) }
}

export async function listFeatures(db: Database, edition: string, filter: Filter, limit: number): Promise<{ matched: number; features: Feature[] }> {
  const where = conditions(edition, filter)
  const [{ matched }] = await db.rows<{ matched: number }>(sql`select count(*)::int as matched from incidents where ${where}`)
  const rows = await db.rows<{ feature: Feature }>(sql`select feature from incidents where ${where} order by start_day nulls last, id limit ${limit}`)
  return { matched, features: rows.map(r => r.feature) }
}

/** Ids of all records that match: what cuts a slice. */
export async function matchingIds(db: Database, edition: string, filter: Filter): Promise<string[]> {
  return (await db.rows<{ id: string }>(sql`select id from incidents where ${conditions(edition, filter)}`)).map(r => r.id)
}

export async function incidentById(db: Database, edition: string, id: string): Promise<Feature | null> {
  return (await db.rows<{ feature: Feature }>(sql`select feature from incidents where edition = ${edition} and id = ${id}`))[0]?.feature ?? null
}

export async function aliasOf(db: Database, edition: string, kind: 'incident' | 'statement', alias: string): Promise<string | null> {
  return (await db.rows<{ id: string }>(sql`select id from aliases where edition = ${edition} and kind = ${kind} and alias = ${alias}`))[0]?.id ?? null
}

export async function holdsRecord(db: Database, edition: string, kind: 'incident' | 'statement', id: string): Promise<boolean> {
  const table = kind === 'incident' ? sql`incidents` : sql`statements`
  return (await db.rows(sql`select 1 from ${table} where edition = ${edition} and id = ${id}`)).length > 0
}

/** Title of a record in the newest edition that holds it. */
export async function lastTitleOf(db: Database, kind: 'incident' | 'statement', id: string): Promise<{ title_en: string; title_ar?: string } | null> {
  const [table, data] = kind === 'incident' ? [sql`incidents`, sql`item`] : [sql`statements`, sql`data`]
  const [row] = await db.rows<{ title_en: string; title_ar: string | null }>(sql`select ${data}->>'title_en' as title_en, ${data}->>'title_ar' as title_ar
    from ${table} r join editions e on e.key = r.edition where r.id = ${id} order by e.seq desc limit 1`)
  return row ? { title_en: row.title_en, title_ar: row.title_ar ?? undefined } : null
}

/** Statements, newest first; with a query only those that match it. */
export async function listStatements(db: Database, edition: string, filter: { q?: string; ids?: string[] } = {}): Promise<StatementSummary[]> {
  const parts = [sql`s.edition = ${edition}`]
  if (filter.q) parts.push(matchesText(filter.q))
  if (filter.ids) parts.push(filter.ids.length ? sql`s.id in (${sql.join(filter.ids.map(id => sql`${id}`), sql`, `)})` : sql`false`)
  return db.rows<StatementSummary>(sql`select s.data, s.word_list as words,
      (select count(*)::int from links l join incidents i on i.edition = l.edition and i.id = l.incident where l.edition = s.edition and l.statement = s.id and l.role = 'names' and i.kind = 'incident') as incidents
    from statements s where ${sql.join(parts, sql` and `)} order by s.date desc, s.id`)
}

export async function linksOfIncident(db: Database, edition: string, id: string): Promise<{ statement: string; role: 'names' | 'context' }[]> {
  return db.rows(sql`select statement, role from links where edition = ${edition} and incident = ${id}`)
}

export async function linksOfStatement(db: Database, edition: string, id: string): Promise<{ incident: string; role: 'names' | 'context' }[]> {
  return db.rows(sql`select incident, role from links where edition = ${edition} and statement = ${id}`)
}

export async function countRecords(db: Database, edition: string): Promise<{ incidents: number; situations: number; withoutPlace: number }> {
  const [row] = await db.rows<{ incidents: number; situations: number; withoutPlace: number }>(sql`select
    count(*) filter (where kind = 'incident')::int as incidents, count(*) filter (where kind = 'situation')::int as situations,
    count(*) filter (where lon is null)::int as "withoutPlace" from incidents where edition = ${edition}`)
  return row
}
