import { keyOf, oneLine, type Cited } from './cited'

/** `2020-01` → [2020, 1] */
const parts = (iso: string): number[] => iso.split('-').map(Number)

/** CSL-JSON, as Zotero, Pandoc and citation processors read it: an array of one item. */
export function cslJson(cited: Cited, { kind }: { kind: string }): string {
  const { atlas, title, edition, url, accessed, happened, language } = cited
  const item = {
    id: keyOf(cited),
    type: cited.kind === 'view' ? 'map' : 'webpage',
    title: oneLine(title),
    author: [{ literal: oneLine(atlas) }],
    'container-title': oneLine(atlas),
    genre: kind,
    version: edition.draft ? `${edition.number} (draft)` : String(edition.number),
    issued: { 'date-parts': [parts(edition.date)] },
    ...(happened && { 'event-date': { 'date-parts': [happened.from, happened.to].filter(end => end !== null).map(parts) } }),
    accessed: { 'date-parts': [parts(accessed)] },
    URL: url,
    language,
  }
  return `${JSON.stringify([item], null, 2)}\n`
}
