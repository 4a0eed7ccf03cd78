import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

// PGlite's PostgreSQL runs without fsync (-F, and its WebAssembly has none to call): what it has written is the kernel's, safe from the end
// of the process, not of the machine. So the files are synchronised from here. Run alone (--single), PostgreSQL makes a checkpoint when it
// opens and when it closes and none in between: with all files on disk once after it opened, the write-ahead log is all that has to follow.

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

async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await syncTree(path)
    else if (entry.isFile()) await sync(path)
  }
  await sync(folder)
}

export interface Syncing {
  /** The write-ahead log up to the end of a segment; all files before the first time. */
  log(segment: string): Promise<void>
  whole(): Promise<void>
}

/** Of the folder of one database. Segments are named in their order (24 hexadecimal digits); those after the present one are kept for later. */
export function syncing(folder: string): Syncing {
  const wal = join(folder, 'pg_wal')
  let whole: Promise<void> | null = null
  let last = ''
  return {
    async log(segment) {
      whole ??= syncTree(folder)
      await whole.catch((error: unknown) => {
        whole = null
        throw error
      })
      const written = last === segment ? [segment] : (await readdir(wal)).filter(name => /^[0-9A-F]{24}$/.test(name) && name >= last && name <= segment)
      for (const name of written) await sync(join(wal, name))
      if (last !== segment) await sync(wal)
      last = segment
    },
    whole: () => syncTree(folder),
  }
}
