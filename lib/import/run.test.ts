import { existsSync, openAsBlob, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { incidentSchema } from '../model/incident'
import { manifestSchema } from '../model/manifest'
import { manifestFor } from './manifest'
import { reportHtml } from './report-html'
import { runImport, type ImportOptions } from './run'
import type { Source } from './source'

async function importing(sources: Source[], options?: ImportOptions) {
  const features: Feature<Geometry | null>[] = []
  const { report, facets } = await runImport(sources, f => { features.push(f) }, options)
  // What no import may break: nothing vanishes, and what comes out is an atlas.
  expect(report.rows_in).toBe(report.incidents + report.refused)
  expect(report.doubts.filter(d => d.kind === 'refused')).toHaveLength(report.refused)
  expect(features).toHaveLength(report.incidents)
  for (const { properties } of features) expect(incidentSchema.safeParse(properties).error?.issues).toBeUndefined()
  expect(new Set(features.map(f => f.properties?.id as string)).size).toBe(features.length)
  const manifest = manifestFor(report, facets, 'x')
  expect(manifestSchema.safeParse(manifest).error?.issues).toBeUndefined()
  for (const facet of manifest.facets) {
    const codes = new Set(facet.codes.map(c => c.code))
    for (const f of features) for (const code of (f.properties?.[facet.property] as string[] | undefined) ?? []) expect(codes).toContain(code)
  }
  return { report, features, manifest }
}
it('lists the casualty fields that a table brings', async () => {
  const fields = async (header: string) => (await importing([file(`title,date,lat,lon,killed,${header}\nOne,2020-01-29,35.8,36.6,5,2\n`)])).manifest.casualty_fields
  expect(await fields('children killed')).toEqual(['killed', 'injured', 'children_killed'])
  expect(await fields('injured')).toEqual(['killed', 'injured'])
})

const file = (text: string, name = 'f.csv'): Source => ({ name, blob: new Blob([text]) })
const one = async (text: string, options?: ImportOptions) => {
  const { features, report } = await importing([file(text)], options)
  return { p: features[0]?.properties as Record<string, unknown>, geometry: features[0]?.geometry, report }
}

describe('a table without a known schema', () => {
  it('is read by names and values', async () => {
    const { p, geometry, report } = await one('Event ID;Datum;Date;Lat;Long;Town;Killed;Wounded;Weapon\nA/1;p q;29/01/2020;35,95;39,01;Raqqa;5-7;at least 3;Air strike\nA/2;r s;13/02/2020;36,1;39,2;Raqqa;unknown;;Air strike\nA/3;t u;14/02/2020;36,1;39,2;;0;;Shelling\nA/4;v w;15/02/2020;;;;0;;Shelling\n')
    expect(p).toMatchObject({ id: 'a-1', date_start: '2020-01-29', date_precision: 'day', place_en: 'Raqqa', killed_min: 5, killed_max: 7, injured_min: 3, means: ['air_strike'], external_ids: { 'Event ID': 'A/1' } })
    expect(p.injured_max).toBeUndefined()
    expect(geometry).toEqual({ type: 'Point', coordinates: [39.01, 35.95] })
    expect([report.without_place, report.tables[0].mapping.order, report.tables[0].unused]).toEqual([1, 'dmy', ['Datum']])
    expect(Object.keys(report.tables[0].mapping.because)).toEqual(expect.arrayContaining(Object.keys(report.tables[0].mapping.fields)))
  })
  it('refuses dates that may be either way, until the mapping says', async () => {
    const text = 'date,place\n3/4/2020,Raqqa\n5/6/2020,Idlib\n'
    const { report } = await one(text)
    expect([report.incidents, report.refused]).toEqual([0, 2])
    expect(report.doubts[0]).toMatchObject({ kind: 'refused', row: 2, column: 'date', value: '3/4/2020', reason: expect.stringContaining('day first or month first') as string })
    const mapping = { ...report.tables[0].mapping, order: 'mdy' as const }
    const { p, report: again } = await one(text, { mappings: [mapping] })
    expect([p.date_start, again.refused]).toEqual(['2020-03-04', 0])
  })
  it('finds coordinates in one cell, in WKT, in degrees and minutes, and the other way round', async () => {
    for (const text of ['name,where\na,"35.95, 39.01"\n', 'name,geom\na,POINT(39.01 35.95)\n', 'name,lat,lon\na,35°57\'N,39°0\'36"E\n', 'name,lat,lon\na,139.5,35.95\nb,139.6,35\n']) {
      const { geometry } = await one(text)
      expect(geometry?.type, text).toBe('Point')
      expect((geometry as { coordinates: number[] }).coordinates[1]).toBeCloseTo(35.95, 5)
    }
    const { geometry, report } = await one('name,lat,lon\na,39.01,35.95\n', { extent: [38, 34, 41, 37] })
    expect(geometry).toMatchObject({ coordinates: [39.01, 35.95].reverse().reverse() })
    expect(report.doubts).toHaveLength(1)
  })
  it('leaves out what is no coordinate, with the reason', async () => {
    const { features, report } = await importing([file('name,lat,lon\na,35.9,39\nb,35.9,39\nc,512345,4012345\nd,abc,39\ne,0,0\nf,35.9,\n')])
    expect(features.filter(f => f.geometry)).toHaveLength(2)
    expect(report.doubts.map(d => [d.row, d.kind, d.reason.split('.')[0]])).toEqual([
      [4, 'left_out', 'This looks like pixels or projected metres, not degrees; expected WGS 84'], [5, 'left_out', 'This is no coordinate; expected degrees such as 35'], [6, 'left_out', 'The point 0, 0 lies in the sea off Africa; tables put it where there is none'], [7, 'left_out', 'Only one of the two coordinates is given'],
    ])
  })
  it('gives identical rows numbers, repeated ids others, and the same ids again', async () => {
    const text = 'date,place,lat,lon\n2020-01-01,Raqqa,35.95,39.01\n2020-01-01,Raqqa,35.95,39.01\n2020-01-02,Raqqa,35.95,39.01\n'
    const ids = async (t: string) => (await importing([file(t)])).features.map(f => f.properties?.id as string)
    const [a, b, c] = await ids(text)
    expect([b, c === a]).toEqual([`${a}-2`, false])
    expect(await ids(text)).toEqual([a, b, c])
    // A corrected figure or another order of columns is no other incident.
    expect(await ids('lat,lon,place,date,killed\n35.95,39.01,Raqqa,2020-01-01,5\n')).toEqual([a])
    const { features, report } = await importing([file('id,date\nx,2020-01-01\nx,2020-01-02\n')])
    expect(features.map(f => f.properties?.id as string)[0]).toBe('x')
    expect(report.doubts).toMatchObject([{ kind: 'assumed', row: 3, column: 'id', value: 'x' }])
  })
  it('says what it cannot use: years before 1900, words for figures, empty rows', async () => {
    const { report } = await importing([file('date,place,killed\n1812-06-24,Moscow,5\n2020-01-01,Raqqa,dozens\n,,\n,"",3\n')])
    expect([report.rows_in, report.incidents, report.refused]).toEqual([3, 1, 2])
    expect(report.doubts.map(d => d.kind)).toEqual(['refused', 'left_out', 'refused'])
    expect(reportHtml(report, '<x>')).toContain('<b>3</b> rows in = <b>1</b> incidents + <b>2</b> refused')
    expect(reportHtml(report, '<script>')).not.toContain('<script>')
  })
})

describe('known schemas', () => {
  it('HXL under the header and over it, misspelt', async () => {
    for (const text of ['When,Where,Lati,Longi,Dead\n#date +occured,#loc,#lat,#long,#affected +killed\n2020-01-29,Ariha,35.8,36.6,11\n2020-01-30,Ariha,35.8,36.6,1\n', '#date,#loc,#geo+lat,#geo+lon,#affected+killed\nWhen,Where,Lati,Longi,Dead\n2020-01-29,Ariha,35.8,36.6,11\n2020-01-30,Ariha,35.8,36.6,1\n']) {
      const { p, geometry, report } = await one(text)
      expect([report.rows_in, report.tables[0].mapping.schema]).toEqual([2, 'hxl'])
      expect(p).toMatchObject({ date_start: '2020-01-29', place_en: 'Ariha', killed_min: 11 })
      expect(geometry).toEqual({ type: 'Point', coordinates: [36.6, 35.8] })
    }
  })
  it('ACLED', async () => {
    const { p, geometry } = await one('event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities\nSYR1234,29 January 2020,1,Explosions/Remote violence,Air/drone strike,Military Forces of Russia,Idlib,Ariha,35.8137,36.6096,1,Airwars,Something was hit.,11\n')
    expect(p).toMatchObject({ id: 'syr1234', title_en: 'Air/drone strike, Ariha', date_start: '2020-01-29', date_precision: 'day', geo_precision: 'town', killed_min: 11, killed_max: 11, event: ['air_drone_strike'], summary_en: 'Something was hit.' })
    expect(geometry).toEqual({ type: 'Point', coordinates: [36.6096, 35.8137] })
  })
  it('TimeMap', async () => {
    const { features } = await importing([file(JSON.stringify([{ id: '7', date: '2020-01-29', time: '22:30', location: 'Ariha', latitude: '35.81', longitude: '36.61', description: 'A hospital was hit.', sources: ['s1'], associations: ['Air strike', 'Hospital'], category: 'attack' }]), 'events.json')])
    expect(features[0].properties).toMatchObject({ id: '7', time_local: '22:30', place_en: 'Ariha', summary_en: 'A hospital was hit.', category: ['attack'], association: ['air_strike', 'hospital'] })
  })
  it('our own export, byte for byte', async () => {
    const path = join(__dirname, '../../data/incidents.geojson')
    const { features } = await importing([{ name: 'incidents.geojson', blob: await openAsBlob(path) }])
    expect(`{"type":"FeatureCollection","features":[\n${features.map(f => JSON.stringify({ type: 'Feature', geometry: f.geometry, properties: f.properties })).join(',\n')}\n]}\n`).toBe(readFileSync(path, 'utf8'))
  })
  it('GeoJSON in Web Mercator is turned, in others refused', async () => {
    const collection = (crs: string, x: number, y: number) => file(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: crs } }, features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [x, y] }, properties: { name: 'a', date: '2020-01-01' } }] }), 'x.geojson')
    expect((await importing([collection('urn:ogc:def:crs:EPSG::3857', 4342573.4, 4295229.9)])).features[0].geometry).toMatchObject({ coordinates: [expect.closeTo(39.01, 3), expect.closeTo(35.96, 2)] })
    const { report, features } = await importing([collection('EPSG:32637', 500000, 4000000)])
    expect(features[0].geometry).toBeNull()
    expect(report.doubts[0].reason).toContain('EPSG:32637')
  })
})

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
