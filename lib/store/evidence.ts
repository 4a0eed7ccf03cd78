import { sql } from 'drizzle-orm'
import type { Evidence, EvidenceKind } from '../model/evidence'
import type { FoundEvidence, ListedEvidence } from '../model/found-evidence'
import { coveredRows, ownOf, useOf } from '../publish/evidence-rows'
import type { StoredFeature } from '../publish/rows'
import type { Database } from './database'
import type { Loaded } from './ask'
import { EditionGone, featuresAt } from './read'

// Items of evidence by themselves. What they say is read in the records that carry them.

interface Row { id: string; ord: number; at: number; kind: EvidenceKind }

/** The item, and the records that it bears on, in the order of rows; null when the edition has none of that id. */
export async function evidenceById(db: Database, edition: Loaded, id: string): Promise<FoundEvidence | null> {
  const rows = await db.read<Row>(sql`select id, ord, at, kind from evidence where edition = ${edition.key} and id = ${id} order by ord, at`)
  if (!rows.length) return null
  const shown = rows.slice(0, MOST_USES)
  const features = await featuresAt(db, edition.key, shown.map(r => r.ord))
  return { kind: 'found', id, item: ownOf(itemAt(features[0], rows[0].at, edition.key)), matched: rows.length, uses: features.map((f, i) => useOf(f, shown[i].at, edition.manifest)), ...coveredRows(edition.slice.columns, rows.map(r => r.ord)) }
}

export const holdsEvidence = async (db: Database, edition: string, id: string): Promise<boolean> => (await db.read(sql`select 1 from evidence where edition = ${edition} and id = ${id} limit 1`)).length > 0

/** Records that a page of an item lists. */
const MOST_USES = 500

/** Items in the order of kinds given, then id; `after`: the one that the page before ended with. */
export async function listEvidence(db: Database, edition: Loaded, { kinds, limit, after = null }: { kinds: readonly EvidenceKind[]; limit: number; after?: string | null }): Promise<{ items: ListedEvidence[]; matched: number; next: string | null }> {
  const kind = sql`kind = any(${sql.param([...kinds])}::text[])`
  const place = sql`array_position(${sql.param([...kinds])}::text[], kind)`
  const rows = await db.read<Row & { uses: number; place: number }>(sql`select * from (
      select distinct on (id collate "C") id, ord, at, kind, ${place} as place, (count(*) over (partition by id))::int as uses from evidence where edition = ${edition.key} and ${kind} order by id collate "C", ord, at
    ) e ${after === null ? sql`` : sql`where (place, id collate "C") > (select array_position(${sql.param([...kinds])}::text[], kind), id collate "C" from evidence where edition = ${edition.key} and id = ${after} limit 1)`}
    order by place, id collate "C" limit ${limit + 1}`, () => true)
  const [{ n }] = await db.read<{ n: number }>(sql`select count(distinct id)::int as n from evidence where edition = ${edition.key} and ${kind}`, () => true)
  const shown = rows.slice(0, limit)
  const features = await featuresAt(db, edition.key, shown.map(r => r.ord))
  return { items: shown.map((r, i) => ({ id: r.id, uses: r.uses, item: ownOf(itemAt(features[i], r.at, edition.key)) })), matched: n, next: rows.length > limit ? shown[shown.length - 1].id : null }
}

/** How many items of each kind an edition has, those withheld apart. */
export async function countEvidence(db: Database, edition: string): Promise<{ kind: EvidenceKind; items: number }[]> {
  return db.read(sql`select kind, count(distinct id)::int as items from evidence where edition = ${edition} group by kind`, () => true)
}

/** Every id, for lists of addresses. */
export const evidenceIds = async (db: Database, edition: string): Promise<string[]> =>
  (await db.read<{ id: string }>(sql`select distinct id collate "C" as id from evidence where edition = ${edition} order by 1`, () => true)).map(r => r.id)

function itemAt({ properties: p }: StoredFeature, at: number, edition: string): Evidence {
  const item = p.evidence[at] as Evidence | undefined
  if (!item) throw new EditionGone(edition, `item ${at + 1} of evidence of ${p.id}`)
  return item
}

