import { sql } from 'drizzle-orm'
import type { HeldFile } from '../model/held-file'
import type { ScenePlace } from '../model/scene'
import { heldBytes } from '../publish/held-file'
import type { Database, Writer } from './database'

// Files that editions hand out, each once, by what it holds. What is withheld is never written: only an edition's own list leads to one.

/** Of a file that is gone or holds something else by now, what the store has of it from before serves on. */
export async function writeFiles(tx: Writer, edition: string, files: HeldFile[]): Promise<void> {
  for (const file of files) {
    await tx.rows(sql`insert into edition_files (edition, sha256) values (${edition}, ${file.sha256}) on conflict do nothing`)
    if ((await tx.rows(sql`select 1 from files where sha256 = ${file.sha256}`)).length) continue
    const bytes = heldBytes(file)
    if (bytes) await tx.rows(sql`insert into files (sha256, type, bytes) values (${file.sha256}, ${file.type}, ${bytes}) on conflict do nothing`)
  }
}

/** Those of which no edition is left. */
export const dropFiles = (tx: Writer) => tx.rows(sql`delete from files where not exists (select 1 from edition_files e where e.sha256 = files.sha256)`)

/** Type and length (bytes) of a file that an edition hands out; null when it hands out none of this hash. */
export async function fileOf(db: Database, edition: string, sha256: string): Promise<{ type: string; length: number } | null> {
  return (await db.read<{ type: string; length: number }>(sql`select type, length(bytes) as length from files join edition_files using (sha256) where edition = ${edition} and sha256 = ${sha256}`))[0] ?? null
}

/** Bytes of a file from an offset on; the rest of it is not read. */
export async function fileBytes(db: Database, sha256: string, from: number, length: number): Promise<Uint8Array> {
  const [row] = await db.read<{ bytes: Uint8Array }>(sql`select substring(bytes from ${from + 1} for ${length}) as bytes from files where sha256 = ${sha256}`)
  return row ? new Uint8Array(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength) : new Uint8Array()
}

/** Places with scenes of an edition, each with its scenes by date; null when the store does not hold the edition. */
export async function scenesOf(db: Database, edition: string): Promise<ScenePlace[] | null> {
  const [row] = await db.read<{ scenes: ScenePlace[] | null }>(sql`select scenes from editions where key = ${edition}`)
  return row ? (row.scenes ?? []) : null
}
