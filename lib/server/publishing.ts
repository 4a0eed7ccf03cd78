import 'server-only'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatasetRefused, faultText } from '../publish/faults'
import { publishFolder } from '../store/publish'
import { env } from './env'
import { log } from './log'
import { closeStore, store } from './store'

/** An edit is served within a second or two. */
const LOOK_MS = 1000

interface State { failed: boolean; running: Promise<void>; started: boolean }
const globals = globalThis as unknown as { __atlasPublishing?: State }
const state = (): State => (globals.__atlasPublishing ??= { failed: false, running: Promise.resolve(), started: false })

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

/** Sizes and times of what is published from the folder: a few looks at the file system, no file is read. */
function stampOf(dir: string): string {
  try {
    return readdirSync(dir).filter(name => !name.startsWith('.')).map(name => {
      const { mtimeMs, size } = statSync(join(dir, name))
      return `${name} ${mtimeMs} ${size}`
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
      // What is being published is finished first; from then on nothing may open the folder again.
      void s.running.then(closeStore).finally(() => process.exit(0))
    })
  }
  let seen = stampOf(env.dataDir)
  await publishNow()
  // Looked at, not watched: Node's recursive watch on Linux loses a file once an editor has replaced it.
  const look = setInterval(() => {
    const now = stampOf(env.dataDir)
    if (now === seen) return
    seen = now
    void publishNow()
  }, LOOK_MS)
  look.unref()
}
