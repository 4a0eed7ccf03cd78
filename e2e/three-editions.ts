import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backToFirstEdition } from '../lib/publish/fixtures/first-edition'
import { story } from '../lib/publish/fixtures/story'

interface Feature { properties: Record<string, unknown> & { id: string; statements?: string[]; context_statements?: string[]; killed_min?: number } }

/** A corrected record of the shipped atlas, one that gets another id, one that is taken back, and one that is new: by their ids. */
export const CORRECTED = 'idl-2020-01-29-ariha-shami'
/** A story that is told in edition 2 alone. */
export const STORY = 'tst-told-once'
export interface Told { dir: string; renamed: string; renamedTo: string; withdrawn: string; added: string; statement: string }

const REASON = { en: 'For this test: told twice.', ar: 'لهذا الاختبار: ورد مرتين.' }

/**
 * The first edition of the shipped atlas, released twice more by the real command. In edition 2 one record is corrected, one renamed, one added, and a
 * statement corrected, and a story told; in edition 3 one is withdrawn, the first corrected again, and the story left out. What is changed is made up, and said to be.
 */
export function threeEditions(): Told {
  const dir = join(mkdtempSync(join(tmpdir(), 'atlas-three-')), 'data')
  cpSync('data', dir, { recursive: true })
  backToFirstEdition(dir)
  const read = <T>(name: string) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as T
  const write = (name: string, value: unknown) => writeFileSync(join(dir, name), JSON.stringify(value, null, 1))
  const release = (note: string) => execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/atlas.ts', 'release', dir, '-m', note], { stdio: 'pipe' })
  const collection = read<{ features: Feature[] }>('incidents.geojson')
  const statements = read<{ statements: { id: string; summary_en?: string; incidents?: string[]; context_incidents?: string[] }[] }>('statements.json')
  /** Both sides say the same of a link: the statements follow. Null takes the record out. */
  const relink = (id: string, to: string | null) => {
    for (const s of statements.statements) for (const side of ['incidents', 'context_incidents'] as const) if (s[side]) s[side] = s[side].flatMap(named => (named === id ? to ?? [] : named))
  }
  const of = (id: string) => collection.features.find(f => f.properties.id === id) as Feature
  const free = collection.features.filter(f => f.properties.kind !== 'situation' && f.properties.killed_min !== undefined && f.properties.id !== CORRECTED)
  const [rename, withdraw, copy] = free.map(f => f.properties.id)
  const renamedTo = `${rename}-test`
  const added = 'tst-2020-01-01-added'

  const p = of(CORRECTED).properties
  Object.assign(p, { killed_max: 14, grading: 'fair', geo_precision: 'neighbourhood', summary_en: String(p.summary_en).replace('at least 30', 'at least 31'), date_precision: 'month' })
  p.sources = [...(p.sources as object[]).slice(1), { title: 'A report made up for this test', publisher: 'A test' }]
  Object.assign(of(rename).properties, { id: renamedTo, aliases: [rename] })
  relink(rename, renamedTo)
  const fresh = structuredClone(of(copy))
  collection.features.push({ ...fresh, properties: { ...fresh.properties, id: added, title_en: 'A record made up for this test', title_ar: 'سجل مختلق لهذا الاختبار', statements: [], context_statements: [] } })
  statements.statements[0].summary_en = `${statements.statements[0].summary_en ?? ''} A sentence made up for this test.`
  write('incidents.geojson', collection)
  write('statements.json', statements)
  const stories = join(dir, 'stories')
  mkdirSync(stories)
  for (const language of ['en', 'ar']) writeFileSync(join(stories, `${STORY}.${language}.mdx`), story({ body: 'Made up for this test.', view: 'from=2020-01-01&to=2020-06-30&at=35.8,36.6,8' }))
  release('Corrections made up for a test')

  collection.features = collection.features.filter(f => f.properties.id !== withdraw)
  relink(withdraw, null)
  rmSync(stories, { recursive: true })
  p.killed_max = 13
  p.notes_ar = 'ملاحظة مختلقة لهذا الاختبار.'
  write('incidents.geojson', collection)
  write('statements.json', statements)
  write('atlas.json', { ...read<object>('atlas.json'), withdrawn: [{ id: withdraw, date: '2026-11-26', reason: REASON }] })
  release('A withdrawal made up for a test')

  const changelog = join(dir, 'CHANGELOG.md')
  writeFileSync(changelog, readFileSync(changelog, 'utf8').replace(/^(## 3 .*)$/m, '$1\nar: سحب مختلق لاختبار').replace(/^(## 2 .*)$/m, `$1\nar: تصحيحات مختلقة لاختبار\n\n- ${CORRECTED}: the toll was **counted again** for [this test](https://example.org/).\n  ar: أُعيد عدّ الحصيلة لهذا الاختبار.\n- <script>alert(1)</script> stays text.\n`))
  return { dir, renamed: rename, renamedTo, withdrawn: withdraw, added, statement: statements.statements[0].id }
}
