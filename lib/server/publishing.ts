import 'server-only'
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatasetRefused, faultText } from '../publish/faults'
import { stampOfFolder } from '../publish/stamp'
import { audienceOf } from '../store/audience'
import { AWAY_STATUS, StoreAway } from '../store/database'
import { publishFolder } from '../store/publish'
import { forgetReplaced } from '../store/write'
import { env } from './env'
import { log } from './log'
import { follow, lookAgain } from './serving'
import { closeStore, store } from './store'

/** An edit is served within a second or two. */
const LOOK_MS = 1000
/** What could not be published because the database did not answer is tried again so often. */
const AGAIN_MS = 5000
/** What was replaced is due ten minutes later; it goes within one more. */
const DROP_MS = 60_000

interface State { failed: boolean; /** What to try again, and when: the database was away. */ again: { at: number; onlyNew: boolean } | null; running: Promise<void>; started: boolean; child: ChildProcess | null }
const globals = globalThis as unknown as { __atlasPublishing?: State }
const state = (): State => (globals.__atlasPublishing ??= { failed: false, again: null, running: Promise.resolve(), started: false, child: null })

/** Whether the folder as it lies there is not what is served; the log says why. */
export const publishingFailed = (): boolean => state().failed

/** Publishes the folder once; refusals are logged fault by fault and leave the last good edition served. */
export function publishNow({ onlyNew = false } = {}): Promise<void> {
  const s = state()
  s.running = s.running.then(async () => {
    try {
      const status = env.databaseUrl ? await inChild(onlyNew) : await here()
      s.again = status === AWAY_STATUS ? { at: Date.now() + AGAIN_MS, onlyNew } : null
      // That the database was away says nothing of the folder.
      if (s.again) return
      s.failed = status !== 0
      await lookAgain()
    } catch (error) {
      // What was published is noticed later.
      if (error instanceof StoreAway) return
      s.failed = true
      if (error instanceof DatasetRefused) {
        // They may quote what is kept back, and logs go far.
        if (error.discreet) log.error(`the folder was refused: ${error.count} ${error.count === 1 ? 'fault' : 'faults'}; npm run atlas -- check names them`)
        else for (const fault of error.faults) log.error(faultText(fault))
        if (!error.discreet && error.count > error.faults.length) log.error(`… and ${error.count - error.faults.length} more faults`)
      } else log.error(error, 'publishing failed')
    }
  })
  return s.running
}

/** The embedded store belongs to this process. */
async function here(): Promise<0> {
  const db = await store()
  const { head, written, warned } = await publishFolder(db, env.dataDir, { audience: (await audienceOf(db)) ?? 'public' })
  if (written) log.info({ edition: head.key, hash: head.hash, draft: head.draft, warnings: warned }, 'published')
  return 0
}

/** Into a server another process publishes: this one goes on answering, and keeps its memory. Its exit status. */
async function inChild(onlyNew: boolean): Promise<number | null> {
  const audience = (await audienceOf(await store())) ?? 'public'
  const root = /* turbopackIgnore: true */ process.cwd()
  const child = spawn(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/atlas.ts'), 'publish', env.dataDir, '--terse', '--audience', audience, ...(onlyNew ? ['--only-new'] : [])], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  state().child = child
  createInterface(child.stdout).on('line', line => log.info(line))
  createInterface(child.stderr).on('line', line => log.error(line))
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', code => {
      state().child = null
      done(code)
    })
  })
}

/** Former states of released editions go when they are due, whether or not anything is published then. */
export async function dropReplaced(): Promise<void> {
  const db = await store()
  const gone = await forgetReplaced(db)
  if (!gone.length) return
  log.info({ editions: gone }, 'former states of released editions are dropped')
  await lookAgain()
}

/**
 * At the start of the server: publish, then follow the folder. An edit is served within a second or two, as a draft. With a
 * server for a store, editions of others are followed as well, and a folder is published only when it holds what was never
 * served; without a folder nothing is.
 */
export async function startPublishing(): Promise<void> {
  const s = state()
  if (s.started) return
  s.started = true
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      // What is being published here is finished first, elsewhere it is given up; from then on nothing may open the folder again.
      s.child?.kill('SIGTERM')
      void s.running.then(closeStore).finally(() => process.exit(0))
    })
  }
  if (env.databaseUrl) {
    follow()
    if (!existsSync(join(env.dataDir, 'atlas.json'))) return
  }
  let seen = stampOfFolder(env.dataDir)
  await publishNow({ onlyNew: env.databaseUrl !== null })
  // Looked at, not watched: Node's recursive watch on Linux loses a file once an editor has replaced it.
  const timer = setInterval(() => {
    const now = stampOfFolder(env.dataDir)
    const due = s.again && Date.now() >= s.again.at ? s.again : null
    if (now === seen && !due) return
    s.again = null
    void publishNow({ onlyNew: now === seen && due?.onlyNew === true })
    seen = now
  }, LOOK_MS)
  timer.unref()
  setInterval(() => {
    // One at a time with what is published; what the database hinders is tried again.
    s.running = s.running.then(dropReplaced).catch((error: unknown) => {
      if (!(error instanceof StoreAway)) log.error(error, 'former states of released editions could not be dropped')
    })
  }, DROP_MS).unref()
}
