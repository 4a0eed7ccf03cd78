import type { EditionLog, Texts } from '../model/history'

/** Number, date and note of an edition: a heading of CHANGELOG.md, `## 3 — 2026-11-24 — why` (em dash, en dash or hyphen). */
export interface Heading { number: number; date: string; note: string }
/** With what stands under it, in lines. */
export interface Section extends Heading { lines: string[] }

const HEADING = /^##\s+(\d+)\s+[—–-]\s+(\d{4}-\d{2}-\d{2})(?:\s+[—–-]\s+(.*))?$/

/** All editions that the changelog names, the newest first, as they stand. */
export function sections(markdown: string): Section[] {
  const found: Section[] = []
  let open = false
  for (const line of markdown.split(/\r?\n/)) {
    const m = HEADING.exec(line.trim())
    if (m) found.push({ number: Number(m[1]), date: m[2], note: (m[3] ?? '').trim(), lines: [] })
    // Another heading of the same rank is no part of the edition above it.
    if (/^##?\s/.test(line)) open = m !== null
    else if (open) found[found.length - 1].lines.push(line)
  }
  return found
}

/** The changelog with a new heading above the newest one. */
export function withHeading(markdown: string, { number, date, note }: Heading): string {
  const line = `## ${number} — ${date} — ${note}\n\n`
  const at = markdown.search(/^##\s+\d+\s/m)
  return at < 0 ? `${markdown.trimEnd()}\n\n${line}` : markdown.slice(0, at) + line + markdown.slice(at)
}

const ITEM = /^\s{0,3}[-*+]\s+(.*)$/
/** A line of a part in another language: `ar: …`. */
const LANGUAGE = /^\s*([a-z]{2,3}):\s+(\S.*)$/
/** An id at the head of an item. One without a hyphen could be a word: it stands in backticks. */
const ID = '`[a-z0-9]+(?:-[a-z0-9]+)*`|[a-z0-9]+(?:-[a-z0-9]+)+'
const IDS = new RegExp(`^((?:${ID})(?:\\s*,\\s*(?:${ID}))*)\\s*:\\s+(.*)$`)

/**
 * What stands under an edition's heading, by paragraph and list item. `- id: why` says why a record changed; several ids are
 * parted by commas. A line `ar: …` below says the same in another language, straight below the heading that of the note.
 *
 * @param main language of all other lines
 */
export function logOf({ lines }: Pick<Section, 'lines'>, main: string): EditionLog {
  const log: EditionLog = { note: {}, parts: [] }
  let part: EditionLog['parts'][number] | null = null
  let language = main
  const add = (text: Texts, name: string, line: string): void => { text[name] = text[name] ? `${text[name]}\n${line}` : line }
  for (const line of lines) {
    const item = ITEM.exec(line)
    const other = LANGUAGE.exec(line)
    if (item) {
      const named = IDS.exec(item[1])
      part = { item: true, ids: named ? named[1].split(',').map(id => id.trim().replaceAll('`', '')) : [], text: { [main]: named ? named[2] : item[1] } }
      log.parts.push(part)
      language = main
    } else if (line.trim() === '') {
      // An item goes on after an empty line when the next one is indented.
      if (part?.item === false) part = null
      language = main
    } else if (other && (part || log.parts.length === 0)) {
      language = other[1]
      add(part ? part.text : log.note, language, other[2].trim())
    } else if (part && (!part.item || /^\s/.test(line))) add(part.text, language, line.trim())
    else {
      part = { item: false, ids: [], text: { [main]: line.trim() } }
      log.parts.push(part)
      language = main
    }
  }
  return log
}
