import type { Cell, Feature } from '../formats/cells'
import { csvLine } from '../formats/csv'
import type { Evidence } from '../model/evidence'
import type { IncidentProperties, Source } from '../model/incident'
import type { Statement } from '../model/statement'

/** One thing that a record rests on: who published what, when, where it was found, and its hash where one is held. */
export interface EvidenceItem {
  /** What it is of. */
  of: 'incident' | 'situation' | 'statement'
  record: string
  /** Its place in the record: "source-1", "evidence-2". */
  item: string
  /** `source`, `admission`, `figure` (someone else's count), `statement`, or the kind of an item of evidence (`lib/model/codes.ts`). */
  kind: string
  publisher?: string
  title?: string
  language?: string
  date?: string
  url?: string
  archivedUrl?: string
  /** Lower-case hexadecimal digits of the held file. */
  sha256?: string
}

/** What a record names, in its own order: sources, items of evidence, what the belligerent said, others' counts. The one place that lists them: a new kind of item is added here. */
export function evidenceOf({ properties }: Pick<Feature, 'properties'>): EvidenceItem[] {
  const p = properties as unknown as IncidentProperties
  const of = p.kind === 'situation' ? 'situation' : 'incident'
  const head = (name: string, i: number) => ({ of, record: p.id, item: `${name}-${i + 1}` }) as const
  return [
    ...p.sources.map((s, i) => ({ ...head('source', i), ...sourceItem(s) })),
    ...p.evidence.map((e, i) => ({ ...head('evidence', i), ...evidenceItem(e) })),
    ...p.admissions.map((a, i) => ({ ...head('admission', i), kind: 'admission', publisher: a.by, title: a.assessment, date: a.date, url: a.url })),
    ...p.conflicting_figures.map((f, i) => ({ ...head('figure', i), kind: 'figure', publisher: f.by, title: f.text_en ?? f.text_ar, date: f.date, url: f.url })),
  ]
}

/** Of a withheld item the class of the reason stands where another says what it shows. */
const evidenceItem = ({ kind, published, withheld_reason, source, shows_en, shows_ar, url, sha256 }: Evidence) => ({
  kind, publisher: source?.publisher, title: published === false ? `withheld: ${withheld_reason}` : (shows_en ?? shows_ar), language: source?.language, date: source?.date,
  url: url ?? source?.url, archivedUrl: source?.archived_url, sha256,
})

/** A statement that the records name, and the sources that it has besides itself. */
export const evidenceOfStatement = (s: Statement): EvidenceItem[] => [
  { of: 'statement', record: s.id, item: 'statement-1', kind: 'statement', publisher: s.publisher_en, title: s.title_en, date: s.date, url: s.url },
  ...s.sources.map((source, i): EvidenceItem => ({ of: 'statement', record: s.id, item: `source-${i + 1}`, ...sourceItem(source) })),
]

const sourceItem = ({ title, publisher, url, archived_url, language, date }: Source) => ({ kind: 'source', publisher, title, language, date, url, archivedUrl: archived_url })

const HEAD = ['of', 'record', 'item', 'kind', 'publisher', 'title', 'language', 'date', 'url', 'archived_url', 'sha256']
const cells = (e: EvidenceItem): Cell[] => [e.of, e.record, e.item, e.kind, e.publisher, e.title, e.language, e.date, e.url, e.archivedUrl, e.sha256].map(cell => cell ?? null)

/** A table as the other ones are written: UTF-8 with a byte order mark, RFC 4180, formulas defused. */
export async function* evidenceCsv(features: AsyncIterable<Pick<Feature, 'properties'>>, statements: () => Statement[]): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEAD)}`
  for await (const feature of features) yield evidenceOf(feature).map(item => csvLine(cells(item))).join('')
  for (const statement of statements()) yield evidenceOfStatement(statement).map(item => csvLine(cells(item))).join('')
}
