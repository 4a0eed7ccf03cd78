import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Manifest } from '../../lib/model/manifest'
import { planFolder } from '../../lib/publish/build'
import { importCommand } from './import'

const folder = () => mkdtempSync(join(tmpdir(), 'atlas-import-'))
const file = (text: string, name = 'partner.csv') => {
  const path = join(folder(), name)
  writeFileSync(path, text)
  return path
}
const json = (dir: string, name: string) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as Record<string, never>
const titles = (dir: string) => (json(dir, 'incidents.geojson').features as { properties: { title_en: string } }[]).map(f => f.properties.title_en)
const ROWS = 'title,date,lat,lon,killed,weapon\nOne,2020-01-29,35.8,36.6,5-7,Air strike\nTwo,2020-01-30,35.9,36.7,,Air strike\nThree,2020-02-30,35.9,36.7,1,Shelling\nFour,2020-02-03,35.9,36.7,1,Shelling\n'

describe('import', () => {
  it.each(['.incidents.geojson.importing', '.incidents.geojson.importing.merged', '.report.json.importing'])('on a full disk (at %s) says so in a sentence and leaves the folder as it was', async name => {
    const into = folder()
    await importCommand({ files: [file(ROWS)], into })
    const before = readdirSync(into).map(n => [n, readFileSync(join(into, n), 'utf8')])
    symlinkSync('/dev/full', join(into, name))
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(await importCommand({ files: [file(`${ROWS}Five,2020-03-01,35.9,36.7,1,Shelling\n`)], into })).toBe(1)
      expect(said.mock.calls.map(([text]) => text).join('')).toContain(`The disk of ${into} is full. ${into} is as it was: make room, and run the same command again.\n`)
    } finally {
      said.mockRestore()
    }
    expect(readdirSync(into).map(n => [n, readFileSync(join(into, n), 'utf8')])).toEqual(before)
  })
  it('makes a folder that passes the check, with its report and mapping', async () => {
    const into = folder()
    expect(await importCommand({ files: [file(ROWS)], into })).toBe(0)
    expect(readdirSync(into).sort()).toEqual(['atlas.json', 'incidents.geojson', 'mapping.json', 'report.html', 'report.json', 'statements.json'])
    expect(json(into, 'report.json')).toMatchObject({ rows_in: 4, incidents: 3, refused: 1, doubts: [{ kind: 'refused', file: 'partner.csv', row: 4, column: 'date', value: '2020-02-30' }] })
    expect((await planFolder(into)).warnings.filter(w => w.field !== 'geo_precision')).toEqual([])
    expect(readFileSync(join(into, 'report.html'), 'utf8')).toContain('is no day of the calendar')
  })
  it('updates on a second import, keeps what others entered, and takes a corrected mapping', async () => {
    const into = folder()
    await importCommand({ files: [file(ROWS)], into })
    await importCommand({ files: [file('title,date,lat,lon,killed\nOther,2021-01-01,36,37,2\n', 'other.csv')], into })
    expect(titles(into)).toEqual(['One', 'Two', 'Four', 'Other'])
    const atlas = readFileSync(join(into, 'atlas.json'), 'utf8')
    await importCommand({ files: [file(ROWS.replace('5-7', '6'))], into })
    expect(titles(into)).toEqual(['One', 'Two', 'Four', 'Other'])
    expect(readFileSync(join(into, 'atlas.json'), 'utf8')).toBe(atlas)
    const mapping = json(into, 'mapping.json') as unknown as { tables: { fields: Record<string, string[]> }[] }
    delete mapping.tables[0].fields.killed
    const corrected = file(JSON.stringify(mapping), 'mapping.json')
    await importCommand({ files: [file(ROWS)], into, mapping: corrected })
    expect((json(into, 'incidents.geojson').features as { properties: { title_en: string; killed_min?: number } }[]).find(f => f.properties.title_en === 'One')?.properties.killed_min).toBeUndefined()
  })
  it('says which key decides dates that may be either way, with the command, and nothing of it once it is decided', async () => {
    const into = folder()
    const partner = file('title,date,lat,lon\nOne,3/4/2020,35.8,36.6\nTwo,5/6/2020,35.9,36.7\n', 'a partner.csv')
    const said: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => Boolean(said.push(String(text))))
    try {
      expect(await importCommand({ files: [partner], into })).toBe(0)
      const mapping = join(into, 'mapping.json')
      expect(said.join('').split('\n').slice(-3)).toEqual([
        `Set "order" to "dmy" (day first) or "mdy" (month first) for a partner.csv in ${mapping}: until then its dates such as 3/4/2020 are not read.`,
        `Then import again: npm run atlas -- import '${partner}' --into ${into} --mapping ${mapping}`, '',
      ])
      expect(said.join('')).not.toContain('npm start')
      expect(json(into, 'report.json')).toMatchObject({ rows_in: 2, incidents: 0, refused: 2, doubts: [{ reason: 'The date may be day first or month first, and the column does not decide it; say which in the mapping file ("order": "dmy" or "mdy").' }, {}] })
      const { tables } = json(into, 'mapping.json') as unknown as { tables: { order: string | null; because: Record<string, string> }[] }
      expect(tables[0].because.order).toMatch(/^2 dates such as 3\/4\/2020 in "date" may be day first or month first/)
      tables[0].order = 'dmy'
      writeFileSync(mapping, JSON.stringify({ tables }))
      said.length = 0
      expect(await importCommand({ files: [partner], into, mapping })).toBe(0)
      expect(titles(into)).toEqual(['One', 'Two'])
      expect(said.join('')).toContain('npm start')
      const written = [said.join(''), ...['mapping.json', 'report.json', 'report.html'].map(name => readFileSync(join(into, name), 'utf8'))]
      for (const text of written) expect(text).not.toMatch(/may be day first|Set "order"/)
      expect((json(into, 'mapping.json') as unknown as { tables: { because: object }[] }).tables[0].because).toMatchObject({ order: 'chosen by you', date_start: 'the column’s name' })
    } finally {
      write.mockRestore()
    }
  })
  it('gives identical rows the same numbers again, and no record twice', async () => {
    const into = folder()
    const rows = 'date,place\n2020-01-29,Ariha\n2020-01-29,Ariha\n2020-01-29,Ariha\n'
    for (let i = 0; i < 2; i++) await importCommand({ files: [file(rows)], into })
    const ids = (json(into, 'incidents.geojson').features as { properties: { id: string } }[]).map(f => f.properties.id)
    expect(ids.map(id => id.replace(/^[^-]*-[^-]*-[^-]*-[^-]*/, ''))).toEqual(['', '-2', '-3'])
  })
  it('leaves the folder as it was when a file cannot be read', async () => {
    const into = folder()
    expect(await importCommand({ files: [file(ROWS), file('{"type":"FeatureCollection","features":[{"ty', 'cut.geojson')], into })).toBe(1)
    expect(readdirSync(into)).toEqual([])
    const made = join(into, 'new')
    expect(await importCommand({ files: [file('{"a":', 'cut.json')], into: made })).toBe(1)
    expect(existsSync(made)).toBe(false)
    expect(await importCommand({ files: ['/nowhere.csv'], into })).toBe(1)
    expect(await importCommand({ files: [file(ROWS)], into, extent: 'here' })).toBe(1)
    expect(existsSync(join(into, 'incidents.geojson'))).toBe(false)
  })
  it('keeps what was entered by hand, and finds a corrected record again by day and title, place or both', async () => {
    const into = folder()
    const partner = file(ROWS)
    await importCommand({ files: [partner], into })
    const atlas = json(into, 'incidents.geojson') as unknown as { features: { properties: Record<string, unknown> }[] }
    const ids = atlas.features.map(f => f.properties.id)
    Object.assign(atlas.features[0].properties, { title_ar: 'واحد', statements: ['s'] })
    writeFileSync(join(into, 'incidents.geojson'), JSON.stringify(atlas))
    writeFileSync(partner, ROWS.replace('One,2020-01-29,35.8', 'One,2020-01-28,35.8').replace('Two,', 'Two (corrected),').replace('Four,2020-02-03,35.9', 'Four,2020-02-03,35.1'))
    await importCommand({ files: [partner], into })
    const after = (json(into, 'incidents.geojson').features as { properties: Record<string, unknown> }[]).map(f => f.properties)
    expect(after.map(p => p.id)).toEqual(ids)
    expect(after[0]).toMatchObject({ date_start: '2020-01-28', title_ar: 'واحد', statements: ['s'] })
    expect((json(into, 'report.json').doubts as { reason: string }[]).filter(d => d.reason.includes('keeps the id'))).toHaveLength(3)
    // Another partner's record of the same day and place is another record.
    await importCommand({ files: [file(ROWS.replace('One', 'Told otherwise'), 'second.csv')], into })
    expect(after.length).toBeLessThan(titles(into).length)
  })
  it('adds codes to an edited atlas.json in grey and keeps every edit; the folder passes the check', async () => {
    const into = folder()
    await importCommand({ files: [file(ROWS)], into })
    const atlas = json(into, 'atlas.json') as unknown as Manifest
    atlas.title = { en: 'Mine', ar: 'لي' }
    atlas.facets[0].codes[0].label = { en: 'Strike from the air', ar: 'غارة' }
    writeFileSync(join(into, 'atlas.json'), JSON.stringify(atlas))
    await importCommand({ files: [file(ROWS.replaceAll('Shelling', 'Ground assault').replaceAll('Air strike', 'Strike from the air').replaceAll('2020-', '2021-'), 'other.csv')], into })
    const after = json(into, 'atlas.json') as unknown as Manifest
    expect(after).toEqual({ ...atlas, facets: [{ ...atlas.facets[0], codes: [...atlas.facets[0].codes, { code: 'ground_assault', label: { en: 'Ground assault', ar: 'Ground assault' } }] }] })
    expect(json(into, 'report.json')).toMatchObject({ added_to_atlas: [{ property: 'means', facet: false, codes: ['ground_assault'] }] })
    expect((await planFolder(into)).warnings.filter(w => w.field !== 'geo_precision')).toEqual([])
  })
  it('gives the same folder again out of its own export, byte for byte', async () => {
    const data = join(__dirname, '../../data')
    const into = folder()
    const names = ['incidents.geojson', 'atlas.json', 'statements.json']
    expect(await importCommand({ files: names.map(n => join(data, n)), into })).toBe(0)
    for (const name of names) expect(readFileSync(join(into, name), 'utf8') === readFileSync(join(data, name), 'utf8'), name).toBe(true)
    for (let i = 0; i < 2; i++) {
      await importCommand({ files: [join(into, 'incidents.geojson')], into })
      for (const name of names) expect(readFileSync(join(into, name), 'utf8') === readFileSync(join(data, name), 'utf8'), name).toBe(true)
    }
    // Without its atlas.json, facets come out of the records themselves.
    const bare = folder()
    await importCommand({ files: [join(data, 'incidents.geojson')], into: bare })
    const facets = (json(bare, 'atlas.json') as unknown as Manifest).facets
    expect(facets.map(f => f.property)).toEqual(expect.arrayContaining(['target', 'means', 'actor']))
    writeFileSync(join(bare, 'statements.json'), readFileSync(join(data, 'statements.json')))
    expect((await planFolder(bare)).warnings.map(w => w.field)).not.toContain('target')
  })
  it('names what is wrong in the command, in its mapping file and in the folder, and changes nothing', async () => {
    const into = folder()
    const partner = file(ROWS)
    const said: string[] = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(said.push(String(text))))
    const mapping = (tables: unknown) => file(JSON.stringify({ tables }), 'mapping.json')
    const cases: [Parameters<typeof importCommand>[0], RegExp][] = [
      [{ files: [partner, partner], into }, /is named twice/], [{ files: [tmpdir()], into }, /is no file/], [{ files: [partner], into, extent: '5,5,1,1' }, /is no extent/],
      [{ files: [partner], into, mapping: mapping([{ file: 'else.csv' }]) }, /says nothing of partner.csv/], [{ files: [partner], into, mapping: mapping([{ file: 'partner.csv', fields: { date_start: ['when'] } }]) }, /reads "date_start" from the column "when", which the file does not have/],
      [{ files: [partner], into, mapping: mapping([{ file: 'partner.csv', fields: { when: ['date'] } }]) }, /names a field "when"/], [{ files: [partner], into, mapping: mapping([{ file: 'partner.csv', fields: {}, order: 'day' }]) }, /"order": "day"/],
      [{ files: [partner], into, mapping: mapping([{ file: 'partner.csv', fields: {}, facets: { area: 'weapon' } }]) }, /names a facet "area"/], [{ files: [file('title,date\n', 'head.csv')], into }, /head.csv: holds a header and no rows/],
    ]
    for (const [args, reason] of cases) {
      said.length = 0
      expect(await importCommand(args)).toBe(1)
      expect(said.join('')).toMatch(reason)
      expect(readdirSync(into)).toEqual([])
    }
    writeFileSync(join(into, 'atlas.json'), '{"title":')
    expect(await importCommand({ files: [partner], into })).toBe(1)
    expect(readdirSync(into)).toEqual(['atlas.json'])
    write.mockRestore()
  })
  it('tells files of one name in two folders apart, and keeps what an earlier mapping said', async () => {
    const into = folder()
    expect(await importCommand({ files: [file(ROWS), file(ROWS.replaceAll('2020-', '2019-'))], into })).toBe(0)
    const tables = json(into, 'mapping.json').tables as { file: string; fields: Record<string, string[]> }[]
    expect(new Set(tables.map(t => t.file)).size).toBe(2)
    const partner = file(ROWS, 'third.csv')
    await importCommand({ files: [partner], into })
    expect(json(into, 'mapping.json').tables).toHaveLength(3)
    const mapping = json(into, 'mapping.json') as unknown as { tables: { fields: Record<string, string[]> }[] }
    delete mapping.tables[0].fields.killed
    writeFileSync(join(into, 'mapping.json'), JSON.stringify(mapping))
    await importCommand({ files: [partner], into })
    expect((json(into, 'mapping.before.json') as unknown as typeof mapping).tables[0].fields.killed).toBeUndefined()
  })
  it('leaves nothing half-written when it is stopped', async () => {
    const into = folder()
    await importCommand({ files: [file(ROWS)], into })
    const before = readdirSync(into).map(name => [name, readFileSync(join(into, name), 'utf8')])
    const many = file(`title,date,lat,lon\n${Array.from({ length: 400_000 }, (_, i) => `Row ${i},2020-01-29,35.8,36.6`).join('\n')}\n`, 'many.csv')
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../atlas.ts'), 'import', many, '--into', into], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', text => { said += String(text) })
    await vi.waitFor(() => expect(readdirSync(into)).toContain('.incidents.geojson.importing'), { timeout: 30_000, interval: 20 })
    await new Promise(resolve => { setTimeout(resolve, 500) })
    child.kill('SIGINT')
    const [code] = await once(child, 'exit') as [number]
    expect([code, said]).toEqual([1, expect.stringContaining('is as it was') as string])
    expect(readdirSync(into).map(name => [name, readFileSync(join(into, name), 'utf8')])).toEqual(before)
  }, 60_000)
})

describe('import into a folder with files of its own', () => {
  const source = { title: 'A report', publisher: 'A body' }
  const item = { id: 'log', kind: 'document', source, shows_en: 'A log.', supports: ['happened'] }
  const own = (id: string, evidence?: object[]) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [36.6, 35.8] }, properties: { id, kind: 'incident', title_en: `Title ${id}`, date_start: '2020-01-29', sources: [source], ...(evidence && { evidence }) } })
  const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
  const { supports, ...bare } = item
  const shared = JSON.stringify({ evidence: [{ ...bare, incidents: [{ id: 'one', supports }] }] })
  const claims = JSON.stringify({ subjects: [] })

  it('leaves evidence.json and claims.json as they are, byte for byte, and an item that stands there to them', async () => {
    const into = folder()
    await importCommand({ files: [file(collection(own('one'), own('two')), 'a.geojson')], into })
    writeFileSync(join(into, 'evidence.json'), shared)
    writeFileSync(join(into, 'claims.json'), claims)
    // The same records come back from an export, with the item and one of their own.
    const other = { ...item, id: 'film' }
    expect(await importCommand({ files: [file(collection(own('one', [item, other]), own('two'), own('three')), 'a.geojson')], into })).toBe(0)
    expect([readFileSync(join(into, 'evidence.json'), 'utf8'), readFileSync(join(into, 'claims.json'), 'utf8')]).toEqual([shared, claims])
    const features = json(into, 'incidents.geojson').features as { properties: { id: string; evidence?: object[] } }[]
    expect(features.map(f => [f.properties.id, f.properties.evidence])).toEqual([['one', [other]], ['two', undefined], ['three', undefined]])
    expect(json(into, 'report.json').notes).toEqual(expect.arrayContaining([expect.stringMatching(/^1 item of evidence .* left to it/)]))
    await planFolder(into)
  })
  it('takes them over where the folder has none, and says what an item bears on that they do not', async () => {
    const into = folder()
    expect(await importCommand({ files: [file(collection(own('one', [item]), own('two', [item])), 'incidents.geojson'), file(shared, 'evidence.json'), file(claims, 'claims.json')], into })).toBe(0)
    expect([readFileSync(join(into, 'evidence.json'), 'utf8'), readFileSync(join(into, 'claims.json'), 'utf8')]).toEqual([shared, claims])
    expect((json(into, 'incidents.geojson').features as { properties: { evidence?: object[] } }[]).map(f => f.properties.evidence)).toEqual([undefined, [item]])
    expect(json(into, 'report.json').notes).toEqual(expect.arrayContaining([expect.stringMatching(/evidence\.json does not say that log bear on all records/)]))
  })
})
