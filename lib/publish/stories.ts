import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { endingOf, type HeldFile } from '../model/held-file'
import { mediaOf, type Story } from '../model/story'
import { MEDIA_TYPES } from '../story/media'
import { sha256Of } from './held-file'

/** Folder of an atlas' stories. */
export const STORIES = 'stories'

/** `path` within `stories/`; `hash`: SHA-256 of its content. */
export interface StoryFile { path: string; hash: string; bytes: number }
/** Stories as they lie in a folder: texts read, other files hashed. Null: the atlas has no stories. */
export interface RawStories { dir: string; texts: (StoryFile & { text: string })[]; media: Map<string, StoryFile> }

/** Reads the stories of an atlas folder; nothing of them is understood yet. Names that begin with a dot or an underscore stay in the folder. */
export function readStories(atlas: string): RawStories | null {
  const dir = join(/* turbopackIgnore: true */ atlas, STORIES)
  if (!existsSync(/* turbopackIgnore: true */ dir)) return null
  const found: RawStories = { dir, texts: [], media: new Map() }
  const walk = (folder: string, label: string): void => {
    for (const entry of readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (/^[._]/.test(entry.name)) continue
      const [path, name] = [join(/* turbopackIgnore: true */ folder, entry.name), label + entry.name]
      if (entry.isDirectory()) walk(path, `${name}/`)
      else if (name.endsWith('.mdx') && label === '') {
        const bytes = readFileSync(/* turbopackIgnore: true */ path)
        found.texts.push({ path: name, hash: sha256Of(bytes), bytes: bytes.length, text: bytes.toString('utf8') })
      } else if (Object.hasOwn(MEDIA_TYPES, endingOf(name))) found.media.set(name, { path: name, ...hashed(path) })
    }
  }
  walk(dir, '')
  return found.texts.length || found.media.size ? found : null
}

/** A file's hash and size, a piece at a time: nothing of a large one stays in memory. */
function hashed(path: string): { hash: string; bytes: number } {
  const [hash, piece] = [createHash('sha256'), Buffer.alloc(1 << 16)]
  const file = openSync(/* turbopackIgnore: true */ path, 'r')
  let bytes = 0
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      hash.update(piece.subarray(0, read))
      bytes += read
    }
  } finally {
    closeSync(file)
  }
  return { hash: hash.digest('hex'), bytes }
}

/** What of stories makes an edition another one: names and contents. */
export const storiesDigest = ({ texts, media }: RawStories): object => ({ stories: [...texts, ...media.values()].map(({ path, hash }) => [path, hash]) })

/** The files that stories show or play, each once. */
export function storyFiles(raw: RawStories | null, stories: Story[]): HeldFile[] {
  const wanted = new Set(stories.flatMap(mediaOf).map(media => media.sha256))
  return raw ? [...raw.media.values()].flatMap(({ path, hash }) => (wanted.delete(hash) ? { sha256: hash, type: MEDIA_TYPES[endingOf(path)].type, path: join(/* turbopackIgnore: true */ raw.dir, path), own: true } : [])) : []
}
