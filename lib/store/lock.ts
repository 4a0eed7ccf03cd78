import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds a store folder. PGlite takes no lock of its own, and two processes on one folder corrupt it. */
export interface Holder { pid: number; address: string | null }

const lockFile = (folder: string) => join(folder, 'lock.json')

/** The live process that holds the folder; null when none does. */
export function holderOf(folder: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(lockFile(folder), 'utf8')) as Holder
    return alive(holder.pid) ? holder : null
  } catch {
    return null
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export class StoreHeld extends Error {
  constructor(readonly folder: string, readonly holder: Holder) {
    super(`The store ${folder} is held by process ${holder.pid}${holder.address ? ` (${holder.address})` : ''}. Stop it first, or give this one a folder of its own with ATLAS_STORE.`)
    this.name = 'StoreHeld'
  }
}

/** Takes the folder or throws StoreHeld. A lock whose process is dead is taken over. Returns what gives it back. */
export function takeLock(folder: string, address: string | null): () => void {
  mkdirSync(folder, { recursive: true })
  const write = () => writeFileSync(lockFile(folder), JSON.stringify({ pid: process.pid, address } satisfies Holder), { flag: 'wx' })
  try {
    write()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = holderOf(folder)
    if (holder && holder.pid !== process.pid) throw new StoreHeld(folder, holder)
    rmSync(lockFile(folder), { force: true })
    write()
  }
  return () => {
    if (holderOf(folder)?.pid === process.pid) rmSync(lockFile(folder), { force: true })
  }
}
