import { existsSync, mkdtempSync, openAsBlob, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobReader, TextWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import type { Feature, Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import type { ListAnswer } from '../../model/list-item'
import type { Manifest } from '../../model/manifest'
import { planFolder } from '../../publish/build'
import { EMPTY_VIEW, writeView } from '../../search-params'
import { decodeSlice } from '../../slice/decode'
import { createEngine } from '../../slice/engine'
import { encodeSlice } from '../../slice/encode'
import type { View } from '../../view'
import { createGeocoder } from '../geocode'
import { manifestFor } from '../manifest'
import { runImport, TooMany } from '../run'
import type { Source } from '../source'
import { download, type Imported } from './archive'
import { readGazetteer } from './gazetteer'
import { PreviewRecords } from './records'

const ROWS = `title,date,lat,lon,killed,weapon\nOne,2020-01-29,35.8,36.6,5-7,Air strike\nTwo,2020-01-30,35.9,36.7,,Air strike\nThree,,35.9,36.7,1,Shelling\nFour,2020-02-03,,,1,Shelling\nFive,${''}2020-03,35.9,36.7,1,Shelling\nSix,2020-03-04,35.7,36.5,1,Mine\nSeven,2020-03-05,35.7,36.5,1,Mine\n`

async function imported(source: Source): Promise<Imported> {
  const features: Feature<Geometry | null>[] = []
  const { report, facets } = await runImport([source], f => { features.push(f) })
  return { features, report, manifest: manifestFor(report, facets, 'x'), title: 'x' }
}
const made = (text = ROWS) => imported({ name: 'f.csv', blob: new Blob([text]) })
const days = (iso: string) => Date.parse(iso) / 86_400_000
const wide: View = { ...EMPTY_VIEW, from: '1990-01-01', to: '2030-01-01' }
const recordsOf = ({ features, manifest }: Pick<Imported, 'features' | 'manifest'>) => new PreviewRecords(features, manifest, { first: days(manifest.default_view.from), last: days(manifest.default_view.to) }, 'preview')
const HEADINGS = { incidents: { kind: 'incident', place: 'known' }, withoutPlace: { kind: 'incident', place: 'unknown' }, situations: { kind: 'situation' }, withoutDate: { undated: '1' } }
/** As the page asks (components/panels/use-list.ts). */
const ask = (records: PreviewRecords, manifest: Manifest, view: View, more: Record<string, string> = {}): ListAnswer => {
  const query = new URLSearchParams(writeView(view, manifest))
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return records.answer(`/api/editions/preview/list?${query}`) as ListAnswer
}

describe('imported records on the page', () => {
  it('answer the addresses of lists: by heading, newest first, by window, certainty, facets and area, page after page', async () => {
    const { features, manifest } = await made()
    const records = recordsOf({ features, manifest })
    const list = (view: Partial<View> = {}) => Object.fromEntries(Object.entries(HEADINGS).map(([name, extra]) => [name, ask(records, manifest, { ...wide, ...view }, extra).items.map(i => i.title_en)]))
    expect(list()).toEqual({ incidents: ['Seven', 'Six', 'Five', 'Two', 'One'], withoutPlace: ['Four'], withoutDate: ['Three'], situations: [] })
    const march = { from: '2020-03-02', to: '2020-03-10' }
    expect(list({ ...march }).incidents).toEqual(['Seven', 'Six', 'Five'])
    expect(list({ ...march, match: 'certain' }).incidents).toEqual(['Seven', 'Six'])
    expect(list({ facets: { means: ['mine'] } })).toMatchObject({ incidents: ['Seven', 'Six'], withoutPlace: [], withoutDate: [] })
    expect(list({ facets: { means: ['shelling'] } })).toMatchObject({ withoutPlace: ['Four'], withoutDate: ['Three'] })
    expect(list({ area: { kind: 'box', bounds: [36.55, 35, 37, 36] } })).toMatchObject({ incidents: ['Five', 'Two', 'One'], withoutPlace: [] })
    expect(list({ facets: { grading: ['fair'] } }).incidents).toEqual([])
    const first = ask(records, manifest, wide, { kind: 'incident', limit: '4' })
    const rest = ask(records, manifest, wide, { kind: 'incident', limit: '4', after: String(first.next) })
    expect([first.matched, ...first.items, ...rest.items].map(i => (typeof i === 'number' ? i : i.title_en))).toEqual([6, 'Seven', 'Six', 'Five', 'Four', 'Two', 'One'])
    expect(rest.next).toBeNull()
    expect(records.record(features[0].properties?.id as string)).toMatchObject({ point: [36.6, 35.8], properties: { killed_min: 5, killed_max: 7 } })
    expect(records.record('none')).toBeNull()
    expect(ask(records, manifest, EMPTY_VIEW, { any: '1', ids: `${String(features[1].properties?.id)},none` }).items.map(i => i.title_en)).toEqual(['Two'])
    expect(records.answer('/api/editions/preview/areas')).toMatchObject({ type: 'FeatureCollection', features: [] })
    expect(() => records.answer('/api/editions/preview/slices/root')).toThrow('expected /areas or /list')
  })
  it('agree with the engine that draws them', async () => {
    const { features, manifest } = await made()
    const records = recordsOf({ features, manifest })
    const engine = createEngine(decodeSlice(encodeSlice(records.slice)))
    for (const view of [wide, { ...wide, from: '2020-03-02', to: '2020-03-10', match: 'certain' as const }, { ...wide, from: '2020-01-30', to: '2020-02-10' }]) {
      for (const facets of [{}, { means: ['shelling', 'mine'] }] as Record<string, string[]>[]) {
        const window = { from: days(view.from as string), to: days(view.to as string), match: view.match }
        const frame = engine.frame({ window, facets, area: null, by: { property: 'means', groupOfCode: manifest.facets[0].codes.map(() => 0), groups: 1 }, viewport: null, histogram: null, overview: null }, 1)
        expect(ask(records, manifest, { ...view, facets }, { kind: 'incident' }).matched).toBe(frame.totals.incidents)
      }
    }
  })
  it('are taken away as an atlas folder that passes the check', async () => {
    const entries = await new ZipReader(new BlobReader(await download(await made(), 'atlas'))).getEntries()
    const into = mkdtempSync(join(tmpdir(), 'atlas-preview-'))
    for (const entry of entries as FileEntry[]) writeFileSync(join(into, entry.filename), await entry.getData(new TextWriter()))
    expect(entries.map(e => e.filename).sort()).toEqual(['atlas.json', 'incidents.geojson', 'mapping.json', 'report.html', 'report.json', 'statements.json'])
    expect((await planFolder(into)).warnings.filter(w => w.field !== 'geo_precision')).toEqual([])
  })
  it('are no more than a browser can show', async () => {
    await expect(runImport([{ name: 'f.csv', blob: new Blob([ROWS]) }], () => {}, { mostRows: 6 })).rejects.toThrow(TooMany)
    await expect(runImport([{ name: 'f.csv', blob: new Blob([ROWS]) }], () => {}, { mostRows: 6 })).rejects.toThrow(/f.csv: holds more than 6 rows/)
    expect((await runImport([{ name: 'f.csv', blob: new Blob([ROWS]) }], () => {}, { mostRows: 7 })).report.rows_in).toBe(7)
  })
  it('find their towns in the gazetteer of the page', () => {
    const { find } = createGeocoder(readGazetteer('Ariha\tأريحا,Arīḩā\t36.6\t35.8\tSY\t40000\tPPL\nAleppo\t\t37.1\t36.2\tSY\t2000000\tPPLA\n'), null)
    expect(find('أريحا', 'Syria')).toMatchObject({ lon: 36.6, precision: 'town' })
    expect(find('Aleppo governorate', 'Syria')).toMatchObject({ lat: 36.2, precision: 'governorate' })
  })
})

const ucdp = join(__dirname, '../../../../shared/data/ucdp/ucdp_syria_19.1.csv')
describe.skipIf(!existsSync(ucdp))('UCDP (../shared/data)', () => {
  it('is shown whole', async () => {
    const { features, manifest, report } = await imported({ name: 'ucdp.csv', blob: await openAsBlob(ucdp) })
    const records = recordsOf({ features, manifest })
    expect([report.rows_in, ask(records, manifest, wide).matched]).toEqual([16_566, 16_566])
  }, 60_000)
})
