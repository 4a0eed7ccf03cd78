import { existsSync, openAsBlob, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { file, importing } from './fixtures/importing'

const shared = join(__dirname, '../../../shared/data')
describe.skipIf(!existsSync(shared))('real files (../shared/data)', () => {
  const open = async (path: string) => importing([{ name: path.split('/').at(-1) as string, blob: await openAsBlob(join(shared, path)) }])
  it.each([
    ['ucdp/ucdp_syria_19.1.csv', 16_566, 0, 'ucdp_ged'], ['insecurity-insight/2016-2023-attacks-on-health-care-incident-data.csv', 8854, 270, 'hxl'], ['insecurity-insight/2016-2023-attacks-on-health-care-incident-data.xlsx', 8854, 270, 'hxl'],
    ['insecurity-insight/2020-2023-education-in-danger-incident-data.csv', 1895, null, 'hxl'], ['iraq-sigacts/airstrikes.csv', 3938, 0, 'generic'],
  ] as const)('%s', async (path, rows, withoutPlace, schema) => {
    const { report } = await open(path)
    expect([report.rows_in, report.tables[0].mapping.schema]).toEqual([rows, schema])
    if (withoutPlace !== null) expect(report.without_place).toBe(withoutPlace)
    expect(report.refused).toBe(0)
  }, 60_000)
  it('UCDP, exported and imported again, byte for byte', async () => {
    const first = await open('ucdp/ucdp_syria_19.1.csv')
    const lines = (features: Feature<Geometry | null>[]) => features.map(f => JSON.stringify({ type: 'Feature', geometry: f.geometry, properties: f.properties })).join(',\n')
    const again = await importing([file(`{"type":"FeatureCollection","features":[\n${lines(first.features)}\n]}\n`, 'incidents.geojson')])
    expect(lines(again.features) === lines(first.features)).toBe(true)
    expect(again.manifest.facets.map(f => f.property)).toEqual(first.manifest.facets.map(f => f.property))
  }, 120_000)
  it.each(['degrees', 'minutes', 'includeLatLon', 'lng', 'simple', 'space_column', 'geometry_null', 'bad_coord'])('csv2geojson: %s', async name => {
    const { features } = await open(`csv-suites/csv2geojson/${name}.csv`)
    const answer = join(shared, `csv-suites/csv2geojson/${name === 'space_column' ? 'simple_space' : name}.geojson`)
    const expected = existsSync(answer) ? (JSON.parse(readFileSync(answer, 'utf8')) as { features: Feature[] }).features : null
    expect(features[0].geometry && 'coordinates' in features[0].geometry ? features[0].geometry.coordinates.flat().map(v => Number(Number(v).toFixed(5))) : null).toEqual(expected?.[0].geometry ? (expected[0].geometry as { coordinates: number[] }).coordinates.map(v => Number(v.toFixed(5))) : null)
  })
  it.each(['simple.pipe.dsv', 'simple.semicolon.dsv', 'simple.tsv'])('csv2geojson: %s', async name => {
    expect((await open(`csv-suites/csv2geojson/${name}`)).features[0].geometry).toEqual({ type: 'Point', coordinates: [2, 1] })
  })
})
