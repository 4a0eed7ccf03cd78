import { planFolder } from '../../lib/publish/build'
import { DatasetRefused } from '../../lib/publish/faults'
import { databaseDir } from '../../lib/store/folder'
import { holderOf, takeLock } from '../../lib/store/lock'
import { openStore } from '../../lib/store/open'
import { publishFolder } from '../../lib/store/publish'
import { tellFaults, tellWarnings } from './check'
import { Progress } from './progress'

const WAIT_MS = 60_000
const ASK_EVERY_MS = 500

export interface PublishCommand {
  dir: string
  /** Folder of the embedded store, when there is no server. */
  storeDir: string
  /** DATABASE_URL; null = the embedded store. */
  url: string | null
  /** Leaves a content alone that the store has served before. */
  onlyNew?: boolean
}

/** Publishes into the store; when a server process holds an embedded one, that publishes, and this waits until it shows the new state. */
export async function publish({ dir, storeDir, url, onlyNew }: PublishCommand): Promise<number> {
  const progress = new Progress()
  try {
    const holder = url ? null : holderOf(storeDir)
    if (holder?.address) return await waitFor(holder.address, (await planFolder(dir)).current.head.key)
    const release = url ? () => undefined : takeLock(storeDir, null)
    try {
      const db = await openStore({ url, readUrl: null, folder: databaseDir(storeDir) })
      const { head, written, left, warnings, warned } = await publishFolder(db, dir, { onlyNew, report: report => progress.show(report) }).finally(() => db.close())
      progress.end()
      tellWarnings(warnings, warned)
      process.stdout.write(left ? `Left alone: the store has served this content (${head.hash.slice(0, 8)}) before, and serves another now. To bring it back: npm run atlas -- publish ${dir}\n`
        : written ? `Published: ${head.draft ? 'a draft on ' : ''}edition ${head.number} (${head.hash.slice(0, 8)}).\n` : `Nothing new: edition ${head.number} (${head.hash.slice(0, 8)}) is published already.\n`)
      return 0
    } finally {
      release()
    }
  } catch (error) {
    progress.end()
    if (!(error instanceof DatasetRefused)) throw error
    tellFaults(error, dir)
    return 1
  }
}

async function waitFor(address: string, key: string): Promise<number> {
  for (const start = Date.now(); Date.now() - start < WAIT_MS; await new Promise(done => setTimeout(done, ASK_EVERY_MS))) {
    const answer = await fetch(`${address}/api/editions/current`).catch(() => null)
    const current = answer?.ok ? ((await answer.json()) as { edition: string }) : null
    if (current?.edition === key) {
      process.stdout.write(`The running server (${address}) serves it: ${key}.\n`)
      return 0
    }
  }
  process.stderr.write(`The server at ${address} holds the store and did not show this data (${key}) within ${WAIT_MS / 1000} s. Does it serve another folder (ATLAS_DATA)? Its log says what it refused.\n`)
  return 1
}
