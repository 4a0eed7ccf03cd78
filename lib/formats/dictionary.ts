import type { Manifest } from '../model/manifest'
import { columnsFor } from './columns'
import { csvLine, dictionaryRows } from './csv'

/** `columns.csv`: what every column of both tables means, with a byte order mark. */
export function columnsCsv(manifest: Pick<Manifest, 'facets' | 'languages'>): string {
  const rows = (['incidents', 'statements'] as const).flatMap(of => [...dictionaryRows(columnsFor(of, manifest))].map((row, i) => [i ? of : 'table', ...row]).slice(of === 'incidents' ? 0 : 1))
  return `\ufeff${rows.map(csvLine).join('')}`
}
