import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { openArchive } from './archive'
import { Damaged, NoBundle, type Contents } from './contents'
import { openFolder } from './folder'
import { readSums, shown, SUMS } from './sums'

export interface Verdict {
  /** Files that are as the manifest says. */
  intact: number
  /** What is missing, changed, extra or out of order, each in one sentence. None: the bundle is whole. */
  faults: string[]
  /** SHA-256 of the manifest itself: the same for everyone who holds the same bundle. */
  sum: string
}

/** A manifest of ten thousand names is smaller. */
const MOST_SUMS_BYTES = 4_000_000

/**
 * Holds every file of a bundle (a ZIP, or the folder it was unpacked to) against its SHA256SUMS. Files are hashed as they are
 * read, so that memory stays small whatever the bundle claims to hold; nothing is unpacked to disk.
 *
 * @throws NoBundle when `path` is none
 */
export async function verifyBundle(path: string): Promise<Verdict> {
  const there = await stat(path).catch(() => null)
  if (!there) throw new NoBundle(`There is no file or folder ${path}. Name a case bundle (a ZIP), or the folder that one was unpacked to.`)
  return verifyContents(await (there.isDirectory() ? openFolder(path) : openArchive(path)), path)
}

async function verifyContents(contents: Contents, path: string): Promise<Verdict> {
  const folder = folderOf(contents.names)
  if (folder === null) throw new NoBundle(`${path} is no case bundle: there is no ${SUMS} in it, which every bundle holds.`)
  const bytes = await manifestOf(contents, folder + SUMS, path)
  const { sums, faults } = readSums(new TextDecoder().decode(bytes))
  faults.push(...contents.faults)
  if (!sums.size) throw new NoBundle(`${path} is no case bundle: its ${SUMS} names no file.`)
  let intact = 0
  for (const [name, expected] of sums) {
    if (!contents.names.has(folder + name)) {
      faults.push(`${shown(name)} is missing: ${SUMS} names it.`)
      continue
    }
    try {
      const found = await sha256(contents.read(folder + name))
      if (found === expected) intact++
      else faults.push(`${shown(name)} was changed: its SHA-256 is ${found}, and ${SUMS} says ${expected}.`)
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      faults.push(`${shown(name)} is damaged: ${error.message}.`)
    }
  }
  for (const name of contents.names) if (name !== folder + SUMS && !(name.startsWith(folder) && sums.has(name.slice(folder.length)))) faults.push(`${shown(name)} is extra: ${SUMS} does not name it.`)
  return { intact, faults, sum: createHash('sha256').update(bytes).digest('hex') }
}

/** Where the manifest lies: at the top, or in the one folder that everything is in (as a bundle is that was unpacked and packed again). */
function folderOf(names: Set<string>): string | null {
  if (names.has(SUMS)) return ''
  const tops = new Set([...names].map(name => name.split('/')[0]))
  const [top] = tops
  return tops.size === 1 && names.has(`${top}/${SUMS}`) ? `${top}/` : null
}

async function manifestOf({ read }: Contents, name: string, path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of read(name)) {
      length += piece.length
      if (length > MOST_SUMS_BYTES) throw new NoBundle(`${path} is no case bundle: its ${SUMS} is larger than ${MOST_SUMS_BYTES / 1e6} MB.`)
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof Damaged) throw new NoBundle(`${path} cannot be checked: ${SUMS} is damaged, ${error.message}.`)
    throw error
  }
  return Buffer.concat(pieces)
}

async function sha256(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
