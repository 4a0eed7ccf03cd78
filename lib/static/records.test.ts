import { beforeAll, describe, expect, it } from 'vitest'
import type { ListAnswer } from '../model/list-item'
import { incidentWords } from '../publish/rows'
import { decodeSlice } from '../slice/decode'
import { encodeRanks } from '../slice/ranks'
import { encodeSlice } from '../slice/encode'
import { matchesWords } from '../text/fold'
import { domainOf } from './explorer'
import { CHUNK_ROWS, dataFiles } from './files'
import { StaticRecords } from './records'
import { readSite, type Site } from './site'

// The shipped record as an export holds it, asked as the map page asks.

let site: Site
let files: Map<string, Uint8Array>
let asked: string[] = []
const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const open = () => new StaticRecords(file => {
  asked.push(file)
  const bytes = files.get(file)
  return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no ${file}`))
}, site.head.key, site.manifest, domainOf(site))
const list = (records: StaticRecords, query: string) => records.answer(`/api/editions/${site.head.key}/list?${query}`) as Promise<ListAnswer>
const ALL = 'from=1970-01-01&to=2100-01-01'

beforeAll(async () => {
  site = await readSite('data', { edition: 1, most: 1000 })
  const names = dataFiles(site.head.key)
  files = new Map([
    [names.slice, encodeSlice(site.slice)], [names.ranks, encodeRanks(site.ranks)], [names.areas, text(site.areas)], [names.statements, text(site.named)], [names.words, text(site.postings.directory)],
    ...site.postings.blocks.map((block, n) => [names.block(n), block] as const),
    ...Array.from({ length: Math.ceil(site.items.length / CHUNK_ROWS) }, (_, n) => [names.items(n), text(site.items.slice(n * CHUNK_ROWS, (n + 1) * CHUNK_ROWS))] as const),
  ])
})

describe('records of an export', () => {
  it('are listed newest first, page after page, each once', async () => {
    const records = open()
    const ids: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: ListAnswer = await list(records, `${ALL}&kind=incident&limit=40${after && `&after=${after}`}`)
      ids.push(...page.items.map(i => i.id))
      after = page.next
    }
    const dated = site.items.filter(i => i.kind === 'incident' && i.date_start)
    expect(ids.toSorted()).toEqual(dated.map(i => i.id).toSorted())
    const days = ids.map(id => dated.find(i => i.id === id)?.date_start ?? '')
    expect(days).toEqual(days.toSorted().reverse())
  })
  it.each(['Raqqa', 'school idl', 'الرقة', 'مدرسة', 'Amnesty', 'nothing-of-this-name'])('are found by the words of their texts in both languages: %s', async q => {
    const { items, matched } = await list(open(), `${ALL}&q=${encodeURIComponent(q)}&limit=500`)
    const expected = [...site.items.keys()].map(row => site.record(row).properties).filter(p => p.date_start && matchesWords(incidentWords(p, site.manifest), q)).map(p => p.id)
    expect(items.map(i => i.id).toSorted()).toEqual(expected.toSorted())
    expect(matched).toBe(expected.length)
    if (q !== 'nothing-of-this-name') expect(matched).toBeGreaterThan(0)
  })
  it('are cut for the engine by search and statement as the list is', async () => {
    const records = open()
    const [statement] = site.statements.filter(s => s.incidents > 2)
    const cut = decodeSlice(await records.slice('', statement.id))
    expect(cut.columns.id.toSorted()).toEqual(statement.data.incidents.toSorted())
    expect(cut.meta.rows).toBe(statement.data.incidents.length)
    expect(decodeSlice(await records.slice('', null)).columns.id).toEqual(site.slice.columns.id)
    expect(decodeSlice(await records.slice('nothing-of-this-name', null)).columns.length).toBe(0)
    const [own] = statement.data.incidents
    expect(decodeSlice(await records.slice(own, statement.id)).columns.id).toContain(own)
  })
  it('are named by ids whatever the view, and sorted by what the columns do not hold', async () => {
    const records = open()
    const ids = site.items.slice(0, 3).map(i => i.id)
    expect((await list(records, `any=1&ids=${ids.join(',')}&q=zzz`)).items.map(i => i.id).toSorted()).toEqual(ids.toSorted())
    const titles = (await list(records, `${ALL}&sort=title&limit=500`)).items.map(i => i.title_en.toLowerCase())
    expect(titles.length).toBeGreaterThan(100)
    expect(titles).toEqual(titles.toSorted())
  })
  it('fetch each file once, and again when it did not come', async () => {
    const records = open()
    asked = []
    await list(records, ALL)
    await list(records, `${ALL}&sort=-date`)
    expect(asked.length).toBe(new Set(asked).size)
    const name = dataFiles(site.head.key).areas
    const bytes = files.get(name) as Uint8Array
    files.delete(name)
    await expect(records.answer('/api/editions/x/areas')).rejects.toThrow('no ')
    files.set(name, bytes)
    expect(await records.answer('/api/editions/x/areas')).toMatchObject({ type: 'FeatureCollection' })
    await expect(records.answer('/api/places?q=x')).rejects.toThrow('expected /areas or /list')
  })
})
