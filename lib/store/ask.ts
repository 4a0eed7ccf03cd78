import type { Expression } from '../cql2/ast'
import { evaluateCql2 } from '../cql2/evaluate'
import { Lru } from '../lru'
import type { ListItem } from '../model/list-item'
import type { StoredFeature } from '../publish/rows'
import { NO_DAY } from '../slice/columns'
import type { Bounds, Day } from '../slice/types'
import { orderOf, type Ranks } from '../slice/ranks'
import { longestOf, pointsOf, spanOf } from '../slice/row-span'
import { listItemOf } from '../publish/item'
import { pageOf, placed, selectRows, type Order, type RowFilter } from '../slice/select'
import { intersect, setOf, type OrdSet } from '../text/ord-set'
import { search, type Directory } from '../text/postings'
import { fold } from '../text/fold'
import { readClaims, type Claims } from './claims'
import type { Database } from './database'
import { areasOf, EditionGone, featuresAt, listStatements, manifestOf, ordsOfIds, ordsOfStatement, type StatementSummary } from './read'
import { readColumns, readOrders, wordBlocks } from './slices'
import { incidentSource, type Asked } from './source'

/** An edition in memory: its columns and orders decide which records match, how many, and which come next. The database hands the records out. */
export interface Loaded extends Asked {
  ranks: Ranks
  directory: Directory
  /** Roughly, in bytes, with what it may keep of answers. */
  size: number
  orders: Map<string, Order | null>
  /** Orders by several names: more than can all be kept. */
  combined: Lru<Promise<Order | null>>
  /** Where a selection is narrowed; what is kept of it is copied out. */
  scratch: Uint32Array<ArrayBuffer>
  blocks: Lru<Promise<Uint8Array>>
  found: Lru<Promise<OrdSet | null>>
  selected: Lru<Promise<Uint32Array>>
  bars: Lru<Promise<SituationBars>>
  statements: Lru<Promise<StatementSummary[]>>
  areas: Lru<Promise<Uint8Array>>
  claims: Lru<Promise<Claims>>
  /** Pages of the panel's list that were asked for. */
  pages: Lru<Promise<Listed<ListItem>>>
}

/** A filter as it was written, which names it, and as it was understood. */
export interface Cql2 { text: string; expression: Expression }
/** Situations on the time axis: how many are dated, and those that are drawn. */
export interface SituationBars { dated: number; bars: { id: string; title_en: string; title_ar?: string; from: Day; to: Day }[] }

/** What a question narrows by. Absent = not narrowed. */
export interface Filter extends Omit<RowFilter, 'among'> { statement?: string; q?: string; ids?: string[]; cql2?: Cql2 }

/** `after`: the row that the page before ended with; null = the first page. */
export interface Page { limit: number; after?: number | null; sort?: string }
export interface Listed<T> { matched: number; items: T[]; /** Row to go on after; null when this is the last page. */ next: number | null }

/** What an edition may keep of answers, in bytes per row; each at least a megabyte, and at most what a million rows have. */
const ANSWER_BYTES = { blocks: 16, found: 16, selected: 48, pages: 8, combined: 32 }
const MB = 1 << 20
/** Of a row of the panel, roughly. */
const ITEM_BYTES = 800
/** Figures among them, which are read when a filter first asks. */
const ROW_BYTES = 250

/** Null when the store does not hold the edition. */
export async function loadEdition(db: Database, key: string): Promise<Loaded | null> {
  const manifest = await manifestOf(db, key)
  const [slice, orders] = manifest ? await Promise.all([readColumns(db, key), readOrders(db, key)]) : [null, null]
  if (!manifest || !slice || !orders) return null
  const rows = slice.columns.length
  const upTo = (perRow: number) => Math.min(perRow * MB, Math.max(MB, perRow * rows))
  const answers = Object.values(ANSWER_BYTES).reduce((sum, perRow) => sum + upTo(perRow), 0)
  return {
    key, manifest, slice, figures: null, ...orders, size: rows * ROW_BYTES + answers + (1 << 16), orders: new Map(), scratch: new Uint32Array(rows),
    blocks: new Lru(upTo(ANSWER_BYTES.blocks)), found: new Lru(upTo(ANSWER_BYTES.found)), selected: new Lru(upTo(ANSWER_BYTES.selected)), pages: new Lru(upTo(ANSWER_BYTES.pages)),
    combined: new Lru(upTo(ANSWER_BYTES.combined)), bars: new Lru(1), statements: new Lru(1), areas: new Lru(1), claims: new Lru(1),
  }
}

/** Records that a search and a statement allow; null: all. Kept by edition, folded words and statement. */
export function allowed(db: Database, e: Loaded, { q, statement }: Pick<Filter, 'q' | 'statement'>): Promise<OrdSet | null> {
  if (!q && !statement) return Promise.resolve(null)
  const rows = e.slice.columns.length
  return e.found.get(JSON.stringify([q ? fold(q) : '', statement ?? '']), async () => {
    const byText = q ? await search(e.directory, q, numbers => blocksOf(db, e, numbers)) : null
    if (!statement) return byText
    const named = setOf(rows, await ordsOfStatement(db, e.key, statement))
    return byText ? intersect(named, byText) : named
  }, rows / 8 + 100)
}

/** Blocks by number; what is not in memory is fetched at once. */
async function blocksOf(db: Database, e: Loaded, numbers: number[]): Promise<Uint8Array[]> {
  const missing = numbers.filter(n => !e.blocks.has(String(n)))
  const fetched = wordBlocks(db, e.key, missing)
  return Promise.all(numbers.map(n => e.blocks.get(String(n), async () => {
    // What was forgotten between the look and now is fetched by itself.
    const bytes = (await fetched).get(n) ?? (await wordBlocks(db, e.key, [n])).get(n)
    if (!bytes) throw new EditionGone(e.key, `block ${n} of its words`)
    return bytes
  }, bytes => bytes.length)))
}

/** Rows that match, ascending. Not to be changed: the same answer is kept for the next who asks. */
export function matching(db: Database, e: Loaded, filter: Filter): Promise<Uint32Array> {
  const { columns, meta } = e.slice
  return e.selected.get(keyOf(filter), async () => {
    const { q, statement, ids, cql2, ...rest } = filter
    const sets = [await allowed(db, e, { q, statement }), ids ? setOf(columns.length, await ordsOfIds(db, e.key, ids)) : null, cql2 ? await passing(db, e, cql2) : null].filter(set => set !== null)
    const among = sets.length > 1 ? sets.reduce(intersect, { ...sets[0], bits: sets[0].bits.slice() }) : sets[0]
    return selectRows(columns, meta, { ...rest, among }, e.scratch).slice()
  }, answer => answer.byteLength + 100)
}

/** Records for which a CQL2 filter is true; kept by its text. Throws Cql2Error. */
const passing = (db: Database, e: Loaded, { text, expression }: Cql2): Promise<OrdSet | null> =>
  e.found.get(JSON.stringify(['cql2', text, '']), () => evaluateCql2(expression, incidentSource(db, e)), e.slice.columns.length / 8 + 100 + text.length)

/** One text for filters that ask the same. */
const keyOf = ({ facets = {}, cql2, ...rest }: Filter): string =>
  JSON.stringify([cql2?.text, Object.entries(facets).filter(([, codes]) => codes.length).sort(([a], [b]) => (a < b ? -1 : 1)), ...Object.entries(rest).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))])

/** Made when first asked for, and kept. `sort`: a name, or several by comma, the first above the second. */
function orderBy(e: Loaded, sort: string): Order | null | Promise<Order | null> {
  if (sort.includes(',')) return e.combined.get(sort, async () => placed(orderOf(e.slice.columns, e.ranks, sort) ?? Uint32Array.from(e.slice.columns.start, (_, row) => row)), e.slice.columns.length * 8 + 100)
  const kept = e.orders.get(sort)
  if (kept !== undefined) return kept
  const rows = orderOf(e.slice.columns, e.ranks, sort)
  const order = rows && placed(rows)
  e.orders.set(sort, order)
  return order
}

const SORTS = ['title', 'place', 'killed', 'injured', 'grading', 'date'].flatMap(name => [name, `-${name}`])

/** Makes all orders before anyone asks for one: at a million rows each is some 30 ms of work, which is done between other work. */
export async function prepareOrders(e: Loaded): Promise<void> {
  for (const sort of SORTS) {
    await orderBy(e, sort)
    await new Promise(done => setTimeout(done, 0))
  }
}

/** Rows of one page. */
async function page(db: Database, e: Loaded, filter: Filter, { limit, after = null, sort = 'date' }: Page): Promise<Listed<number>> {
  const rows = await matching(db, e, filter)
  const found = pageOf(rows, await orderBy(e, sort), after, limit + 1)
  const items = [...found.subarray(0, limit)]
  return { matched: rows.length, items, next: found.length > limit && limit > 0 ? items[limit - 1] : null }
}

/** Records as GeoJSON holds them, in the order of `sort`. */
export async function listFeatures(db: Database, e: Loaded, filter: Filter, asked: Page): Promise<Listed<StoredFeature>> {
  const { items, ...rest } = await page(db, e, filter, asked)
  return { ...rest, items: await featuresAt(db, e.key, items) }
}

/** Records as rows of the panel. Not to be changed: the same page is kept for the next who asks. */
export function listItems(db: Database, e: Loaded, filter: Filter, { sort = '-date', ...asked }: Page): Promise<Listed<ListItem>> {
  return e.pages.get(JSON.stringify([keyOf(filter), sort, asked.limit, asked.after ?? null]), async () => {
    const { items, ...rest } = await listFeatures(db, e, filter, { sort, ...asked })
    return { ...rest, items: items.map(feature => listItemOf(feature, e.manifest)) }
  }, ({ items }) => (items.length + 1) * ITEM_BYTES)
}

/** All statements of an edition, newest first; kept with it. Not to be changed. */
export const statementsOf = (db: Database, e: Loaded): Promise<StatementSummary[]> => e.statements.get('', () => listStatements(db, e.key))

/** What an edition sets side by side; kept with it. Not to be changed. */
export const claimsOf = (db: Database, e: Loaded): Promise<Claims> => e.claims.get('', () => readClaims(db, e.key))

/** The outlines of an edition as they are sent (GeoJSON); kept with it. */
export const areasBytes = (db: Database, e: Loaded): Promise<Uint8Array> => e.areas.get('', async () => {
  const areas = await areasOf(db, e.key)
  if (!areas) throw new EditionGone(e.key, 'outlines')
  return new TextEncoder().encode(JSON.stringify(areas))
})

/** All records that a statement names, by the columns: how many, where, and what the incidents among them cover. */
export async function coveredBy(db: Database, e: Loaded, statement: string, mostPoints: number): Promise<{ matched: number; points: { lon: number; lat: number }[]; bounds: Bounds | null; days: { from: Day; to: Day } | null }> {
  const { columns: c } = e.slice
  const rows = await matching(db, e, { statement })
  return { matched: rows.length, points: pointsOf(c, rows, mostPoints), ...spanOf(c, rows.filter(row => c.kind[row] === 0)) }
}

/** More bars lie on one another; of more the longest are drawn, as a short one is hardly seen. */
const MOST_BARS = 500

/** Situations as bars, ascending by first day; kept with the edition. */
export function situationBars(db: Database, e: Loaded): Promise<SituationBars> {
  const { columns: c, meta } = e.slice
  return e.bars.get('', async () => {
    const rows = selectRows(c, meta, { kind: 'situation' }).filter(row => c.start[row] !== NO_DAY)
    const drawn = longestOf(c, rows, MOST_BARS)
    const features = await featuresAt(db, e.key, drawn)
    return { dated: rows.length, bars: features.map(({ properties: { id, title_en, title_ar } }, i) => ({ id, title_en, title_ar, from: c.start[drawn[i]], to: c.end[drawn[i]] })) }
  })
}

export function countRecords({ slice: { columns: c } }: Loaded): { incidents: number; situations: number; withoutPlace: number } {
  const out = { incidents: 0, situations: 0, withoutPlace: 0 }
  for (let i = 0; i < c.length; i++) {
    if (c.kind[i] === 1) out.situations++
    else out.incidents++
    if (Number.isNaN(c.lon[i])) out.withoutPlace++
  }
  return out
}
