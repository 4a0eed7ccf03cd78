import 'server-only'
import type { Database } from '../store/database'
import { databaseDir } from '../store/folder'
import { takeLock } from '../store/lock'
import { layKey } from '../store/store-key'
import { openStore } from '../store/open'
import { env } from './env'

interface Held { opening: Promise<Database>; release: () => void }
const globals = globalThis as unknown as { __atlasStore?: Held; __atlasClosing?: boolean }

/** The one database of this process, opened when first asked for and closed with the process. Throws StoreHeld when another process has the folder, StoreUnusable when a server cannot be used. */
export function store(): Promise<Database> {
  if (env.building) throw new Error('The store was asked for during the build: only requests may open it.')
  // Requests that come while the process ends must not open the folder a second time.
  if (globals.__atlasClosing) throw new Error('The server is shutting down.')
  globals.__atlasStore ??= open()
  return globals.__atlasStore.opening
}

function open(): Held {
  // A server takes any number of processes; a folder one.
  const release = env.databaseUrl ? () => undefined : hold()
  const opening = openStore({ url: env.databaseUrl, readUrl: env.databaseReadUrl, folder: databaseDir(env.storeDir) })
  opening.catch(() => {
    release()
    globals.__atlasStore = undefined
  })
  return { opening, release }
}

/** The folder is this process's; the command line may ask it for what is not public. */
function hold(): () => void {
  const giveBack = takeLock(env.storeDir, `http://127.0.0.1:${env.port}`)
  const takeAway = layKey(env.storeDir)
  return () => {
    takeAway()
    giveBack()
  }
}

/** Closes the database and gives the folder back. */
export async function closeStore(): Promise<void> {
  globals.__atlasClosing = true
  const held = globals.__atlasStore
  if (!held) return
  await held.opening.then(db => db.close(), () => undefined)
  held.release()
}
