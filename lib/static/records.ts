import type { FeatureCollection } from 'geojson'
import { readListQuestion, rowFilterOf } from '../list-question'
import type { ListAnswer, ListItem } from '../model/list-item'
import type { Manifest } from '../model/manifest'
import type { Slice } from '../slice/columns'
import { cut } from '../slice/compile'
import { decodeSlice } from '../slice/decode'
import { encodeSlice } from '../slice/encode'
import { decodeRanks, orderOf, type Ranks } from '../slice/ranks'
import { pageOf, placed, selectRows, type Order } from '../slice/select'
import { intersect, ordsOf, setOf, type OrdSet } from '../text/ord-set'
import { search, type Directory } from '../text/postings'
import type { Domain } from '../view-window'
import { CHUNK_ROWS, dataFiles, type NamedRows } from './files'

/** Gives a file of the export by its path from the root; rejects with a sentence when there is none. */
export type Fetch = (file: string) => Promise<Uint8Array>

const text = new TextDecoder()

/**
 * The records of a static edition in the page: answers the addresses that the server answers for an edition, by the same columns,
 * the same word index and the same selection as there. Each file is fetched when first needed, and once.
 */
export class StaticRecords {
  private readonly files: ReturnType<typeof dataFiles>
  private readonly kept = new Map<string, Promise<unknown>>()
  private readonly orders = new Map<string, Promise<Order | null>>()

  constructor(private readonly get: Fetch, edition: string, private readonly manifest: Manifest, private readonly domain: Domain) {
    this.files = dataFiles(edition)
  }

  /** What did not come is asked for again the next time. */
  private once<T>(file: string, read: (bytes: Uint8Array) => T): Promise<T> {
    const known = this.kept.get(file) as Promise<T> | undefined
    if (known) return known
    const made = this.get(file).then(read)
    this.kept.set(file, made)
    made.catch(() => this.kept.delete(file))
    return made
  }
  private json = <T>(file: string): Promise<T> => this.once(file, bytes => JSON.parse(text.decode(bytes)) as T)
  private whole = (): Promise<{ bytes: Uint8Array; slice: Slice }> => this.once(this.files.slice, bytes => ({ bytes, slice: decodeSlice(bytes) }))

  /** All records, or those that a search and a statement allow, for the engine; bytes of the caller's own. */
  async slice(q: string, statement: string | null): Promise<Uint8Array> {
    const { bytes, slice } = await this.whole()
    const among = await this.allowed(slice, q, statement)
    if (!among) return bytes.slice()
    const rows = ordsOf(among)
    return encodeSlice({ columns: cut(slice.columns, rows), meta: { ...slice.meta, rows: rows.length } })
  }

  /** The answer to an address that ends in /areas or /list. Rejects for others. */
  async answer(address: string): Promise<FeatureCollection | ListAnswer> {
    const { pathname, searchParams } = new URL(address, 'http://page')
    if (pathname.endsWith('/areas')) return this.json<FeatureCollection>(this.files.areas)
    if (pathname.endsWith('/list')) return this.list(searchParams)
    throw new Error(`No records are asked for by ${pathname}; expected /areas or /list.`)
  }

  private async allowed({ columns }: Slice, q: string, statement: string | null): Promise<OrdSet | null> {
    const byText = q ? await search(await this.json<Directory>(this.files.words), q, blocks => Promise.all(blocks.map(n => this.once(this.files.block(n), bytes => bytes)))) : null
    if (!statement) return byText
    const named = setOf(columns.length, (await this.json<NamedRows>(this.files.statements))[statement] ?? [])
    return byText ? intersect(named, byText) : named
  }

  private async list(params: URLSearchParams): Promise<ListAnswer> {
    const { slice } = await this.whole()
    const { columns, meta } = slice
    const { view, any, ids, kind, place, limit, after, sort } = readListQuestion(params, this.manifest)
    const found = any ? null : await this.allowed(slice, view.q, view.statement)
    const wanted = ids && new Set(ids)
    const listed = wanted ? setOf(columns.length, columns.id.flatMap((id, row) => (wanted.has(id) ? [row] : []))) : null
    const among = found && listed ? intersect(listed, found) : (found ?? listed ?? undefined)
    const rows = selectRows(columns, meta, { ...(any ? {} : rowFilterOf(view, this.manifest, this.domain)), kind, place, among })
    const page = pageOf(rows, await this.order(slice, sort), after === null ? null : Number(after), limit + 1)
    const items = await Promise.all([...page.subarray(0, limit)].map(row => this.item(row)))
    return { matched: rows.length, items, next: page.length > limit && limit > 0 ? String(page[limit - 1]) : null }
  }

  private async item(row: number): Promise<ListItem> {
    return (await this.json<ListItem[]>(this.files.items(Math.floor(row / CHUNK_ROWS))))[row % CHUNK_ROWS]
  }

  private order({ columns }: Slice, sort: string): Promise<Order | null> {
    const known = this.orders.get(sort)
    if (known) return known
    // The days are columns; the other orders are a file that few ask for.
    const made = (/^-?(date|grading)$/.test(sort) ? Promise.resolve(null) : this.once(this.files.ranks, decodeRanks)).then(ranks => {
      const rows = orderOf(columns, ranks as Ranks, sort)
      return rows && placed(rows)
    })
    this.orders.set(sort, made)
    made.catch(() => this.orders.delete(sort))
    return made
  }
}
