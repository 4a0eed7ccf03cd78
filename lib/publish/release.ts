import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withHeading } from './changelog'
import { planFolder } from './build'
import { FILES } from './read'

/**
 * Makes the data as it lies there the next edition: a heading on top of the changelog, a snapshot in `editions/`.
 * Throws when the data is refused, and a sentence when nothing changed since the last edition.
 */
export function release(dir: string, note: string, date: string): { number: number; date: string } {
  const { current } = planFolder(dir)
  if (!current.head.draft) throw new Error(`Nothing to release: the data in ${dir} is edition ${current.head.number} already.`)
  const changelog = join(dir, 'CHANGELOG.md')
  const text = existsSync(changelog) ? readFileSync(changelog, 'utf8') : '# Changelog\n'
  const snapshotOf = (number: number) => join(dir, 'editions', String(number))
  // A heading that someone wrote by hand and that has no snapshot yet is the edition to be kept.
  const waiting = current.head.number > 0 && !existsSync(snapshotOf(current.head.number))
  const number = waiting ? current.head.number : current.head.number + 1
  if (!waiting) writeFileSync(changelog, withHeading(text, { number, date, note }))
  mkdirSync(snapshotOf(number), { recursive: true })
  for (const name of FILES) writeFileSync(join(snapshotOf(number), name), JSON.stringify(JSON.parse(readFileSync(join(dir, name), 'utf8').replace(/^\uFEFF/, ''))) + '\n')
  return { number, date: waiting ? current.head.date : date }
}
