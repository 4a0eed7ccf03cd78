import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { awkward, bytesOf, each, shipped } from '../formats/fixtures/record'
import { incidentSchema } from '../model/incident'
import { statementSchema } from '../model/statement'
import { evidenceCsv, evidenceOf } from './evidence'

const rows = async (...args: Parameters<typeof evidenceCsv>) => Papa.parse<Record<string, string>>((await bytesOf(evidenceCsv(...args))).toString().replace(/^\ufeff/, '').trimEnd(), { header: true }).data

it('lists every source and item of every record, with an empty place where nothing is held', async () => {
  const { features } = shipped()
  const found = await rows(each(features), () => [])
  expect(found.length).toBe(features.flatMap(f => ['sources', 'evidence', 'admissions', 'conflicting_figures'].flatMap(name => f.properties[name] as unknown[])).length)
  expect(new Set(found.map(r => `${r.record} ${r.item}`)).size).toBe(found.length)
  for (const { url, archived_url, sha256 } of found) expect([/^(https?:\/\/.*)?$/.test(url), /^(https?:\/\/.*)?$/.test(archived_url), sha256]).toEqual([true, true, ''])
  const sources = features.flatMap(f => (f.properties.sources as { url?: string }[]).map(s => s.url ?? ''))
  expect(found.filter(r => r.kind === 'source').map(r => r.url)).toEqual(sources)
})

it('says what each item is, defuses formulas, and ends with the statements', async () => {
  const record = { properties: incidentSchema.parse({
    id: 'a', kind: 'situation', title_en: 'A', sources: [{ title: '=1+1', publisher: 'P', url: 'https://p.example/1', archived_url: 'https://archive.example/1', language: 'ar', date: '2020-01-29' }],
    evidence: [{ kind: 'satellite', shows_ar: 'حفرة', source: 'S' }], admissions: [{ by: 'B', assessment: 'credible', date: '2020-02-01' }], conflicting_figures: [{ by: 'C', text_en: 'many' }],
  }) }
  const statement = statementSchema.parse({ id: 's', date: '2020-03-01', title_en: 'S', publisher_en: 'Q', sources: [{ title: 'T', publisher: 'R' }] })
  const found = await rows(each([record]), () => [statement])
  expect(found.map(r => [r.of, r.record, r.item, r.kind, r.publisher, r.title].join('|'))).toEqual([
    'situation|a|source-1|source|P|\'=1+1', 'situation|a|evidence-1|satellite|S|حفرة', 'situation|a|admission-1|admission|B|credible', 'situation|a|figure-1|figure|C|many',
    'statement|s|statement-1|statement|Q|S', 'statement|s|source-1|source|R|T',
  ])
  expect(found[0]).toMatchObject({ language: 'ar', date: '2020-01-29', url: 'https://p.example/1', archived_url: 'https://archive.example/1', sha256: '' })
  expect(evidenceOf(awkward()[0])).toHaveLength(1)
})

it('gives an item with its address and hash, and of a withheld one the class of the reason', async () => {
  const sha256 = 'ab'.repeat(32)
  const record = { properties: incidentSchema.parse({ id: 'a', title_en: 'A', sources: [{ title: 'T', publisher: 'P' }], evidence: [
    { id: 'film', kind: 'photo_video', shows_en: 'Smoke', source: { title: 'T', publisher: 'S', url: 'https://s.example/1', archived_url: 'https://archive.example/1', date: '2020-01-30' }, sha256 },
    { id: 'withheld-1', kind: 'witness', published: false, withheld_reason: 'protects_people' },
  ] }) }
  const [, film, withheld] = await rows(each([record]), () => [])
  expect(film).toMatchObject({ kind: 'photo_video', publisher: 'S', title: 'Smoke', date: '2020-01-30', url: 'https://s.example/1', archived_url: 'https://archive.example/1', sha256 })
  expect(withheld).toMatchObject({ kind: 'witness', publisher: '', title: 'withheld: protects_people', url: '', sha256: '' })
})
