import { planFolder, type Plan } from '../publish/build'
import type { EditionHead } from '../publish/compile'
import type { Report } from '../publish/scan'
import { bringHistoryUpToDate } from './compare'
import { currentEdition, editionByKey, wasPublished } from './read'
import type { Database } from './database'
import { forgetDrafts, forgetReleased, keepLogs, replacedEditions, writeEdition } from './write'

export interface Published { head: EditionHead; written: number; warnings: Plan['warnings']; warned: number; /** Nothing was done: `onlyNew`, and the store has served this content before. */ left: boolean; /** Keys of former states of released editions, dropped ten minutes after they were replaced (`forgetReplaced`). */ leaving: string[] }

export interface PublishOptions {
  report?: Report
  /** Leaves a content that was ever served alone: a process beside others must not bring back what one of them has replaced. */
  onlyNew?: boolean
}

/**
 * Publishes a folder: its released editions that the store does not hold yet, then its present state as the one served.
 * Throws DatasetRefused before anything is written; the last good edition goes on being served.
 */
export async function publishFolder(db: Database, dir: string, { report, onlyNew = false }: PublishOptions = {}): Promise<Published> {
  const plan = await planFolder(dir, { report, isKept: async key => (await editionByKey(db, key)) !== null })
  const { head } = plan.current
  const done = { head, warnings: plan.warnings, warned: plan.warned }
  if (onlyNew && (await currentEdition(db)) && (await wasPublished(db, head.hash))) {
    await bringHistoryUpToDate(db)
    return { ...done, written: 0, left: true, leaving: await replacedEditions(db) }
  }
  let written = 0
  for (const edition of plan.released) {
    if (await editionByKey(db, edition.head.key)) continue
    if ((await writeEdition(db, edition.head, edition.compile, false)).written) written++
  }
  await keepLogs(db, plan.logs)
  const now = await currentEdition(db)
  if (now?.key !== head.key) {
    if ((await writeEdition(db, head, plan.current.compile, true)).written) written++
  }
  await forgetReleased(db, plan.released.map(e => e.head))
  await forgetDrafts(db)
  await bringHistoryUpToDate(db)
  return { ...done, written, left: false, leaving: await replacedEditions(db) }
}
