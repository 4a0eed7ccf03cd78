import type { Field, Schema } from './mapping'

interface Source { title: string; publisher: string; url?: string; date?: string }
const MOST = 20
const LONGEST = 200
const URL = /https?:\/\/[^\s;,|"'<>]+\.[^\s;,|"'<>)]+/g

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).replace(/\s+\S*$/, '')}…` : text)

/** Where a row says that it is from: one source per publisher or address that it names; else the file itself. */
export function sourcesOf(text: (field: Field) => string, file: Source, schema: Schema): Source[] {
  const urls = [...new Set(text('source_url').match(URL) ?? [])].slice(0, MOST)
  const date = text('source_date')
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? { date } : {}
  const title = titleOf(text('source_title'))
  // ACLED and TimeMap name several in one cell.
  const several = schema === 'acled' || schema === 'timemap'
  const names = several ? (text('source_publisher') || title).split(/\s*;\s*/).filter(Boolean).slice(0, MOST) : []
  if (names.length > 1) return names.map((name, i) => ({ title: short(name), publisher: short(name), ...(urls.length === names.length && { url: urls[i] }), ...dated }))
  const one = (url?: string): Source => ({ title: short(title || file.title), publisher: short(text('source_publisher') || file.publisher), ...(url && { url }), ...dated })
  return urls.length ? urls.map(one) : [one()]
}

/** TimeMap's sources may be objects: what they are called, instead of their JSON. */
function titleOf(text: string): string {
  if (!text.startsWith('[{')) return text
  try {
    return (JSON.parse(text) as Record<string, unknown>[]).map(s => s.title ?? s.name ?? s.id).filter(v => typeof v === 'string' || typeof v === 'number').join('; ')
  } catch {
    return ''
  }
}
