import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

// PGlite's PostgreSQL runs without fsync (-F, and its WebAssembly has none to call): what it has written is the kernel's, safe from the end
// of the process, not of the machine. So the files are synchronised from here. Run alone (--single), PostgreSQL makes a checkpoint when it
// opens and when it closes and none in between but those that we ask for: with all files on disk once after it opened, the write-ahead log is
// all that has to follow. What a checkpoint no longer needs of the log PostgreSQL itself would remove at once, before the checkpoint is on
// disk: it is told to keep everything (KEEP_LOG), and `forgetLog` removes it afterwards.

/** Start parameters of PostgreSQL; the most that it takes, in megabytes. */
export const KEEP_LOG = ['-c', 'wal_keep_size=2097151']

/** A file or a folder that is gone by now was not needed any more. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!handle) return
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Says which checkpoint counts: last of all, so that no disk ever holds a new one without what it rests on. */
const CONTROL = 'pg_control'

async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await syncTree(path)
    else if (entry.isFile() && entry.name !== CONTROL) await sync(path)
  }
  await sync(folder)
}

export interface Syncing {
  /** The write-ahead log up to the end of a segment; all files before the first time. */
  log(segment: string): Promise<void>
  whole(): Promise<void>
  /** Segments of the log before one. */
  before(segment: string): Promise<string[]>
  /** Removes those; to be asked once a checkpoint that was begun in that segment is on disk. */
  forgetLog(before: string): Promise<void>
}

/** Of the folder of one database. Segments are named in their order (24 hexadecimal digits); those after the present one are kept for later. */
export function syncing(folder: string): Syncing {
  const wal = join(folder, 'pg_wal')
  let first: Promise<void> | null = null
  let last = ''
  const whole = async () => {
    await syncTree(folder)
    await sync(join(folder, 'global', CONTROL))
  }
  const segments = async () => (await readdir(wal)).filter(name => /^[0-9A-F]{24}$/.test(name))
  const before = async (segment: string) => (await segments()).filter(name => name < segment)
  return {
    async log(segment) {
      first ??= whole()
      await first.catch((error: unknown) => {
        first = null
        throw error
      })
      const written = last === segment ? [segment] : (await segments()).filter(name => name >= last && name <= segment)
      for (const name of written) await sync(join(wal, name))
      if (last !== segment) await sync(wal)
      last = segment
    },
    whole,
    before,
    async forgetLog(segment) {
      for (const name of await before(segment)) await rm(join(wal, name), { force: true })
    },
  }
}
