import type { Audience } from '../../lib/model/redaction'
import { planFolder, type Plan } from '../../lib/publish/build'
import { DatasetRefused } from '../../lib/publish/faults'
import { databaseDir } from '../../lib/store/folder'
import { holderOf, takeLock } from '../../lib/store/lock'
import { OtherAudience } from '../../lib/store/audience'
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
  audience?: Audience
  /** Counts faults and warnings that may quote what is kept back, and names none. */
  terse?: boolean
}

/** Publishes into the store; when a server process holds an embedded one, that publishes, and this waits until it shows the new state. */
export async function publish({ dir, storeDir, url, onlyNew, audience = 'public', terse = false }: PublishCommand): Promise<number> {
  const progress = new Progress()
  try {
    const holder = url ? null : holderOf(storeDir)
    if (holder?.address) {
      const own = (await ask<{ audience: Audience | null }>(`${holder.address}/api/health`))?.audience
      if (own && own !== audience) throw new OtherAudience(own, audience)
      return await waitFor(holder.address, await planFolder(dir, { audience }))
    }
    const release = url ? () => undefined : takeLock(storeDir, null)
    try {
      const db = await openStore({ url, readUrl: null, folder: databaseDir(storeDir) })
      const { head, written, left, leaving, discreet, warnings, warned } = await publishFolder(db, dir, { onlyNew, audience, report: report => progress.show(report) }).finally(() => db.close())
      progress.end()
      tellWarnings(terse && discreet ? [] : warnings, warned)
      process.stdout.write(left ? `${written ? `Published: ${written} released ${written === 1 ? 'edition' : 'editions'}. ` : ''}Left alone: the store has served this content (${head.hash.slice(0, 8)}) before, and serves another now. To bring it back: npm run atlas -- publish ${dir}\n`
        : written ? `Published: ${head.draft ? 'a draft on ' : ''}edition ${head.number} (${head.hash.slice(0, 8)}).\n` : `Nothing new: edition ${head.number} (${head.hash.slice(0, 8)}) is published already.\n`)
      if (leaving.length) process.stdout.write(`Replaced, and still there under ${leaving.length === 1 ? 'its' : 'their'} former address for ten minutes: ${leaving.join(', ')}. A server that publishes this folder drops ${leaving.length === 1 ? 'it' : 'them'} then; where none does, publish again.\n`)
      return 0
    } finally {
      release()
    }
  } catch (error) {
    progress.end()
    if (!(error instanceof DatasetRefused)) throw error
    tellFaults(terse && error.discreet ? new DatasetRefused([], error.count) : error, dir)
    return 1
  }
}

/** Until the server shows the present data and every released edition as they lie in the folder. */
async function waitFor(address: string, { current: { head }, released, warnings, warned }: Plan): Promise<number> {
  tellWarnings(warnings, warned)
  let lacking: string[] = []
  for (const start = Date.now(); Date.now() - start < WAIT_MS; await new Promise(done => setTimeout(done, ASK_EVERY_MS))) {
    const current = await ask<{ edition: string }>(`${address}/api/editions/current`)
    const shown = current && await editionsOf(address)
    if (!shown) continue
    lacking = released.map(e => e.head.key).filter(key => !shown.has(key))
    if (current.edition !== head.key) lacking.unshift(head.key)
    if (lacking.length) continue
    process.stdout.write(`The running server (${address}) serves it: ${[...new Set([head.key, ...released.map(e => e.head.key)])].join(', ')}. What it made of former states of these editions is dropped ten minutes after they were replaced.\n`)
    return 0
  }
  process.stderr.write(`The server at ${address} holds the store and did not show this data (${lacking.join(', ') || head.key}) within ${WAIT_MS / 1000} s. Does it serve another folder (ATLAS_DATA)? Its log says what it refused.\n`)
  return 1
}

async function ask<T>(url: string): Promise<T | null> {
  const answer = await fetch(url).catch(() => null)
  return answer?.ok ? ((await answer.json()) as T) : null
}

/** Keys of the released editions that a server shows, page by page; null when it does not answer. */
async function editionsOf(address: string): Promise<Set<string> | null> {
  const keys = new Set<string>()
  for (let before = ''; ;) {
    const page = await ask<{ editions: { edition: string; number: number }[]; links: { rel: string }[] }>(`${address}/api/editions?limit=100${before}`)
    if (!page) return null
    for (const { edition } of page.editions) keys.add(edition)
    const last = page.editions.at(-1)
    if (!last || !page.links.some(link => link.rel === 'next')) return keys
    before = `&before=${last.number}`
  }
}
