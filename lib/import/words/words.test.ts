import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../csv'
import { createGeocoder } from '../geocode'
import { readJson } from '../json'
import type { Mapping } from '../mapping'
import { runImport, type ImportOptions, type Report } from '../run'
import type { Source } from '../source'
import { written } from '../written'
import { AR } from './ar'
import { EN } from './en'
import { inWords } from './in-language'
import { english, isSaid, say, says, Spoken, type Key, type Said } from './said'
import { schemaIssue } from './schema-issue'

const KEYS = Object.keys(EN) as Key[]
const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

describe('the importer’s sentences', () => {
  it.each(KEYS)('%s: in Arabic, with the same values', key => {
    expect(namesIn(AR[key])).toEqual(namesIn(EN[key]))
    // What joins two others may be without letters of its own.
    if (EN[key].replace(/\{\w+\}/g, '').match(/[a-z]{2}/i)) expect(AR[key]).toMatch(/\p{Script=Arabic}/u)
  })
  it('are all given somewhere, and nothing is said past them', () => {
    const folder = join(__dirname, '..')
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(f) && !/^words[/\\](en|ar)\.ts$/.test(f)).map(f => [f, readFileSync(join(folder, f), 'utf8')] as const)
    sources.push(['import.ts', readFileSync(join(folder, '../../scripts/atlas/import.ts'), 'utf8')])
    const all = sources.map(([, text]) => text).join('\n')
    const made = ['known', 'kind']
    expect(KEYS.filter(key => !all.includes(`'${key}'`) && !(made.includes(key.split('.')[0]) && all.includes(`\`${key.split('.')[0]}.$`)))).toEqual([])
    const past = sources.flatMap(([file, text]) => text.split('\n').filter(line => /\breason: ['`"]|new (?:Unreadable|NoDate|NoFigure|Spoken|TooMany)\((?:[\w.]+, )?['`"]|\bassumed\.push\(['`"]|\bbecause[.[][^=]*= ['`"]/.test(line)).map(line => `${file}: ${line.trim()}`))
    expect(past).toEqual([])
  })
  it('keep each value of a file in its own direction, and each other’s', () => {
    const said = say('at.row', { file: 'a.csv', row: 3, what: say('json.bad', { why: say('json.ends') }) })
    expect(english(said)).toBe('a.csv, row 3: is not JSON: it ends in the middle of a record. The file may have been cut off; get it again, or mend it there.')
    expect(inWords(said, 'ar')).toMatch(/^\u2068a\.csv\u2069، الصف \u20683\u2069: الملف ليس JSON: ‏ينتهي في وسط سجل/)
    expect([says(said, 'json.ends'), says(said, 'json.deep'), isSaid(said), isSaid('json.ends'), inWords(said, 'fr')]).toEqual([true, false, true, false, english(said)])
  })
})

async function workbook(sheets: string[]): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter())
  const add = (name: string, text: string) => zip.add(name, new TextReader(text))
  await add('xl/workbook.xml', `<workbook xmlns:r="r"><sheets>${sheets.map((_, i) => `<sheet name="S${i}" sheetId="${i}" r:id="r${i}"/>`).join('')}</sheets></workbook>`)
  await add('xl/_rels/workbook.xml.rels', `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/${i}.xml"/>`).join('')}</Relationships>`)
  for (const [i, sheet] of sheets.entries()) await add(`xl/worksheets/${i}.xml`, `<worksheet><sheetData>${sheet}</sheetData></worksheet>`)
  return zip.close()
}
const cells = (...values: string[]) => `<row>${values.map(v => `<c t="inlineStr"><is><t>${v}</t></is></c>`).join('')}</row>`
const zipOf = async (name: string) => {
  const zip = new ZipWriter(new BlobWriter())
  await zip.add(name, new TextReader('x'))
  return zip.close()
}
const column = (name: string, ...values: string[]) => `title,${name}\n${values.map((v, i) => `t${i},"${v.replaceAll('"', '""')}"`).join('\n')}\n`
const geo = (properties: object[], geometry: object | null = null, more: object = {}) => JSON.stringify({ type: 'FeatureCollection', ...more, features: properties.map(p => ({ type: 'Feature', geometry, properties: p })) })
const own = (change: object) => ({ id: 'a', kind: 'incident', title_en: 'A', sources: [{ title: 's', publisher: 's' }], ...change })
const city = (name: string, country: string, population: number, lat = 35.8) => ({ id: name, name, names: [], lon: 36.6, lat, country, population, feature: 'PPL' })
const geocoder = () => Promise.resolve(createGeocoder([city('Ariha', 'SY', 40_000), city('Kafr', 'SY', 90_000), city('Kafr', 'SY', 2000, 36), city('Tell', 'SY', 3000), city('Tell', 'SY', 2000, 36)], null))
const fullFacet = { property: 'means', label: { en: 'Means' }, codes: Array.from({ length: 32 }, (_, i) => ({ code: `c${i}`, label: { en: `C${i}` } })) }
const mapping = (change: object): ImportOptions => ({ mappings: [{ file: 'f', schema: 'generic', fields: {}, facets: {}, order: null, swapped: false, because: {}, ...change } as Mapping] })
const bytes = (...values: number[]) => new Blob([Uint8Array.from([...values, ...Array.from({ length: 20 }, () => 65)])])
const UCDP = 'id,type_of_violence,side_a,where_prec,date_prec,date_start,date_end,latitude,longitude,low,high,country\n1,3,Gov,1,1,2020-01-29,2020-01-29,35.8,36.6,1,2,Syria\n'

/** Files that are as bad as files are, one for every way; what each makes the importer say is collected. */
const RUNS: [what: string, blob: Blob | string | (() => Promise<Blob>), options?: ImportOptions][] = [
  ['dates', column('date', 'soon', '29 January', '2020-02-30', '2020-13', '1812-06-24', '9999-12-31', '2020-02-02 - 2020-01-01', '~2020', 'night of 29-30 January 2020', '29.01.20', 'Jan-20', '2020-01-29', '2020-01-30?')],
  ['dates as numbers', JSON.stringify([{ title: 'a', date: 12 }, { title: 'b', date: 0 }, { title: 'c', date: true }, { title: 'd', date: '2020-01-29' }])],
  ['an order that nothing decides', 'title,date,end date\na,3/4/2020,5/4/2020\n'], ['an order that one column decides', 'title,date,end date\na,29/4/2020,5/6/2020\n'], ['an order that is chosen', 'title,date\na,3/4/2020\n', mapping({ fields: { title: ['title'], date_start: ['date'] }, order: 'dmy' })],
  ['ends', 'title,date,end date\na,2020-01-29,soon\nb,2020-01-29,2019-01-01\nc,2020-01-29,~2020-05\n'],
  ['figures', column('killed', 'none', '-3', '5.5', '1.000', '99999999999', '7-5', 'dozens', 'about 20', '5?', '5-', 'at least 5-7', '5 (3 children)', '1.200')], ['figures as truth values', JSON.stringify([{ title: 'a', date: '2020-01-29', killed: true }])],
  ['figures turned', 'title,date,killed min,killed max\na,2020-01-29,5,3\n'], ['figures of some', 'title,date,Educators Killed\na,2020-01-29,3\n'],
  ['points', 'title,lat,lon\na,35.8,36.6\nb,0,0\nc,abc,36\nd,520434,4012345\ne,200,36\nf,35.8,\ng,100,120\nh,135.95,39\ni,35.9,36.7\nj,35.9,36.7\nk,35.9,36.7\n'], ['points turned', 'title,lat,lon\na,121,35\nb,122,36\n'], ['pairs turned', 'title,coordinates\na,"121.5, 14.6"\nb,"120.9, 14.7"\n'],
  ['countries', 'title,country,lat,lon\na,Syria,39.01,35.95\nb,Syria,-35.95,39.01\n'], ['extents', 'title,lat,lon\na,35.8,36.6\nb,-35.95,39.01\n', { extent: [35.7, 36.5, 35.9, 36.7] }],
  ['pairs', 'title,coordinates\na,"35.8, 36.6"\nb,"35.8, 36.7"\nc,nowhere\n'], ['grids', 'title,mgrs\na,38SMB4543\nb,38SMB4544\n'], ['WKT', 'title,geom\na,POINT(36.6 35.8)\nb,POINT(36.6 35.8)\nc,POINT(x)\n'], ['unnamed', 'a,where,when\nx,"35.8, 36.6",2020-01-29\ny,"35.9, 36.7",2020-01-30\n'], ['unnamed WKT', 'a,what\nx,POINT(36.6 35.8)\ny,POINT(36.6 35.8)\n'],
  ['systems', geo([{ title: 'a' }], { type: 'Point', coordinates: [500_000, 4_000_000] }, { crs: { properties: { name: 'EPSG:32637' } } })], ['metres', geo([{ title: 'a' }], { type: 'Point', coordinates: [3e7, 0] }, { crs: { properties: { name: 'EPSG:3857' } } })], ['pixels', geo([{ title: 'a' }], { type: 'Point', coordinates: [4000, 5000] })], ['rings', geo([{ title: 'a' }], { type: 'Polygon', coordinates: [[[1, 1], [2, 2]]] })],
  ['codes', 'title,date,lat,lon,geo precision,grading\na,2020-01-29,35.8,36.6,wobbly,great\n'],
  ['names', 'title,date,place,country\na,2020-01-29,Ariha,Syria\nb,2020-01-29,Kafr,Syria\nc,2020-01-29,Tell,Syria\nd,2020-01-29,Ariha district,Syria\n', { geocoder }],
  ['rows', 'title,date,killed\na,2020-01-29,1\ntitle,date,killed\n,,3\nTotal,,3\nb,2020-01-30,1,2,3\nc,2020-01-30,#N/A\n'], ['a row that is cut', 'title,date,killed\na,2020-01-29,1\nb,2020'], ['quotes', 'title,date\n"a"b",2020-01-29\nc,2020-01-30\n'], ['zeros', `title,date\n${'some text,2020-01-29\n'.repeat(500)}x\0y,2020-01-29\n`],
  ['a title above', 'A table\ntitle,date,lat,lon\na,2020-01-29,35.8,36.6\n'], ['titles above', 'A table\nof things\ntitle,date,lat,lon\na,2020-01-29,35.8,36.6\n'], ['no header', '2020-01-29,35.8,36.6,Ariha\n2020-01-30,35.9,36.7,Saraqib\n'], ['Latin-1', new Blob([Uint8Array.from([...'title,date\nCaf'].map(c => c.charCodeAt(0)).concat([0xe9, 0x2c, 0x32, 0x30, 0x32, 0x30]))])],
  ['ids', 'id,date\nx,2020-01-01\nx,2020-01-02\n'], ['twice', 'title,date,lat,lon,killed\nHit,2020-01-29,35.8,36.6,5\nOther,2020-01-29,35.8,36.6,5\nSame,2020-01-29,36.8,36.6,\nSame,2020-01-29,36.8,36.6,\n'],
  ['facets', 'title,weapon,colour\na,x,red\nb,x,red\nc,y,blue\nd,y,blue\ne,y,blue\nf,x,red\n', { facetsBefore: [fullFacet] }], ['no title', 'place,date\nAriha,2020-01-29\n'],
  ['our own', geo([own({}), own({}), own({ id: 'b', title_en: undefined }), own({ id: 'c', kind: 'x' }), own({ id: 'd', killed_min: -1 }), own({ id: 'e', killed_min: 3e9 }), own({ id: 'f', sources: [{ title: 's', publisher: 's', url: 'x' }] }), own({ id: 'g', date_start: '2020' }), own({ id: 'h', date_start: '2020-02-30' }), own({ id: 'A B' }), own({ id: 'i', sources: [] })])],
  ['formulas', () => workbook([cells('title', 'date', 'killed') + '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>2020-01-29</t></is></c><c><f>1+1</f></c></row>', cells('note', 'more') + cells('x', 'y')])],
  ['evidence', JSON.stringify([{ title: 'a', date: '2020-01-29', evidence: [{ kind: 'rumour' }, { kind: 'witness', verification: 'verified' }, { kind: 'witness', sensitivity: 'personal_information' }] }])],
  ['UCDP', UCDP], ['ACLED', 'event_id_cnty,event_date,event_type,fatalities,location\nS1,2020-01-29,Battles,1,Ariha\n'], ['HXL', 'a,b,c\n#date+occured,#loc+name,#affected+killed\n2020-01-29,Ariha,5\n'],
  // Refused as a whole.
  ['nothing', ''], ['blank', ' \n\n'], ['blank cells', ',,\n,,\n'], ['a header', 'title,date\n'], ['many rows', 'title,date\na,2020\nb,2020\n', { mostRows: 1 }], ['a page', '<!doctype html><p>'], ['an open quote', 'title,date\na,"2020'], ['endless', `a,b\n1,"${'x'.repeat(4_100_000)}`], ['columns', `${Array.from({ length: 2001 }, (_, i) => `c${i}`).join(',')}\n1`],
  ['gzip', bytes(0x1f, 0x8b)], ['PDF', bytes(0x25, 0x50, 0x44, 0x46)], ['PNG', bytes(0x89, 0x50, 0x4e, 0x47)], ['JPEG', bytes(0xff, 0xd8, 0xff)], ['GIF', bytes(0x47, 0x49, 0x46, 0x38)], ['a program', bytes(0x7f, 0x45, 0x4c, 0x46)], ['xls', bytes(0xd0, 0xcf, 0x11, 0xe0)], ['a database', bytes(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65)], ['binary', new Blob([Uint8Array.from({ length: 4000 }, (_, i) => i % 7)])],
  ['numbers in a list', '[1,2]'], ['a cut list', '[{"a":1},{"a"'], ['a broken list', '[{"a":1},{"a" 1}]'], ['a cut object', '{"a":'], ['a broken object', '{"a" 1}'], ['lines', '{"a":1}\n{"a":2}\nxx\n'], ['depth', '['.repeat(70)], ['an object of nothing', '{"a":1}'],
  ['a cut workbook', async () => (await workbook([cells('a')])).slice(0, 60)], ['another archive', () => zipOf('x.txt')], ['an empty workbook', () => workbook([''])], ['a wide workbook', () => workbook([cells(...Array.from({ length: 2001 }, (_, i) => `c${i}`)) + cells('1')])],
  ['a column that is not there', 'title\na\n', mapping({ fields: { title: ['x'] } })], ['a field', 'title\na\n', mapping({ fields: { x: ['title'] } })], ['a facet', 'title\na\n', mapping({ facets: { area: 'title' } })], ['an order', 'title\na\n', mapping({ order: 'x' })], ['a schema', 'title\na\n', mapping({ schema: 'x' })],
]
/** Said only beyond what a test can hold (64 MB and more), in the page's worker, by the command line, or for a check of zod's that no field has. */
const NOT_HERE: Key[] = ['other', 'gazetteer.answer', 'gazetteer.lost', 'preview.early', 'id.kept', 'json.longLine', 'json.longRecord', 'json.large', 'xlsx.burst', 'xlsx.part', 'xlsx.text', 'known.exact', 'known.neighbourhood', 'known.governorate', 'known.country']

/** Every sentence in a report, and in what was thrown. */
const collect = (value: unknown): Said[] => (isSaid(value) ? [value] : Array.isArray(value) ? value.flatMap(collect) : typeof value === 'object' && value !== null ? Object.values(value).flatMap(collect) : [])
const keysOf = (said: Said): Key[] => [said.key, ...Object.values(said.values).flatMap(v => (isSaid(v) ? keysOf(v) : []))]

async function saidOf(blob: Blob | string | (() => Promise<Blob>), options?: ImportOptions): Promise<{ said: Said[]; report: Report | null }> {
  const source: Source = { name: 'f', blob: typeof blob === 'function' ? await blob() : new Blob([blob]) }
  try {
    const { report } = await runImport([source], () => {}, options)
    return { said: collect(report), report }
  } catch (error) {
    if (!(error instanceof Spoken)) throw error
    return { said: [error.said], report: null }
  }
}

describe('what the importer says of bad files', () => {
  const reached = new Set<Key>()
  const inArabic = (said: Said, what: string) => {
    for (const key of keysOf(said)) reached.add(key)
    const text = inWords(said, 'ar')
    expect(text, what).toMatch(/\p{Script=Arabic}/u)
    expect(`${text} ${english(said)}`, what).not.toMatch(/\{\w+\}|\[object/)
    // Outside of what stands in the file, no English word is left but for names of formats, keys and tools.
    expect(text.replace(/[\u2066\u2068][^\u2069]*\u2069/g, ''), what).not.toMatch(/\b(?:the|is|of|and|expected|not|this)\b/i)
  }
  it.each(RUNS)('%s', async (what, blob, options) => {
    const { said, report } = await saidOf(blob, options)
    expect(said.length, what).toBeGreaterThan(0)
    for (const each of said) inArabic(each, what)
    // As report.json holds it: text, and nothing of what it was made of.
    if (report) expect(collect(written(report))).toEqual([])
  })
  it('twice the same file, other readers, and issues that no field has', async () => {
    const source = { name: 'f.csv', blob: new Blob(['title,date\na,2020\n']) }
    await expect(runImport([source, source], () => {}).catch((e: unknown) => inArabic((e as Spoken).said, 'twice'))).resolves.toBeUndefined()
    const several = await runImport(['a', 'b'].map(name => ({ name, blob: new Blob(['title,date,lat,lon,killed\nHit,2020-01-29,35.8,36.6,5\n']) })), () => {})
    for (const said of collect(several.report)) inArabic(said, 'two files')
    for (const read of [() => readCsv({ name: 'f', blob: bytes(0x50, 0x4b, 3, 4) }), () => readJson({ name: 'f', blob: new Blob(['  ']) }), () => readJson({ name: 'f', blob: new Blob(['5']) })]) {
      const error: unknown = await read().catch((e: unknown) => e)
      inArabic((error as Spoken).said, 'a reader')
    }
    expect(english(schemaIssue('Something new'))).toBe('Something new.')
    expect(inWords(schemaIssue('Something new'), 'ar')).toMatch(/\p{Script=Arabic}/u)
  })
  it('is every sentence there is, but for those named here', () => {
    expect(KEYS.filter(key => !reached.has(key)).sort()).toEqual([...NOT_HERE].sort())
  })
})
