import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/**
 * Who holds a store folder. PGlite takes no lock of its own, and two processes on one folder corrupt it. `started` tells a
 * process from another that got its number later; `host` one machine or container from another on the same volume.
 */
export interface Holder { pid: number; started: string | null; host: string; address: string | null }

/** The holder touches the lock this often; one of another host that was not touched for so long is given up. */
const TOUCH_MS = 5000
const GIVEN_UP_MS = 60_000

const lockFile = (folder: string) => join(folder, 'lock.json')

/** The live process that holds the folder; null when none does. */
export function holderOf(folder: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(lockFile(folder), 'utf8')) as Holder
    const live = holder.host === undefined || holder.host === hostname() ? alive(holder) : Date.now() - statSync(lockFile(folder)).mtimeMs < GIVEN_UP_MS
    return live ? holder : null
  } catch {
    return null
  }
}

function alive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startOf(pid)
  return !started || !now || now === started
}

/** When a process began, in ticks since the machine did (proc(5), field 22); null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    // The name in parentheses may hold spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19] ?? null
  } catch {
    return null
  }
}

export class StoreHeld extends Error {
  /** `holder`: null while another process takes the folder over from a dead one. */
  constructor(readonly folder: string, readonly holder: Holder | null) {
    super(holder === null
      ? `The store ${folder} is being taken over by another process. Try again in a minute.`
      : `The store ${folder} is held by process ${holder.pid}${holder.address ? ` (${holder.address})` : ''}. Stop it first, or give this one a folder of its own with ATLAS_STORE.`)
    this.name = 'StoreHeld'
  }
}

/** Takes the folder or throws StoreHeld. A lock whose process is dead is taken over, by one starter at a time. Returns what gives it back. */
export function takeLock(folder: string, address: string | null): () => void {
  mkdirSync(folder, { recursive: true })
  const write = () => writeFileSync(lockFile(folder), JSON.stringify({ pid: process.pid, started: startOf(process.pid), host: hostname(), address } satisfies Holder), { flag: 'wx' })
  try {
    write()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const turn = join(folder, 'lock.turn')
    try {
      if (Date.now() - statSync(turn).mtimeMs > GIVEN_UP_MS) rmSync(turn, { force: true })
    } catch { /* No one is taking over. */ }
    const held = openTurn(turn)
    try {
      const holder = holderOf(folder)
      if (!held || (holder && !isOwn(holder))) throw new StoreHeld(folder, holder && !isOwn(holder) ? holder : null)
      rmSync(lockFile(folder), { force: true })
      write()
    } finally {
      if (held) rmSync(turn, { force: true })
    }
  }
  const touch = setInterval(() => {
    try {
      utimesSync(lockFile(folder), new Date(), new Date())
    } catch { /* The folder is gone; so is the lock. */ }
  }, TOUCH_MS)
  touch.unref()
  return () => {
    clearInterval(touch)
    const holder = holderOf(folder)
    if (holder && isOwn(holder)) rmSync(lockFile(folder), { force: true })
  }
}

const isOwn = (holder: Holder): boolean => holder.pid === process.pid && (holder.host === undefined || holder.host === hostname())

function openTurn(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'))
    return true
  } catch {
    return false
  }
}
