import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { withHeading } from './changelog'
import { planFolder } from './build'
import { featuresOf, parseFeature } from './features'
import { diskFault, FileOut } from './file-out'
import { peopleFileSchema } from '../model/person'
import { peopleForSnapshot } from './people'
import { withoutMark } from './json'
import { FILES, INCIDENTS, OPTIONAL, PEOPLE } from './read'
import { copyPublished } from './projects'
import { STORIES } from './stories'

/**
 * Makes the data as it lies there the next edition: a heading on top of the changelog, a snapshot in `editions/`.
 * Throws when the data is refused, and a sentence when nothing changed since the last edition or when the disk is full; the
 * folder is then as it was.
 */
export async function release(dir: string, note: string, date: string): Promise<{ number: number; date: string }> {
  const { current } = await planFolder(dir)
  if (!current.head.draft) throw new Error(`Nothing to release: the data in ${dir} is edition ${current.head.number} already.`)
  const changelog = join(dir, 'CHANGELOG.md')
  const text = existsSync(changelog) ? readFileSync(changelog, 'utf8') : '# Changelog\n'
  const snapshotOf = (number: number) => join(dir, 'editions', String(number))
  // A heading that someone wrote by hand and that has no snapshot yet is the edition to be kept.
  const waiting = current.head.number > 0 && !existsSync(snapshotOf(current.head.number))
  const number = waiting ? current.head.number : current.head.number + 1
  // Snapshot and changelog are written aside and moved: an edition half kept would be an edition.
  const aside = `${snapshotOf(number)}.part`
  const heading = `${changelog}.part`
  const made = existsSync(join(dir, 'editions')) ? aside : join(dir, 'editions')
  try {
    mkdirSync(aside, { recursive: true })
    for (const name of [...FILES, ...OPTIONAL.filter(name => existsSync(join(dir, name)))]) {
      if (name === INCIDENTS) await compact(join(dir, name), join(aside, name))
      else writeFileSync(join(aside, name), `${JSON.stringify(JSON.parse(withoutMark(readFileSync(join(dir, name), 'utf8'))))}\n`)
    }
    const stories = join(dir, STORIES)
    // As they are: a file that did not change is one object in Git, however many editions hold it.
    if (existsSync(stories)) cpSync(stories, join(aside, STORIES), { recursive: true, filter: path => path === stories || !/^[._]/.test(basename(path)) })
    copyPublished(dir, aside)
    if (existsSync(join(dir, PEOPLE))) writeFileSync(join(aside, PEOPLE), `${JSON.stringify({ people: peopleForSnapshot(peopleFileSchema.parse(JSON.parse(withoutMark(readFileSync(join(dir, PEOPLE), 'utf8')))).people) })}\n`)
    if (!waiting) writeFileSync(heading, withHeading(text, { number, date, note }))
    renameSync(aside, snapshotOf(number))
  } catch (error) {
    for (const path of [made, heading]) rmSync(path, { recursive: true, force: true })
    const sentence = diskFault(error, dir)
    throw sentence === null ? error : new Error(sentence, { cause: error })
  }
  if (!waiting) renameSync(heading, changelog)
  return { number, date: waiting ? current.head.date : date }
}

/** The same collection without its layout, feature by feature; members besides the features come after them. */
async function compact(from: string, to: string): Promise<void> {
  const out = new FileOut(to)
  try {
    const batches = featuresOf(from)
    let before = '{"type":"FeatureCollection","features":['
    for (;;) {
      const { done, value } = await batches.next()
      if (done) {
        const { type: _, ...rest } = value
        const more = JSON.stringify(rest).slice(1, -1)
        return await out.end(`${before === ',' ? '' : before}]${more && `,${more}`}}\n`)
      }
      await out.write(before + value.map(feature => JSON.stringify(parseFeature(feature))).join(','))
      before = ','
    }
  } finally {
    out.stop()
  }
}
