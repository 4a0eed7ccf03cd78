/** Number, date and note of an edition: the top heading of CHANGELOG.md, `## 3 — 2026-11-24 — why` (em dash, en dash or hyphen). */
export interface Heading { number: number; date: string; note: string }

const HEADING = /^##\s+(\d+)\s+[—–-]\s+(\d{4}-\d{2}-\d{2})(?:\s+[—–-]\s+(.*))?$/

/** All headings, the newest first, as they stand. */
export const headings = (markdown: string): Heading[] =>
  markdown.split(/\r?\n/).flatMap(line => {
    const m = HEADING.exec(line.trim())
    return m ? [{ number: Number(m[1]), date: m[2], note: (m[3] ?? '').trim() }] : []
  })

/** The changelog with a new heading above the newest one. */
export function withHeading(markdown: string, { number, date, note }: Heading): string {
  const line = `## ${number} — ${date} — ${note}\n\n`
  const at = markdown.search(/^##\s+\d+\s/m)
  return at < 0 ? `${markdown.trimEnd()}\n\n${line}` : markdown.slice(0, at) + line + markdown.slice(at)
}
