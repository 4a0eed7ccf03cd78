import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// What a server hands to nobody but whoever may read its store folder: they show the key that lies there. It is made anew each time.

/** The file of answers with the notes that volunteers wrote, below a project's exports. */
export const NOTED_ANSWERS = 'answers-with-notes.jsonl'

const keyFile = (folder: string) => join(folder, 'key')

/** Lays a new key into a folder, for its owner's eyes. Returns what takes it away. */
export function layKey(folder: string): () => void {
  // One that is there keeps its rights when it is written over.
  rmSync(keyFile(folder), { force: true })
  writeFileSync(keyFile(folder), randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return () => rmSync(keyFile(folder), { force: true })
}

/** Null where there is none, or it is not ours to read. */
export function keyOf(folder: string): string | null {
  try {
    return readFileSync(keyFile(folder), 'utf8')
  } catch {
    return null
  }
}

/** Whether an `Authorization` header shows the folder's key. */
export function showsKey(folder: string, authorization: string | null): boolean {
  const key = keyOf(folder)
  if (!key || !authorization) return false
  const [shown, expected] = [Buffer.from(authorization), Buffer.from(`Bearer ${key}`)]
  return shown.length === expected.length && timingSafeEqual(shown, expected)
}
