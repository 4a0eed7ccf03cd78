import type { Column, Source } from '../cql2/source'
import { decide, NO, UNKNOWN, YES } from '../cql2/truth'
import type { Manifest } from '../model/manifest'
import { statementQueryables } from '../model/queryables'
import type { Statement } from '../model/statement'
import { NO_DAY } from '../slice/columns'
import { parseDay } from '../time/day'

/** Statements as filters see them. There are few: their columns are made for each question. */
export function statementSource(statements: readonly Statement[], manifest: Manifest): Source {
  const rows = statements.length
  const column = (name: string): Column => {
    if (name === 'geometry') return { kind: 'point', lon: statements.map(s => s.anchor?.[0] ?? NaN), lat: statements.map(s => s.anchor?.[1] ?? NaN) }
    if (name === 'date') return { kind: 'day', values: statements.map(s => parseDay(s.date) ?? NO_DAY), none: NO_DAY }
    const texts = statements.map(s => s[name])
    return {
      kind: 'text', scan: async test => decide(rows, row => {
        const text = texts[row]
        return typeof text === 'string' ? (test(text) ? YES : NO) : UNKNOWN
      }),
    }
  }
  return { rows, names: Object.keys(statementQueryables(manifest)), column }
}
