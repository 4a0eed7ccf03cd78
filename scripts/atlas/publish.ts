import { planFolder } from '../../lib/publish/build'
import { openEmbedded } from '../../lib/store/database'
import { holderOf, takeLock } from '../../lib/store/lock'
import { publishFolder } from '../../lib/store/publish'
import { databaseDir } from '../../lib/store/folder'
import { check } from './check'

const WAIT_MS = 60_000
const ASK_EVERY_MS = 500

/** Publishes into the store; when a server holds it, that server publishes, and this waits until it shows the new state. */
export async function publish(dir: string, storeDir: string): Promise<number> {
  const code = check(dir)
  if (code) return code
  const holder = holderOf(storeDir)
  if (holder?.address) return waitFor(holder.address, planFolder(dir).current.head.key)
  const release = takeLock(storeDir, null)
  try {
    const db = await openEmbedded(databaseDir(storeDir))
    const { head, written } = await publishFolder(db, dir)
    await db.close()
    process.stdout.write(written ? `Published: ${head.draft ? 'a draft on ' : ''}edition ${head.number} (${head.hash.slice(0, 8)}).\n` : `Nothing new: edition ${head.number} (${head.hash.slice(0, 8)}) is published already.\n`)
    return 0
  } finally {
    release()
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
