import type { Feature, Geometry } from 'geojson'
import { encodeSlice } from '../../slice/encode'
import { parseDay } from '../../time/day'
import { createGeocoder } from '../geocode'
import { manifestFor } from '../manifest'
import { runImport, TooMany } from '../run'
import { inWords } from '../words/in-language'
import { say, Spoken, type Said } from '../words/said'
import { written } from '../written'
import { download, type Imported } from './archive'
import { readGazetteer } from './gazetteer'
import { MOST_PREVIEW_ROWS, type Ask, type Reply } from './protocol'
import { PreviewRecords } from './records'

// The importer in a worker of the page: files are read here and go nowhere else. The only thing it fetches is the gazetteer, whole,
// and only when a file names places without coordinates: nothing of the file is in that request.

let imported: Imported | null = null
let locale = 'en'
const inPage = (said: Said): string => inWords(said, locale)
let records: PreviewRecords | null = null
const scope = self as unknown as { postMessage(message: Reply, transfer?: Transferable[]): void; onmessage: ((event: MessageEvent<Ask>) => void) | null }

scope.onmessage = ({ data }) => {
  answer(data).catch((error: unknown) => {
    scope.postMessage({ type: 'failed', id: data.id, reason: inPage(error instanceof Spoken ? error.said : say('other', { message: error instanceof Error ? error.message : String(error) })), tooMany: error instanceof TooMany })
  })
}

async function answer(ask: Ask): Promise<void> {
  const { id } = ask
  if (ask.type === 'import') return load(ask)
  if (!imported) throw new Spoken(say('preview.early'))
  if (ask.type === 'download') return scope.postMessage({ type: 'download', id, blob: await download(imported, ask.what) })
  if (!records) throw new Spoken(say('preview.early'))
  if (ask.type === 'json') scope.postMessage({ type: 'json', id, value: records.answer(ask.address) })
  else scope.postMessage({ type: 'record', id, record: records.record(ask.record) })
}

async function load({ id, files, mappings, gazetteer, locale: asked, edition }: Ask & { type: 'import' }): Promise<void> {
  locale = asked
  const names = files.map(f => f.name).join(', ')
  const features: Feature<Geometry | null>[] = []
  const { report, facets } = await runImport(files.map(blob => ({ name: blob.name, blob })), feature => {
    features.push(feature)
    if (features.length > MOST_PREVIEW_ROWS) throw new TooMany(names, MOST_PREVIEW_ROWS)
  }, {
    mappings, mostRows: MOST_PREVIEW_ROWS,
    onProgress: state => scope.postMessage({ type: 'progress', id, ...state }),
    geocoder: async () => {
      const answer = await fetch(gazetteer).catch(() => { throw new Spoken(say('gazetteer.lost', { address: gazetteer })) })
      if (!answer.ok) throw new Spoken(say('gazetteer.answer', { status: answer.status, address: gazetteer }))
      return createGeocoder(readGazetteer(await answer.text()), null)
    },
  })
  scope.postMessage({ type: 'progress', id, phase: 'draw', file: '', rows: features.length, total: features.length })
  const title = files[0].name.replace(/\.[^.]+$/, '')
  const manifest = manifestFor(report, facets, title)
  imported = { features, report, manifest, title }
  const inPlain = written(report, inPage)
  if (!features.length) {
    return scope.postMessage({ type: 'loaded', id, loaded: { is: 'nothing', report: inPlain, reason: inPlain.doubts.find(d => d.kind === 'refused')?.reason ?? '' } })
  }
  const domain = { first: parseDay(manifest.default_view.from) ?? 0, last: parseDay(manifest.default_view.to) ?? 0 }
  records = new PreviewRecords(features, manifest, domain, edition)
  const slice = encodeSlice(records.slice)
  scope.postMessage({ type: 'loaded', id, loaded: { is: 'shown', report: inPlain, manifest, slice, domain, title } }, [slice.buffer as ArrayBuffer])
}
