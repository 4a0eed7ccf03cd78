import { createHash } from 'node:crypto'
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { featuresOf, parseFeature } from './features'
import { withoutMark } from './json'
import { EVIDENCE, INCIDENTS, SCENES } from './read'

// Files that an atlas folder holds as evidence or as pictures from above, against what the record says of them.

/** The folder of held files, below the atlas. */
export const HELD = 'evidence'

interface Item { id?: unknown; file?: unknown; sha256?: unknown }

export interface HeldVerdict {
  /** Files that are as the record says. */
  intact: number
  /** Hashes of files that are held elsewhere: no file is named. */
  elsewhere: number
  missing: string[]
  changed: string[]
  /** Files that no item names. */
  unlisted: string[]
}

/** Every file that an item names is hashed as it is read. One sentence for each that is not as the record says. */
export async function verifyHeld(dir: string): Promise<HeldVerdict> {
  const verdict: HeldVerdict = { intact: 0, elsewhere: 0, missing: [], changed: [], unlisted: [] }
  const named = new Map<string, { sum: string; ids: string[] }>()
  for await (const { id, file, sha256 } of itemsIn(dir)) {
    const name = String(id ?? 'an item without an id')
    if (typeof file !== 'string') {
      if (typeof sha256 === 'string') verdict.elsewhere++
      continue
    }
    if (typeof sha256 !== 'string') verdict.changed.push(`${file} cannot be told to be unchanged: ${name} names it and gives no sha256.`)
    else if (named.has(file) && named.get(file)?.sum !== sha256) verdict.changed.push(`${file} has two sums: ${name} says ${sha256}, ${named.get(file)?.ids.join(', ')} ${named.get(file)?.sum}.`)
    else (named.get(file) ?? named.set(file, { sum: sha256, ids: [] }).get(file))?.ids.push(name)
  }
  for (const [file, { sum, ids }] of named) {
    const path = join(dir, file)
    if (!existsSync(path) || !lstatSync(path).isFile()) {
      verdict.missing.push(`${file} is missing: ${ids.join(', ')} names it.`)
      continue
    }
    const found = await hashOfFile(path)
    if (found === sum) verdict.intact++
    else verdict.changed.push(`${file} was changed: its SHA-256 is ${found}, and ${ids.join(', ')} says ${sum}.`)
  }
  for (const file of filesBelow(join(dir, HELD), HELD)) if (!named.has(file)) verdict.unlisted.push(`${file} is unlisted: no item of evidence names it.`)
  return verdict
}

/** Items of evidence.json, pictures of scenes.json, then items that stand at records. */
async function* itemsIn(dir: string): AsyncGenerator<Item> {
  const read = (name: string) => { const path = join(dir, name); return existsSync(path) ? (JSON.parse(withoutMark(readFileSync(path, 'utf8'))) as { evidence?: Item[]; places?: { id?: unknown; scenes?: Item[] }[] }) : {} }
  yield* read(EVIDENCE).evidence ?? []
  // Only pictures have a hash: tiles and archives are the operator's to replace.
  for (const { id, scenes = [] } of read(SCENES).places ?? []) for (const scene of scenes) if (scene.sha256) yield { ...scene, id: `${String(id)}/${String(scene.id)}` }
  for await (const batch of featuresOf(join(dir, INCIDENTS))) {
    for (const feature of batch) for (const item of (parseFeature(feature) as { properties?: { evidence?: Item[] } } | null)?.properties?.evidence ?? []) yield item
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

function* filesBelow(folder: string, label: string): Generator<string> {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* filesBelow(join(folder, entry.name), `${label}/${entry.name}`)
    else yield `${label}/${entry.name}`
  }
}
