import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkManifest } from '../../lib/publish/check'
import { Faults, faultText } from '../../lib/publish/faults'
import { parseJson } from '../../lib/publish/json'
import { STORIES } from '../../lib/publish/stories'
import { beginning } from '../../lib/story/beginning'

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Writes the beginning of a story in every language of the atlas; nothing that is there is touched. 0 when it is written. */
export function newStory(dir: string, slug: string): number {
  const faults = new Faults()
  const path = join(dir, 'atlas.json')
  const manifest = existsSync(path) ? checkManifest(parseJson(readFileSync(path, 'utf8'), 'atlas.json', faults), 'atlas.json', faults) : null
  if (!SLUG.test(slug)) return refuse(`"${slug}" is no slug; expected lower-case letters, digits and single hyphens, as raqqa-2017.`)
  if (!manifest) return refuse(faults.count ? faults.faults.map(faultText).join('\n') : `There is no atlas.json in ${dir}; a story belongs to an atlas folder.`)
  const files = manifest.languages.map(language => ({ language, name: `${slug}.${language}.mdx`, path: join(dir, STORIES, `${slug}.${language}.mdx`) }))
  const there = files.find(file => existsSync(file.path))
  if (there) return refuse(`${there.path} is there already; nothing is written. Name another slug.`)
  mkdirSync(join(dir, STORIES, slug), { recursive: true })
  const today = new Date().toISOString().slice(0, 10)
  for (const { language, path: file } of files) writeFileSync(file, beginning(manifest, language, today, slug))
  process.stdout.write(`Written: ${files.map(file => join(STORIES, file.name)).join(', ')}; pictures and recordings go into ${join(STORIES, slug)}/.\nWrite, then: npm run atlas -- check ${dir}\n`)
  return 0
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}
