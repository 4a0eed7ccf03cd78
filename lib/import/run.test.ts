import { openAsBlob, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature } from 'geojson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../time/day'
import { reportHtml } from './report-html'
import { file, importing } from './fixtures/importing'
import { runImport, type ImportOptions } from './run'

it('takes figures of some of the people for the least that there were', async () => {
  const features: { properties: Record<string, unknown> }[] = []
  const { report } = await runImport([{ name: 'f.csv', blob: new Blob(['id,date,place,Educators Killed,Students Killed\na,2020-01-29,X,0,51\nb,2020-01-30,Y,2,0\n']) }], feature => { features.push(feature as unknown as typeof features[number]) }, {})
  expect(report.tables[0].mapping.fields).toMatchObject({ killed_min: ['Educators Killed'] })
  expect(features.map(f => [f.properties.killed_min, f.properties.killed_max])).toEqual([[0, undefined], [2, undefined]])
})
it('keeps Arabic texts as Arabic, under both names where a title is needed', async () => {
  const { features: [arabic, english] } = await importing([file('العنوان,التاريخ,المكان,الوصف\nقصف مشفى الشامي,2020-01-29,أريحا,أصابت الغارة المشفى\nStrike on Ariha,2020-01-30,Ariha,Two were hit\n')])
  expect(arabic.properties).toMatchObject({ title_en: 'قصف مشفى الشامي', title_ar: 'قصف مشفى الشامي', place_ar: 'أريحا', summary_ar: 'أصابت الغارة المشفى' })
  expect([arabic.properties?.place_en, arabic.properties?.summary_en]).toEqual([undefined, undefined])
  expect(english.properties).toMatchObject({ title_en: 'Strike on Ariha', place_en: 'Ariha', summary_en: 'Two were hit' })
  expect(english.properties?.title_ar).toBeUndefined()
})
it('tells an address from a name in a column of sources', async () => {
  const sources = async (values: string[]) => (await importing([file(`title,date,lat,lon,Source\n${values.map((v, i) => `T${i},2020-01-0${i + 1},35.8,36.6,${v}\n`).join('')}`)])).features.map(f => (f.properties as { sources: { url?: string; publisher: string }[] }).sources[0])
  expect(await sources(['https://example.org/a', 'https://example.org/b'])).toMatchObject([{ url: 'https://example.org/a', publisher: 'f.csv' }, { url: 'https://example.org/b' }])
  expect(await sources(['Reuters', 'AFP'])).toMatchObject([{ publisher: 'Reuters' }, { publisher: 'AFP' }])
})
it('says whom the figures of UCDP and ACLED count, in the mapping and to the readers', async () => {
  const { report, manifest } = await importing([file('id,type_of_violence,where_prec,date_prec,date_start,date_end,latitude,longitude,low,high,deaths_civilians\n1,1,2,1,2017-01-01,2017-01-01,35.8,36.6,2,5,1\n')])
  expect(report.tables[0].mapping.because.killed_min).toContain('fighters included')
  expect([manifest.description.en, manifest.description.ar]).toEqual([expect.stringContaining('fighters included'), expect.stringContaining('المقاتلون')])
  expect(report.tables[0].unused).toContain('deaths_civilians')
})
it('names a degree beyond 180 as one, and pixels as pixels', async () => {
  const { report } = await importing([file('title,date,lat,lon\nA,2020-01-29,35.8,200\nB,2020-01-29,35.8,36.6\nC,2020-01-29,95,36.6\nD,2020-01-29,35.8,4100000\n')])
  expect(report.doubts.map(d => d.reason.slice(0, 22))).toEqual(['No degree is beyond 18', 'The latitude 95 or lon', 'This looks like pixels'])
})
it('lists the casualty fields that a table brings', async () => {
  const fields = async (header: string) => (await importing([file(`title,date,lat,lon,killed,${header}\nOne,2020-01-29,35.8,36.6,5,2\n`)])).manifest.casualty_fields
  expect(await fields('children killed')).toEqual(['killed', 'injured', 'children_killed'])
  expect(await fields('injured')).toEqual(['killed', 'injured'])
})

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
    // What was said of the dates before they were decided is gone.
    expect(again.tables[0].mapping.because).toEqual({ date_start: 'the column’s name', place: 'the column’s name', title: 'no column is a title; the place stands for it', order: 'chosen by you' })
  })
  it('gives the reasons of the guess where a mapping leaves it, a person’s own words where they wrote some, and no stale ones', async () => {
    const text = 'date,place,dead,lat,lon\n2020-01-29,Raqqa,5,35.95,39.01\n2020-01-30,Idlib,6,35.93,36.63\n'
    const { fields, ...mapping } = (await one(text)).report.tables[0].mapping
    const because = async (dead: string) => {
      const { dead: _, ...others } = fields as Record<string, string[]>
      const { killed, ...rest } = others
      const { report } = await one(text, { mappings: [{ ...mapping, fields: { ...rest, injured: killed }, because: { ...mapping.because, injured: dead, killed: mapping.because.killed } }] })
      return report.tables[0].mapping.because
    }
    expect(await because('the column’s name')).toMatchObject({ injured: 'chosen by you', place: 'the column’s name' })
    expect(await because('the sender wrote so')).toMatchObject({ injured: 'the sender wrote so' })
    expect(await because('')).not.toHaveProperty('killed')
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
    expect(reportHtml(report, '<x>')).toContain('<b>3</b> rows in = <b>1</b> incident + <b>2</b> refused')
    expect(reportHtml(report, '<script>')).not.toContain('<script>')
  })
})

describe('real tables, as untidy as they come', () => {
  it('any separator, the line that names it, headers under titles, blank rows, footers, repeated headers', async () => {
    for (const text of ['sep=;\r\nname;date;lat;lon\r\nA;2020-01-29;35,8;36,6\r\n', 'name^date^lat^lon\nA^2020-01-29^35.8^36.6\n', 'name~date~lat~lon\nA~2020-01-29~35.8~36.6\n', 'name|date|lat|lon\nA|2020-01-29|35.8|36.6\n', 'name\tdate\tlat\tlon\nA\t2020-01-29\t35.8\t36.6\n']) {
      const { p, geometry, report } = await one(text)
      expect([p.title_en, p.date_start, geometry, report.rows_in], text).toEqual(['A', '2020-01-29', { type: 'Point', coordinates: [36.6, 35.8] }, 1])
    }
    const { report, features } = await importing([file('Attacks on health care\nhttps://example.org/data\n\nname,date,lat,lon,killed\nA,2020-01-29,35.8,36.6,1\n\n,,,,\nname,date,lat,lon,killed\nB,2020-01-30,35.8,36.6,2\nTotal,,,,3\nSource: Someone,,,,\n')])
    expect(features.map(f => f.properties?.title_en as string)).toEqual(['A', 'B'])
    expect([report.rows_in, report.incidents, report.refused]).toEqual([5, 2, 3])
    expect(report.doubts.map(d => [d.kind, d.row, d.reason.slice(0, 34)])).toEqual([['refused', 8, 'This row repeats the header.'], ['refused', 10, 'This is a line of totals or a note'], ['refused', 11, 'This is a line of totals or a note'], ['assumed', undefined, '2 rows above the header (row 4) ar']])
  })
  it('no header at all, double names, empty names, ragged and trailing cells', async () => {
    const { features, report } = await importing([file('2020-01-29,35.8,36.6,Ariha\n2020-01-30,35.9,36.7,Saraqib\n')])
    expect(features.map(f => f.geometry)).toEqual([{ type: 'Point', coordinates: [35.8, 36.6] }, { type: 'Point', coordinates: [35.9, 36.7] }].map(() => null))
    expect([report.rows_in, features[0].properties?.date_start]).toEqual([2, '2020-01-29'])
    expect(report.doubts.find(d => d.reason.startsWith('The table has no header'))).toBeDefined()
    const ragged = await importing([file('title,date,date,,lat,lon,,\na,2020-01-29,2020-01-30,x,35.8,36.6,,\nb,2020-01-29\nc,2020-01-30,,y,35.8,36.6,,,extra,more\n')])
    expect([ragged.report.incidents, ragged.report.tables[0].unused]).toEqual([3, ['date (2)', 'column 4', 'column 7', 'column 8']])
    expect(ragged.report.doubts).toMatchObject([{ kind: 'assumed', row: 4, value: 'extra, more' }])
  })
  it('a file that is cut off: in a quote it is refused, at its end it is said', async () => {
    await expect(importing([file('title,date\na,2020-01-29\nb,"2020-01')])).rejects.toThrow('f.csv, row 3: opens a quotation mark that is never closed')
    const { report } = await one('title,date,killed\na,2020-01-29,1\nb,2020-0')
    expect(report.doubts.map(d => d.reason).join()).toContain('The last row (row 3) holds 2 of 3 columns')
  })
  it('Arabic in Windows-1256, UTF-16 as Excel writes it, Latin-1', async () => {
    const utf16 = new Blob([new Uint8Array([0xff, 0xfe]), new Uint8Array(new Uint16Array([...'الاسم\tالتاريخ\tخط العرض\tخط الطول\tالقتلى\r\nمشفى\t2020-01-29\t35.8\t36.6\t٣\r\n'].map(c => c.charCodeAt(0))).buffer)])
    const w1256 = new Blob([Uint8Array.from([...'date,lat,lon,name\n2020-01-29,35.8,36.6,'].map(c => c.charCodeAt(0))), Uint8Array.from([0xd3, 0xe6, 0xd1, 0xed, 0xc9])])
    const latin = new Blob([Uint8Array.from([...'date,lat,lon,name\n2020-01-29,35.8,36.6,Alep, pr\u00e8s'.replace('p, p', 'p p')].map(c => c.charCodeAt(0)))])
    for (const [blob, title] of [[utf16, 'مشفى'], [w1256, 'سورية'], [latin, 'Alep près']] as const) {
      const { features } = await importing([{ name: 'f.csv', blob }])
      expect([features[0].properties?.title_en, features[0].geometry]).toEqual([title, { type: 'Point', coordinates: [36.6, 35.8] }])
    }
    expect((await importing([{ name: 'f.csv', blob: utf16 }])).features[0].properties).toMatchObject({ killed_min: 3, killed_max: 3 })
    expect((await importing([{ name: 'f.csv', blob: w1256 }])).report.doubts.map(d => d.reason).join()).toContain('windows-1256')
  })
  it('errors and formulas of a spreadsheet that were written out', async () => {
    const { p, report } = await one('code,title,date,lat,lon,killed\n="007",=1+1,2020-01-29,#N/A,#REF!,#VALUE!\n')
    expect([p.id, p.title_en, p.killed_min]).toEqual(['007', '=1+1', undefined])
    expect(report.doubts.map(d => [d.kind, d.column, d.value])).toEqual([['left_out', 'lat', '#N/A'], ['left_out', 'lon', '#REF!'], ['left_out', 'killed', '#VALUE!']])
    expect(reportHtml(report, 'x')).not.toMatch(/<(?:td|code)>=/)
  })
  it('columns that are called as objects are', async () => {
    const { features } = await importing([file('[{"__proto__":"a","constructor":"x","title":"t","date":"2020-01-29","toString":"z"},{"title":"t2","date":"2020-01-29"}]', 'f.json')])
    expect(features.map(f => f.properties?.title_en as string)).toEqual(['t', 't2'])
  })
})

describe('where it was', () => {
  const points = async (text: string, options?: ImportOptions) => {
    const { features, report } = await importing([file(text)], options)
    return { at: features.map(f => (f.geometry as { coordinates: number[] } | null)?.coordinates ?? null), report, features }
  }
  it('swapped pairs are noticed by the country', async () => {
    const { at, report } = await points('name,country,lat,lon\na,Syria,36.6,35.8\nb,سوريا,39.01,35.95\nc,Syria,35.95,39.01\nd,Yemen (North Yemen),44.2,15.35\n')
    expect(at).toEqual([[35.8, 36.6], [39.01, 35.95], [39.01, 35.95], [44.2, 15.35]])
    expect(report.doubts.map(d => [d.row, d.reason.slice(0, 24)])).toEqual([[3, 'Read the other way round'], [5, 'Read the other way round']])
    const far = await points('name,country,lat,lon\na,Syria,-35.95,39.01\n')
    expect([far.at, far.report.doubts[0].reason.slice(0, 30)]).toEqual([[[39.01, -35.95]], 'Kept, though it lies outside t'])
  })
  it('one slip of the pen turns no column, many do', async () => {
    const rows = (lat: number, n: number) => Array.from({ length: n }, (_, i) => `a${i},${lat},39.01\n`).join('')
    const { at, report } = await points(`name,lat,lon\n${rows(35.95, 20)}b,359.5,39.01\nc,135.95,39.01\n`)
    expect([at[0], at[20], at[21], report.tables[0].mapping.swapped]).toEqual([[39.01, 35.95], null, null, false])
    expect(report.doubts.map(d => d.reason.slice(0, 22))).toEqual(['No degree is beyond 18', 'The latitude 135.95 or'])
    expect((await points(`name,lat,lon\n${rows(121.5, 5)}`)).at[0]).toEqual([121.5, 39.01])
    expect((await points('name,coordinates\na,"121.5, 14.6"\nb,"120.9, 14.7"\n')).at).toEqual([[121.5, 14.6], [120.9, 14.7]])
  })
  it('metres, pixels and military grids are no coordinates, and each says so', async () => {
    const { at, report } = await points('name,X,Y\na,4342573.4,4295229.9\nb,4342573.4,4295229.9\n')
    expect([at, report.doubts.map(d => d.reason.slice(0, 38))]).toEqual([[null, null], Array(2).fill('This looks like pixels or projected met')].map((v, i) => (i ? (v as string[]).map(x => x.slice(0, 38)) : v)))
    const grid = await points('Date,MGRS,Summary\n2007-01-05,38SMB4543,a\n2007-01-06,38S MB 45 43,b\n')
    expect([grid.at, grid.report.doubts.map(d => d.reason.slice(0, 42))]).toEqual([[null, null], Array(2).fill('This is a reference of a military grid (MG')])
    expect((await points('name,geom\na,POINT(4130000 4330000)\nb,POINT(39 36)\n')).report.doubts[0].reason).toContain('out of range')
  })
  it('names are looked up where there are no coordinates, in GeoJSON as well, as far as they say', async () => {
    const { createGeocoder } = await import('./geocode')
    const city = (name: string, lon: number, lat: number) => ({ id: name, name, names: [], lon, lat, country: 'SY', population: 50_000, feature: 'PPL' })
    const geocoder = () => Promise.resolve(createGeocoder([city('Ariha', 36.6, 35.8), city('Raqqa', 39, 35.95)], null))
    const { features, report } = await points('name,date,place,country,lat,lon\na,2020-01-29,Ariha,Syria,,\nb,2020-01-29,Raqqa governorate,Syria,,\nc,2020-01-29,Nowhere,Syria,,\nd,2020-01-29,Ariha,Syria,35.7,36.5\n', { geocoder })
    expect(features.map(f => [f.geometry !== null, f.properties?.geo_precision])).toEqual([[true, 'town'], [true, 'governorate'], [false, undefined], [true, undefined]])
    expect([report.geocoded, report.without_place]).toEqual([2, 1])
    const json = await importing([file(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: null, properties: { name: 'a', place: 'Ariha', date: '2020-01-29' } }] }), 'f.geojson')], { geocoder })
    expect(json.features[0].geometry).toEqual({ type: 'Point', coordinates: [36.6, 35.8] })
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
  it('Airwars: several values by commas, who saw it in brackets', async () => {
    const { p } = await one('code,date_type,date,date_end,country,location_name,region,strike_type,infrastructure,civilian_harm_status,latitude,longitude,geolocation_accuracy,killed_civilian_non_combatants_min,killed_civilian_non_combatants_max,killed_children_min,killed_children_max,belligerents\nCS876,range,2017-06-01,2017-06-03,Syria,Raqqa,Raqqa,Airstrike,"Residential building, School",Fair,35.95,39.01,Within 100m (via Coalition),5,7,1,2,"US-led Coalition, SDF"\n')
    expect(p).toMatchObject({ id: 'cs876', date_start: '2017-06-01', date_end: '2017-06-03', date_precision: 'range', geo_precision: 'neighbourhood', grading: 'fair', killed_min: 5, killed_max: 7, children_killed_min: 1, target: ['residential_building', 'school'], actor: ['us_led_coalition', 'sdf'] })
  })
  it('ACLED of today: semicolons, ISO days, notes over lines, sources in one cell', async () => {
    const { features } = await importing([file('event_id_cnty;event_date;time_precision;event_type;sub_event_type;country;location;latitude;longitude;geo_precision;source;notes;fatalities;timestamp\nSYR1;2020-01-29;2;Battles;Armed clash;Syria;Ariha;35.8137;36.6096;3;"SOHR; LCC";"One,\n""two""; three";0;1706000000\n')])
    expect(features[0].properties).toMatchObject({ id: 'syr1', date_precision: 'week', geo_precision: 'governorate', killed_min: 0, killed_max: 0, summary_en: 'One, "two"; three', sources: [{ publisher: 'SOHR' }, { publisher: 'LCC' }] })
  })
  it('UCDP of today: instants as days, codes of where and when', async () => {
    const { features } = await importing([file('id,type_of_violence,dyad_name,side_a,side_b,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,best,high,low,source_office,source_headline,source_date\n244657,3,Gov - IS,Gov,IS,2,Mosul,Ninawa,36.34,43.13,Iraq,4,2016-01-01 00:00:00.000,2016-01-31 00:00:00.000,5,8,3,Reuters,head,2016-02-01\n')])
    expect(features[0].properties).toMatchObject({ id: '244657', date_start: '2016-01-01', date_end: '2016-01-31', date_precision: 'range', geo_precision: 'neighbourhood', geo_radius_m: 25_000, killed_min: 3, killed_max: 8, violence: ['one_sided'], sources: [{ title: 'head', publisher: 'Reuters', date: '2016-02-01' }] })
  })
  it('TimeMap: events in an object, sources as objects or text, months first', async () => {
    const events = [{ id: 1, civId: 'CIV0001', date: '3/13/2022', location: 'Kyiv', latitude: '50.45', longitude: '30.52', description: 'Hit.', sources: [{ id: 's1', path: 'https://example.org/a' }], associations: ['a/b', 'c'], category: 'Attack/Air strike' }, { id: 2, date: '3/3/2022', location: 'Kyiv', latitude: '50.45', longitude: '30.52', description: 'Hit 2.', sources: 's2', associations: [], category: '' }]
    const { features } = await importing([file(JSON.stringify({ events }), 'events.json')])
    expect(features.map(f => f.properties)).toMatchObject([{ id: 'civ0001', date_start: '2022-03-13', category: ['attack_air_strike'], association: ['a_b', 'c'], sources: [{ title: 's1', url: 'https://example.org/a' }] }, { id: '2', date_start: '2022-03-03', sources: [{ title: 's2' }] }])
  })
  it('facets with thousands of values keep their most frequent', async () => {
    const rows = Array.from({ length: 8000 }, (_, i) => `E${i},2020-01-29,Battles,Clash,${i % 2 ? 'Common actor' : `Actor ${i}`},Syria,Ariha,35.8,36.6,1,0\n`).join('')
    const { features, manifest } = await importing([file(`event_id_cnty,event_date,event_type,sub_event_type,actor1,country,location,latitude,longitude,geo_precision,fatalities\n${rows}`)])
    expect(features[1].properties).toMatchObject({ actor: ['common_actor'] })
    expect(manifest.facets.find(f => f.property === 'actor')?.codes).toHaveLength(25)
  })
  it('our own export, byte for byte', async () => {
    const path = join(__dirname, '../../data/incidents.geojson')
    const { features } = await importing([{ name: 'incidents.geojson', blob: await openAsBlob(path) }])
    expect(`{"type":"FeatureCollection","features":[\n${features.map(f => JSON.stringify({ type: 'Feature', geometry: f.geometry, properties: f.properties })).join(',\n')}\n]}\n`).toBe(readFileSync(path, 'utf8'))
  })
  it('an import, exported and imported again, byte for byte', async () => {
    const lines = (features: Feature[]) => features.map(f => JSON.stringify({ type: 'Feature', geometry: f.geometry, properties: f.properties })).join('\n')
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ t: fc.string({ maxLength: 20 }), d: fc.integer({ min: 0, max: 20_000 }), lat: fc.double({ min: -89, max: 89, noNaN: true }), lon: fc.double({ min: -179, max: 179, noNaN: true }), k: fc.option(fc.nat(1000)) }), { minLength: 1, maxLength: 20 }), async rows => {
      const table = rows.map(r => ({ title: `x${r.t}`, date: formatDay(r.d), lat: r.lat, lon: r.lon, killed: r.k, weapon: r.t.length > 10 ? 'Air strike' : 'Shelling' }))
      const first = await importing([file(JSON.stringify(table), 'f.json')])
      const text = `{"type":"FeatureCollection","features":[\n${first.features.map(f => JSON.stringify(f)).join(',\n')}\n]}\n`
      const second = await importing([file(text, 'incidents.geojson')])
      expect(lines(second.features as Feature[])).toBe(lines(first.features as Feature[]))
    }), { numRuns: 40 })
  })
  it('GeoJSON in Web Mercator is turned, in others refused', async () => {
    const collection = (crs: string, x: number, y: number) => file(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: crs } }, features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [x, y] }, properties: { name: 'a', date: '2020-01-01' } }] }), 'x.geojson')
    expect((await importing([collection('urn:ogc:def:crs:EPSG::3857', 4342573.4, 4295229.9)])).features[0].geometry).toMatchObject({ coordinates: [expect.closeTo(39.01, 3), expect.closeTo(35.96, 2)] })
    const { report, features } = await importing([collection('EPSG:32637', 500000, 4000000)])
    expect(features[0].geometry).toBeNull()
    expect(report.doubts[0].reason).toContain('EPSG:32637')
  })
})
