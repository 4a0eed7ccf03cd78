import { columnsFor, FORMATS, type Feature } from '../../../lib/formats'
import { csvLine, dictionaryRows } from '../../../lib/formats/csv'
import { inLanguage } from '../../../lib/model/facets'
import { encodeSlice } from '../../../lib/slice/encode'
import { encodeRanks } from '../../../lib/slice/ranks'
import { heldBytes } from '../../../lib/publish/held-file'
import { CHUNK_ROWS, dataFiles, mediaFile } from '../../../lib/static/files'
import type { Site } from '../../../lib/static/site'
import type { Tree } from './tree'

/** What the map page fetches as it needs it, and the files of the stories. */
export function writeMapData(tree: Tree, { head: { key }, slice, ranks, areas, named, items, postings, files: shown }: Site): void {
  const files = dataFiles(key)
  tree.write(files.slice, encodeSlice(slice))
  tree.write(files.ranks, encodeRanks(ranks))
  tree.write(files.areas, JSON.stringify(areas))
  tree.write(files.statements, JSON.stringify(named))
  for (let from = 0; from < items.length; from += CHUNK_ROWS) tree.write(files.items(from / CHUNK_ROWS), JSON.stringify(items.slice(from, from + CHUNK_ROWS)))
  for (const file of shown) {
    const bytes = heldBytes(file)
    if (bytes) tree.write(mediaFile(file), bytes)
  }
  tree.write(files.words, JSON.stringify(postings.directory))
  postings.blocks.forEach((block, n) => tree.write(files.block(n), block))
}

/** The whole edition in every format, and the dictionary of its columns. */
export async function writeFiles(tree: Tree, site: Site, url: string | null): Promise<void> {
  const { manifest: m, head } = site
  const about = { title: inLanguage(m.title, 'en'), description: inLanguage(m.description, 'en'), licence: m.licence.name, licenceUrl: m.licence.url, attribution: m.attribution.map(a => a.name), edition: head.key, number: head.number, date: head.date, site: url ?? '' }
  for (const collection of ['incidents', 'statements'] as const) {
    const count = collection === 'incidents' ? site.items.length : site.statements.length
    for (const { ending, write } of FORMATS) {
      const pieces: Uint8Array[] = []
      for await (const piece of write(featuresOf(site, collection), columnsFor(collection, m), { ...about, count, collection })) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
      tree.write(`files/${collection}.${ending}`, Buffer.concat(pieces))
    }
  }
  const columns = { edition: head.key, incidents: columnsFor('incidents', m), statements: columnsFor('statements', m) }
  const rows = (['incidents', 'statements'] as const).flatMap(of => [...dictionaryRows(columns[of])].map((row, i) => [i ? of : 'table', ...row]).slice(of === 'incidents' ? 0 : 1))
  tree.write('files/columns.csv', `\ufeff${rows.map(csvLine).join('')}`)
  tree.write('files/columns.json', JSON.stringify(columns))
}

async function* featuresOf(site: Site, collection: 'incidents' | 'statements'): AsyncGenerator<Feature> {
  if (collection === 'incidents') for (const row of site.items.keys()) yield site.record(row)
  else for (const { data: { anchor, ...properties } } of site.statements) yield { properties, geometry: anchor ? { type: 'Point', coordinates: anchor } : null, point: anchor ?? null }
}

/** A record as a program takes it, beside its page. */
export const featureText = ({ properties, geometry }: Feature): string => `${JSON.stringify({ type: 'Feature', id: properties.id, geometry, properties })}\n`
