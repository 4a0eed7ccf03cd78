import { existsSync, readFileSync } from 'node:fs'
import type { Feature as GeoFeature, Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { runImport } from '../import/run'
import { written } from '../import/written'
import { incidentSchema } from '../model/incident'
import { manifestSchema, type Manifest } from '../model/manifest'
import { ucdpAtlas } from '../store/fixtures/ucdp'
import { degrees, type Feature } from './cells'
import { about, awkward, bytesOf, each, shipped } from './fixtures/record'
import { columnsFor, FORMATS } from '.'

const rounded = (geometry: Geometry | null): unknown => geometry && JSON.parse(JSON.stringify(geometry), (_, value: unknown) => (typeof value === 'number' ? degrees(value) : value))
const plain = ({ properties, geometry }: { properties: unknown; geometry: Geometry | null }) => ({ properties: incidentSchema.parse(JSON.parse(JSON.stringify(properties))), geometry: rounded(geometry) })

/** Out in a format and in again by the importer. */
async function again(ending: string, features: Feature[], manifest: Pick<Manifest, 'facets' | 'languages'>) {
  const format = FORMATS.find(f => f.ending === ending)
  const bytes = await bytesOf(format?.write(each(features), columnsFor('incidents', manifest), about(features.length)) ?? each([]))
  const back: GeoFeature<Geometry | null>[] = []
  const { report } = await runImport([{ name: `out.${ending}`, blob: new Blob([bytes as BlobPart]) }], f => { back.push(f) })
  expect(written(report).doubts.filter(d => d.kind === 'refused')).toEqual([])
  return back.map(f => plain(f as { properties: unknown; geometry: Geometry | null }))
}

const TABLES = ['geojson', 'jsonl', 'csv', 'hxl.csv', 'xlsx']

describe.each(TABLES)('%s out, imported again, is the same', ending => {
  it('over the shipped record', async () => {
    const { features, manifest } = shipped()
    expect(await again(ending, features, manifest)).toEqual(features.map(plain))
  })
  it('over records with formulas, shapes of all kinds and signs to escape', async () => {
    // A table's cell has one kind of line end; XML holds no control characters.
    const lines = (text: string) => (ending.includes('json') ? text : text.replaceAll('\\r\\n', '\\n'))
    const held = (text: string) => (ending === 'xlsx' ? lines(text).replaceAll('\\u0001', '') : lines(text))
    expect(await again(ending, awkward(), { facets: [], languages: ['en', 'ar'] })).toEqual(JSON.parse(held(JSON.stringify(awkward().map(plain)))))
  })
})

const UCDP = '../shared/data/ucdp/ucdp_syria_19.1.csv'
describe('over the UCDP record', () => {
  if (!existsSync(UCDP)) it(`!! was not looked at: ${UCDP} is not on this machine`, () => { process.stderr.write(`!! The round trip of the UCDP record was not looked at: ${UCDP} is not here.\n`) })
  else it.each(TABLES)('%s out, imported again, is the same', async ending => {
    const atlas = ucdpAtlas(readFileSync(UCDP, 'utf8'))
    const features = (JSON.parse(JSON.stringify(atlas.features)) as GeoFeature<Geometry | null>[]).map((f): Feature => ({ properties: incidentSchema.parse(f.properties), geometry: f.geometry, point: f.geometry?.type === 'Point' ? f.geometry.coordinates : null }))
    expect(features.length).toBe(16_566)
    // One of each family whole, the others far enough to fill several pages.
    const some = ending === 'geojson' || ending === 'csv' ? features : features.slice(0, 2000)
    expect(await again(ending, some, manifestSchema.parse(atlas.manifest))).toEqual(some.map(plain))
  }, 240_000)
})
