import type { Audience } from '../model/redaction'
import { planFolder, type Plan } from '../publish/build'
import type { EditionHead } from '../publish/compile'
import type { Report } from '../publish/scan'
import { audienceOf, claimAudience, OtherAudience } from './audience'
import { bringHistoryUpToDate } from './compare'
import { currentEdition, editionByKey, releasedEdition, wasKnown, wasPublished } from './read'
import type { Database } from './database'
import { forgetDrafts, forgetReleased, keepLogs, replacedEditions, writeEdition } from './write'

export interface Published { head: EditionHead; discreet: boolean; written: number; warnings: Plan['warnings']; warned: number; /** What is served was left: `onlyNew`, and the store has served this content before. */ left: boolean; /** Keys of former states of released editions, dropped ten minutes after they were replaced (`forgetReplaced`). */ leaving: string[] }

export interface PublishOptions {
  report?: Report
  /** Leaves a content that was ever served alone: a process beside others must not bring back what one of them has replaced. */
  onlyNew?: boolean
  /** For whom: a store takes the editions of one audience. */
  audience?: Audience
}

/**
 * Publishes a folder: its released editions that the store does not hold yet, then its present state as the one served.
 * Throws OtherAudience when the store is for another, DatasetRefused before anything is written; the last good edition goes on being served.
 */
export async function publishFolder(db: Database, dir: string, { report, onlyNew = false, audience = 'public' }: PublishOptions = {}): Promise<Published> {
  const own = await audienceOf(db)
  if (own !== null && own !== audience) throw new OtherAudience(own, audience)
  const plan = await planFolder(dir, { report, audience, isKept: async key => (await editionByKey(db, key)) !== null })
  await claimAudience(db, audience)
  const { head } = plan.current
  const done = { head, discreet: plan.discreet, warnings: plan.warnings, warned: plan.warned }
  // A restart may find a folder that is behind the store: what was here before and is not any more (a mended snapshot) is not made again.
  const left = onlyNew && (await currentEdition(db)) !== null && ((await wasPublished(db, head.hash)) || ((await wasKnown(db, head.hash)) && (await editionByKey(db, head.key)) === null))
  let written = 0
  for (const edition of plan.released) {
    if (await editionByKey(db, edition.head.key)) continue
    if (onlyNew && (await wasKnown(db, edition.head.hash))) continue
    if ((await writeEdition(db, edition.head, edition.compile, false)).written) written++
  }
  await keepLogs(db, plan.logs, onlyNew)
  if (!left && (await currentEdition(db))?.key !== head.key) {
    if ((await writeEdition(db, head, plan.current.compile, true)).written) written++
  }
  await forgetReleased(db, onlyNew ? await counting(db, plan.released) : plan.released.map(e => e.head))
  await forgetDrafts(db)
  await bringHistoryUpToDate(db)
  return { ...done, written, left, leaving: await replacedEditions(db) }
}

/** Those of a folder's released editions that count for their number in the store. */
async function counting(db: Database, released: Plan['released']): Promise<EditionHead[]> {
  const found: EditionHead[] = []
  for (const { head } of released) if ((await releasedEdition(db, head.number))?.key === head.key) found.push(head)
  return found
}
