import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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
    expect(titles(into)).toEqual(['Other', 'One', 'Two', 'Four'])
    const atlas = readFileSync(join(into, 'atlas.json'), 'utf8')
    await importCommand({ files: [file(ROWS.replace('5-7', '6'))], into })
    expect(titles(into).sort()).toEqual(['Four', 'One', 'Other', 'Two'])
    expect(readFileSync(join(into, 'atlas.json'), 'utf8')).toBe(atlas)
    const mapping = json(into, 'mapping.json') as unknown as { tables: { fields: Record<string, string[]> }[] }
    delete mapping.tables[0].fields.killed
    const corrected = file(JSON.stringify(mapping), 'mapping.json')
    await importCommand({ files: [file(ROWS)], into, mapping: corrected })
    expect((json(into, 'incidents.geojson').features as { properties: { title_en: string; killed_min?: number } }[]).find(f => f.properties.title_en === 'One')?.properties.killed_min).toBeUndefined()
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
    expect(await importCommand({ files: ['/nowhere.csv'], into })).toBe(1)
    expect(await importCommand({ files: [file(ROWS)], into, extent: 'here' })).toBe(1)
    expect(existsSync(join(into, 'incidents.geojson'))).toBe(false)
  })
})
