import { happenedText, keyOf, oneLine, type Cited } from './cited'

const slashes = (iso: string): string => `${iso.replaceAll('-', '/')}/`

/** One RIS record of an electronic page, lines ended as the format asks (CR LF). */
export function ris(cited: Cited, { edition: said, kind }: { edition: string; kind: string }): string {
  const { atlas, title, edition, url, accessed, happened, language } = cited
  const lines: [string, string | null][] = [
    ['TY', 'ELEC'],
    ['ID', keyOf(cited)],
    ['AU', atlas],
    ['TI', title],
    ['T2', atlas],
    ['PY', edition.date.slice(0, 4)],
    ['DA', slashes(edition.date)],
    ['ET', edition.draft ? said : String(edition.number)],
    ['M3', kind],
    ['N1', happened && happenedText(happened)],
    ['LA', language],
    ['UR', url],
    ['Y2', slashes(accessed)],
  ]
  // A value that spanned lines would begin new fields.
  return [...lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${oneLine(value as string)}`), 'ER  - ', ''].join('\r\n')
}
