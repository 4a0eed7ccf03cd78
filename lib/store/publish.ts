import { planFolder, type Plan } from '../publish/build'
import type { EditionHead } from '../publish/compile'
import { currentEdition, editionByKey } from './read'
import type { Database } from './database'
import { forgetReleased, writeEdition } from './write'

export interface Published { head: EditionHead; written: number; warnings: Plan['warnings'] }

/**
 * Publishes a folder: its released editions that the store does not hold yet, then its present state as the one served.
 * Throws DatasetRefused before anything is written; the last good edition goes on being served.
 */
export async function publishFolder(db: Database, dir: string): Promise<Published> {
  const plan = planFolder(dir)
  let written = 0
  for (const edition of plan.released) {
    if (await editionByKey(db, edition.head.key)) continue
    if ((await writeEdition(db, edition.head, edition.compile, false)).written) written++
  }
  const now = await currentEdition(db)
  if (now?.key !== plan.current.head.key) {
    if ((await writeEdition(db, plan.current.head, plan.current.compile, true)).written) written++
  }
  await forgetReleased(db, [...plan.released, plan.current].map(e => e.head.key), plan.unreadable)
  return { head: plan.current.head, written, warnings: plan.warnings }
}
