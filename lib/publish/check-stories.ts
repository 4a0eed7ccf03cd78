import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endingOf } from '../model/held-file'
import type { Manifest } from '../model/manifest'
import { mediaOf, type Media, type Story } from '../model/story'
import type { Around, At } from '../story/blocks'
import { MEDIA_TYPES, sizeOf } from '../story/media'
import { readStory, type ReadStory } from '../story/story'
import { checkSvg } from '../story/svg'
import { readVtt, type Cue } from '../story/vtt'
import type { Faults } from './faults'
import { STORIES, type RawStories } from './stories'

/** What a story may link to: records that are published to this audience (a record that is withheld is none of them); and what it may show. */
export interface StoryTargets {
  hasIncident(id: string): boolean
  hasStatement(id: string): boolean
  /** Of claims.json. */
  hasSubject(id: string): boolean
  hasProject(id: string): boolean
  /** Of scenes.json. */
  hasPlace(id: string): boolean
  /** Does an address lead to a record, statement or item of evidence that is kept back, or to an item that there is not? */
  isKeptBack(address: string): boolean
}

const NAME = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3})\.mdx$/
const RECORD = /^\/(incidents|statements)\/([^/?#]+)/

/** Holds stories against the atlas and compiles those that are sound. Every fault names file and line. */
export function checkStories(raw: RawStories | null, label: string, manifest: Manifest, targets: StoryTargets, faults: Faults): Story[] {
  if (!raw) return []
  const check = new StoryCheck(raw, label, manifest, targets, faults)
  const slugs = new Map<string, Map<string, { file: string; read: ReadStory }>>()
  for (const { path, text } of raw.texts) {
    const [, slug, language] = NAME.exec(path) ?? []
    if (!slug) check.fault(path, 1, '', '', 'is named otherwise than a story; expected SLUG.LANGUAGE.mdx, as raqqa-2017.en.mdx')
    else if (!manifest.languages.includes(language)) check.fault(path, 1, '', '', `is in "${language}"; expected a language of atlas.json: ${manifest.languages.join(', ')}`)
    else (slugs.get(slug) ?? slugs.set(slug, new Map()).get(slug))?.set(language, { file: path, read: check.read(path, text) })
  }
  const stories = [...slugs].flatMap(([slug, languages]) => check.join(slug, languages) ?? [])
  const used = new Set(stories.flatMap(mediaOf).map(m => m.sha256))
  if (faults.count === 0) for (const file of raw.media.values()) if (!used.has(file.hash)) faults.warn(`${label}${STORIES}/${file.path}`, '', '', 'is used by no story; it stays in the folder and is not published')
  // Newest first, as lists show them.
  return stories.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.slug < b.slug ? -1 : 1))
}

class StoryCheck {
  private readonly seen = new Map<string, Media | null>()
  private readonly cues = new Map<string, Cue[]>()
  private linked = { incidents: new Set<string>(), statements: new Set<string>() }
  private readonly links = new Map<string, typeof this.linked>()

  constructor(private readonly raw: RawStories, private readonly label: string, private readonly manifest: Manifest, private readonly targets: StoryTargets, private readonly faults: Faults) {}

  fault(path: string, line: number, chapter: string, field: string, message: string): void {
    this.faults.fault(`${this.label}${STORIES}/${path}:${line}`, chapter, field, message)
  }

  read(file: string, text: string): ReadStory {
    this.linked = { incidents: new Set(), statements: new Set() }
    this.links.set(file, this.linked)
    const around: Around = {
      tell: (line, chapter, field, message) => this.fault(file, line, chapter, field, message),
      tellOf: (path, line, message) => this.fault(path, line, '', '', message),
      picture: (path, at) => this.media('picture', path, file, at),
      sound: (path, at) => this.media('sound', path, file, at),
      captions: (path, at) => {
        const media = this.media('captions', path, file, at)
        return media && { media, cues: this.cues.get(path) ?? [], file: path }
      },
      link: (url, at) => this.link(url, file, at),
      subject: id => this.targets.hasSubject(id),
      place: id => this.targets.hasPlace(id),
    }
    const read = readStory(text, this.manifest, this.targets, around)
    const { front } = read
    if (front?.cover_alt && !front.cover) this.fault(file, 1, '', 'cover', 'is missing; expected a picture, since there is a cover_alt')
    if (front?.cover && !front.cover_alt) this.fault(file, 1, '', 'cover_alt', 'is missing; expected what the cover shows')
    return read
  }

  /** A file that a story names; null when it is not there or not what is wanted: told at every place that names it, and what is wrong within it once. */
  private media(of: 'picture' | 'sound' | 'captions', path: string, by: string, { line, chapter, field }: At): Media | null {
    const wanted = Object.entries(MEDIA_TYPES).filter(([, type]) => type.of === of).map(([ending]) => `.${ending}`).join(', ')
    const file = this.raw.media.get(path)
    const type = MEDIA_TYPES[endingOf(path)]
    if (!file || type?.of !== of) {
      this.fault(by, line, chapter, field, file || (type && type.of !== of) ? `is ${path}; expected a file of the kind ${wanted}` : `names ${path}, which is not in ${STORIES}/; expected a file (${wanted}) by its path from there`)
      return null
    }
    if (file.bytes > type.most) {
      this.fault(by, line, chapter, field, `names ${path} of ${(file.bytes / 1e6).toFixed(1)} MB; expected at most ${type.most / 1e6} MB`)
      return null
    }
    const known = this.seen.get(path)
    if (known !== undefined) return known
    const media = this.look(path, file, of)
    this.seen.set(path, media)
    return media
  }

  private look(path: string, { hash, bytes }: { hash: string; bytes: number }, of: 'picture' | 'sound' | 'captions'): Media | null {
    const media = { sha256: hash, ending: endingOf(path), bytes }
    if (of === 'sound') return media
    const content = readFileSync(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ this.raw.dir, path))
    const tell = (line: number, message: string) => this.fault(path, line, '', '', message)
    if (of === 'captions') {
      this.cues.set(path, readVtt(content.toString('utf8'), tell))
      return media
    }
    if (endingOf(path) === 'svg') checkSvg(content.toString('utf8'), tell)
    const size = sizeOf(content)
    if (!size) tell(1, `is no ${endingOf(path).toUpperCase()} with a width and a height; expected a picture (an SVG with a viewBox)`)
    return size && { ...media, ...size }
  }

  private link(url: string, file: string, { line, chapter }: At): string | null {
    const record = RECORD.exec(url)
    if (!record && this.targets.isKeptBack(url)) {
      this.fault(file, line, chapter, 'link', `${url} leads to nothing: no such record, statement or item of evidence is published; expected the address of one that is`)
      return null
    }
    if (/^https?:\/\//i.test(url)) {
      if (URL.canParse(url)) return url
      this.fault(file, line, chapter, 'link', `${url} is no address; expected https://…`)
      return null
    }
    if (/^mailto:[^@\s]+@[^@\s]+$/.test(url) || /^#[a-z0-9-]+$/.test(url)) return url
    if (record) {
      const [, kind, id] = record
      const there = kind === 'incidents' ? this.targets.hasIncident(id) : this.targets.hasStatement(id)
      if (there && this.targets.isKeptBack(url)) {
        this.fault(file, line, chapter, 'link', `${url} leads to an item of evidence that is not published; expected one that is, or the record`)
        return null
      }
      if (there) this.linked[kind as 'incidents'].add(id)
      else this.fault(file, line, chapter, 'link', `${url} leads to nothing: no ${kind === 'incidents' ? 'incident' : 'statement'} "${id}" is published; expected the id of one that is`)
      return there ? url : null
    }
    if (/^\/(?!\/)/.test(url)) return url
    this.fault(file, line, chapter, 'link', `${url} is not understood; expected /incidents/ID, /statements/ID, another path of the atlas that begins with /, #chapter, or https://…`)
    return null
  }

  /** One story of its languages; null when they do not fit each other. */
  join(slug: string, languages: Map<string, { file: string; read: ReadStory }>): Story | null {
    const [first, ...others] = this.manifest.languages.flatMap(language => languages.get(language) ?? [])
    for (const language of this.manifest.languages) if (!languages.has(language)) this.faults.warn(`${this.label}${STORIES}/${first.file}`, '', '', `has no text in "${language}" (${slug}.${language}.mdx); its page shows this one there, and says so`)
    for (const other of others) this.compare(first, other)
    const { front } = first.read
    const sound = [...languages.values()].every(({ read }) => read.front && read.chapters.length)
    if (!sound || !front) return null
    const all = (kind: 'incidents' | 'statements') => [...new Set([...languages.values()].flatMap(({ file }) => [...(this.links.get(file)?.[kind] ?? [])]))].sort()
    return {
      slug, date: front.date, incidents: all('incidents'), statements: all('statements'),
      texts: Object.fromEntries(this.manifest.languages.flatMap(language => {
        const { file, read } = languages.get(language) ?? {}
        if (!file || !read?.front) return []
        const { title, description, cover: path, cover_alt, narration } = read.front
        const cover = path ? (this.media('picture', path, file, { line: 1, chapter: '', field: 'cover' }) ?? undefined) : undefined
        return [[language, { title, description, cover, cover_alt, narration, chapters: read.chapters.map(({ id, title, heading, view, blocks }) => ({ id, title, heading, view, blocks })) }]]
      })),
    }
  }

  private compare(one: { file: string; read: ReadStory }, other: { file: string; read: ReadStory }): void {
    const [a, b] = [one.read.chapters, other.read.chapters]
    const [day, otherDay] = [one.read.front?.date, other.read.front?.date]
    if (day && otherDay && day !== otherDay) this.fault(other.file, 1, '', 'date', `is ${otherDay}; expected ${day}, as in ${one.file}`)
    b.forEach((chapter, i) => {
      if (a[i]?.id !== chapter.id) this.fault(other.file, chapter.line, chapter.id, 'Chapter id', `is chapter ${i + 1} here; expected ${a[i] ? `"${a[i].id}"` : 'no more chapters'}, as in ${one.file}`)
      else if (a[i].view !== chapter.view) this.fault(other.file, chapter.line, chapter.id, 'Chapter view', `is another than in ${one.file} (line ${a[i].line}); expected the same`)
    })
    if (b.length < a.length && b.every((chapter, i) => a[i].id === chapter.id)) this.fault(other.file, b.at(-1)?.line ?? 1, '', 'Chapter', `${a.slice(b.length).map(c => `"${c.id}"`).join(', ')} of ${one.file} is missing; expected the same chapters in every language`)
  }
}
