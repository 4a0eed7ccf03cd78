import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import type { Feature, Geometry } from 'geojson'
import type { Manifest } from '../../model/manifest'
import { reportHtml } from '../report-html'
import type { Report } from '../run'
import { written } from '../written'
import type { Download } from './protocol'

export interface Imported { features: Feature<Geometry | null>[]; report: Report; manifest: Manifest; title: string }

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
/** Texts of this many records are joined at a time: one text of all of them may be longer than a text may be. */
const AT_A_TIME = 5000

/** One file of the import as the command line would write it, in English as there, or all of them as a ZIP of the atlas folder. */
export async function download({ features, report: raw, manifest, title }: Imported, what: Download): Promise<Blob> {
  const report = written(raw)
  if (what === 'report.json') return new Blob([json(report)], { type: 'application/json' })
  if (what === 'mapping.json') return new Blob([json({ tables: report.tables.map(t => t.mapping) })], { type: 'application/json' })
  if (what === 'report.html') return new Blob([reportHtml(report, title)], { type: 'text/html' })
  const zip = new ZipWriter(new BlobWriter('application/zip'))
  await zip.add('atlas.json', new TextReader(json(manifest)))
  await zip.add('statements.json', new TextReader(json({ statements: [] })))
  await zip.add('incidents.geojson', new BlobReader(collection(features)))
  for (const name of ['mapping.json', 'report.json', 'report.html'] as const) await zip.add(name, new BlobReader(await download({ features, report: raw, manifest, title }, name)))
  return zip.close()
}

function collection(features: Feature<Geometry | null>[]): Blob {
  const parts = ['{"type":"FeatureCollection","features":[\n']
  for (let i = 0; i < features.length; i += AT_A_TIME) {
    parts.push((i ? ',\n' : '') + features.slice(i, i + AT_A_TIME).map(({ geometry, properties }) => JSON.stringify({ type: 'Feature', geometry, properties })).join(',\n'))
  }
  return new Blob([...parts, '\n]}\n'])
}
