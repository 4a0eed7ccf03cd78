import { clip, type Doubt } from './doubts'
import type { Mapping } from './mapping'
import type { Report } from './run'
import { english, isSaid, type Said } from './words/said'

type InWords = (said: Said) => string
const text = (words: Said | string, inWords: InWords): string => (typeof words === 'string' ? words : inWords(words))

/** The report with its sentences as text: in English, as report.json holds it, or in the language of a page. */
export function written(report: Report, inWords: InWords = english): Report<string> {
  const doubt = (d: Doubt): Doubt<string> => ({ ...d, ...(isSaid(d.value) && { value: clip(inWords(d.value)) }), reason: inWords(d.reason) }) as Doubt<string>
  return {
    ...report,
    tables: report.tables.map(t => ({ ...t, mapping: writtenMapping(t.mapping, inWords), assumed: t.assumed.map(inWords) })),
    passed_over: report.passed_over.map(p => ({ ...p, reason: inWords(p.reason) })),
    doubts: report.doubts.map(doubt),
    more: report.more.map(({ doubt: d, count }) => ({ doubt: doubt(d), count })),
  }
}

/** The mapping as mapping.json holds it. */
export const writtenMapping = (mapping: Mapping, inWords: InWords = english): Mapping<string> => ({ ...mapping, because: Object.fromEntries(Object.entries(mapping.because).map(([name, why]) => [name, text(why, inWords)])) })
