import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { withHeading } from './changelog'
import { planFolder } from './build'
import { featuresOf, parseFeature } from './features'
import { FILES, INCIDENTS, withoutMark } from './read'

/**
 * Makes the data as it lies there the next edition: a heading on top of the changelog, a snapshot in `editions/`.
 * Throws when the data is refused, and a sentence when nothing changed since the last edition.
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
  // The snapshot is written aside and moved: an edition half kept would be an edition.
  const aside = `${snapshotOf(number)}.part`
  mkdirSync(aside, { recursive: true })
  for (const name of FILES) {
    if (name === INCIDENTS) await compact(join(dir, name), join(aside, name))
    else writeFileSync(join(aside, name), `${JSON.stringify(JSON.parse(withoutMark(readFileSync(join(dir, name), 'utf8'))))}\n`)
  }
  renameSync(aside, snapshotOf(number))
  if (!waiting) writeFileSync(changelog, withHeading(text, { number, date, note }))
  return { number, date: waiting ? current.head.date : date }
}

/** The same collection without its layout, feature by feature; members besides the features come after them. */
async function compact(from: string, to: string): Promise<void> {
  const out = createWriteStream(to)
  const write = async (text: string) => { if (!out.write(text)) await once(out, 'drain') }
  const batches = featuresOf(from)
  let before = '{"type":"FeatureCollection","features":['
  for (;;) {
    const { done, value } = await batches.next()
    if (done) {
      const { type: _, ...rest } = value
      const more = JSON.stringify(rest).slice(1, -1)
      await write(`${before === ',' ? '' : before}]${more && `,${more}`}}\n`)
      break
    }
    await write(before + value.map(feature => JSON.stringify(parseFeature(feature))).join(','))
    before = ','
  }
  out.end()
  await once(out, 'finish')
}
