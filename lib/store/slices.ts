import { sql } from 'drizzle-orm'
import { decodeSlice, encodeSlice } from '../slice/codec'
import type { Slice } from '../slice/columns'
import { encodeFigures, type Figures } from '../slice/figures'
import { decodeParts, encodeParts, LEAF_ROWS, PART_ROWS } from '../slice/parts'
import { decodeRanks, encodeRanks, type Ranks } from '../slice/ranks'
import type { Directory, Postings } from '../text/postings'
import type { Database, Writer } from './database'
import { editionByKey, EditionGone } from './read'

// Keys of what is kept of an edition as bytes: `root` the leaf slice that a page loads (up to LEAF_ROWS rows), `columns` the
// same in parts for the server alone, `ranks`, `words` (blocks of posting lists) and `directory` (which block holds which words),
// `figures` and `texts/{field}` (what filters ask for, lib/publish/texts.ts).

const AT_ONCE_BYTES = 1 << 22

/** Parts of one key, several to a statement. */
async function write(tx: Writer, edition: string, key: string, parts: Iterable<Uint8Array>): Promise<void> {
  let waiting: { part: number; bytes: Uint8Array }[] = []
  let size = 0
  const flush = async () => {
    if (waiting.length) await tx.rows(sql`insert into slices (edition, key, part, bytes) values ${sql.join(waiting.map(w => sql`(${edition}, ${key}, ${w.part}, ${w.bytes})`), sql`, `)}`)
    waiting = []
    size = 0
  }
  let part = 0
  for (const bytes of parts) {
    waiting.push({ part: part++, bytes })
    if ((size += bytes.length) >= AT_ONCE_BYTES) await flush()
  }
  await flush()
}

export async function writeColumns(tx: Writer, edition: string, slice: Slice): Promise<void> {
  if (slice.columns.length <= LEAF_ROWS) await write(tx, edition, 'root', [encodeSlice(slice)])
  else await write(tx, edition, 'columns', encodeParts(slice))
}

export async function writeOrders(tx: Writer, edition: string, { ranks, postings }: { ranks: Ranks; postings: Postings }): Promise<void> {
  await write(tx, edition, 'ranks', [encodeRanks(ranks)])
  await write(tx, edition, 'words', postings.blocks)
  await write(tx, edition, 'directory', [new TextEncoder().encode(JSON.stringify(postings.directory))])
}

export async function writeAttributes(tx: Writer, edition: string, { figures, texts }: { figures: Figures; texts: Record<string, Uint8Array[]> }): Promise<void> {
  await write(tx, edition, 'figures', [encodeFigures(figures)])
  for (const [field, parts] of Object.entries(texts)) await write(tx, edition, `texts/${field}`, parts)
}

/** One part of a key; null when there is none. */
export async function sliceBytes(db: Database, edition: string, key: string, part = 0): Promise<Uint8Array | null> {
  const [row] = await db.read<{ bytes: Uint8Array }>(sql`select bytes from slices where edition = ${edition} and key = ${key} and part = ${part}`)
  return row ? new Uint8Array(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength) : null
}

/** Columns of a whole edition; null when the store does not hold it. */
export async function readColumns(db: Database, edition: string): Promise<Slice | null> {
  const found = await editionByKey(db, edition)
  if (!found) return null
  const root = await sliceBytes(db, edition, 'root')
  if (root) return decodeSlice(root)
  const parts = Math.ceil(found.rows / PART_ROWS)
  async function* each() {
    for (let part = 0; part < parts; part++) {
      const bytes = await sliceBytes(db, edition, 'columns', part)
      if (!bytes) throw new EditionGone(edition, `part ${part} of its columns`)
      yield bytes
    }
  }
  return decodeParts(each(), found.rows)
}

export async function readOrders(db: Database, edition: string): Promise<{ ranks: Ranks; directory: Directory } | null> {
  const [ranks, directory] = await Promise.all([sliceBytes(db, edition, 'ranks'), sliceBytes(db, edition, 'directory')])
  return ranks && directory && { ranks: decodeRanks(ranks), directory: JSON.parse(new TextDecoder().decode(directory)) as Directory }
}

/** Blocks of posting lists by number. */
export async function wordBlocks(db: Database, edition: string, numbers: number[]): Promise<Map<number, Uint8Array>> {
  if (!numbers.length) return new Map()
  const rows = await db.read<{ part: number; bytes: Uint8Array }>(sql`select part, bytes from slices where edition = ${edition} and key = 'words' and part = any(${sql.param(numbers)}::int[])`, found => found.length === numbers.length)
  return new Map(rows.map(r => [r.part, r.bytes]))
}
