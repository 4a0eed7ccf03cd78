import 'server-only'
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { DatasetRefused, faultText } from '../publish/faults'
import { publishFolder } from '../store/publish'
import { env } from './env'
import { log } from './log'
import { closeStore, store } from './store'

const REST_MS = 400
/** For file systems that report no changes. */
const LOOK_ANYWAY_MS = 60_000

interface State { failed: boolean; running: Promise<void>; watcher: FSWatcher | null; started: boolean }
const globals = globalThis as unknown as { __atlasPublishing?: State }
const state = (): State => (globals.__atlasPublishing ??= { failed: false, running: Promise.resolve(), watcher: null, started: false })

/** Whether the folder as it lies there is not what is served; the log says why. */
export const publishingFailed = (): boolean => state().failed

/** Publishes the folder once; refusals are logged fault by fault and leave the last good edition served. */
export function publishNow(): Promise<void> {
  const s = state()
  s.running = s.running.then(async () => {
    try {
      const { head, written, warnings } = await publishFolder(await store(), env.dataDir)
      s.failed = false
      if (written) log.info({ edition: head.key, hash: head.hash, draft: head.draft, warnings: warnings.length }, 'published')
    } catch (error) {
      s.failed = true
      if (error instanceof DatasetRefused) for (const fault of error.faults) log.error(faultText(fault))
      else log.error(error, 'publishing failed')
    }
  })
  return s.running
}

/** Sizes and times of the folder's files: reading a large one whole every minute would hold up requests. */
function stampOf(dir: string): string {
  try {
    return readdirSync(dir, { withFileTypes: true }).map(entry => {
      const { mtimeMs, size } = statSync(join(dir, entry.name))
      return `${entry.name} ${mtimeMs} ${size}`
    }).join('\n')
  } catch {
    return ''
  }
}

/** At the start of the server: publish, then follow the folder. An edit is served within a second or two, as a draft. */
export async function startPublishing(): Promise<void> {
  const s = state()
  if (s.started) return
  s.started = true
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      s.watcher?.close()
      // What is being published is finished first; from then on nothing may open the folder again.
      void s.running.then(closeStore).finally(() => process.exit(0))
    })
  }
  await publishNow()
  let timer: NodeJS.Timeout | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void publishNow(), REST_MS)
  }
  try {
    s.watcher = watch(env.dataDir, { recursive: true }, later)
    s.watcher.on('error', error => log.warn(error, 'the data folder cannot be watched; it is looked at every minute'))
  } catch (error) {
    log.warn(error, 'the data folder cannot be watched; it is looked at every minute')
  }
  let seen = stampOf(env.dataDir)
  setInterval(() => {
    const now = stampOf(env.dataDir)
    if (now !== seen) void publishNow()
    seen = now
  }, LOOK_ANYWAY_MS).unref()
}
