import type { Report } from './run'
import { says } from './words/said'

/** Tables with dates that are read only once their mapping says which of the two small numbers is the day, each with the key that says it. */
export function undecided(report: Report): { file: string; sheet?: string; key: 'order' | 'order_end' }[] {
  const found = new Map<string, { file: string; sheet?: string; key: 'order' | 'order_end' }>()
  for (const { file, sheet, reason } of [...report.doubts, ...report.more.map(m => m.doubt)]) {
    if (!says(reason, 'noDate.order')) continue
    const mapping = report.tables.find(t => t.file === file && t.sheet === sheet)?.mapping
    // Without an order of its own a column of last days follows the one of first days.
    const key = reason.key === 'end.leftOut' && mapping?.order_end !== undefined ? 'order_end' : 'order'
    found.set([file, sheet, key].join('\n'), { file, ...(sheet !== undefined && { sheet }), key })
  }
  return [...found.values()]
}
