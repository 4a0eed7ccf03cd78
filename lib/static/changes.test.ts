import { expect, it } from 'vitest'
import { planFolder } from '../publish/build'
import { incident, manifest, snapshot, write, writeAtlas } from '../publish/fixtures/atlas'
import { EMPTY_LOG } from '../model/history'
import { changesOf, toldBy } from './changes'

const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features })
const statement = (title: string) => ({ id: 's', date: '2020-04-01', title_en: title, publisher_en: 'P' })

it('knows which edition added, corrected or renamed each record, whatever the order of its fields', async () => {
  const dir = writeAtlas({ features: [incident('same'), incident('corrected'), incident('old-name')], statements: [statement('S')] })
  snapshot(dir, 1)
  const turned = incident('same')
  turned.properties = Object.fromEntries(Object.entries(turned.properties).reverse()) as typeof turned.properties
  write(dir, 'incidents.geojson', collection([incident('fresh'), turned, incident('corrected', { notes_en: 'Looked at again' }), incident('new-name', { aliases: ['old-name'] })]))
  write(dir, 'CHANGELOG.md', '## 2 — 2026-02-02 — Second\n\n## 1 — 2026-01-02 — First\n')
  snapshot(dir, 2)
  write(dir, 'statements.json', { statements: [statement('Another title')] })
  write(dir, 'CHANGELOG.md', '## 3 — 2026-03-03 — Third\n\n## 2 — 2026-02-02 — Second\n\n## 1 — 2026-01-02 — First\n')
  snapshot(dir, 3)
  const { released } = await planFolder(dir)
  const { editions, incidents, statements } = await changesOf(released)
  expect(editions.map(e => e.number)).toEqual([1, 2, 3])
  expect(Object.fromEntries(incidents)).toEqual({ same: { edition: 0, added: true }, corrected: { edition: 1, added: false }, fresh: { edition: 1, added: true }, 'new-name': { edition: 1, added: false, renamed: { from: 'old-name', only: false } } })
  expect(statements.get('s')).toBe(2)
})

it('knows what was taken back and what was joined, under its last title, and whether a record has nothing but another id', async () => {
  const titles = { title_en: 'The same', title_ar: 'نفسه' }
  const dir = writeAtlas({ features: [incident('kept'), incident('part'), incident('gone'), incident('back'), incident('old-name', titles)] })
  snapshot(dir, 1)
  const withdrawn = [{ id: 'gone', date: '2026-02-01', reason: { en: 'Told twice' } }]
  const next = (number: number, features: unknown[], more: { id: string; date: string; reason: { en: string } }[]) => {
    write(dir, 'atlas.json', { ...manifest, withdrawn: [...withdrawn, ...more] })
    write(dir, 'incidents.geojson', collection(features))
    write(dir, 'CHANGELOG.md', [3, 2, 1].filter(n => n <= number).map(n => `## ${n} — 2026-0${n}-02 — Note ${n}\n`).join('\n'))
    snapshot(dir, number)
  }
  next(2, [incident('kept', { aliases: ['part'] }), incident('new-name', { ...titles, aliases: ['old-name'] })], [{ id: 'back', date: '2026-02-01', reason: { en: 'In doubt' } }])
  next(3, [incident('kept', { aliases: ['part'] }), incident('new-name', { ...titles, aliases: ['old-name'] }), incident('back')], [])
  const { incidents, gone } = await changesOf((await planFolder(dir)).released)
  expect(Object.fromEntries(incidents)).toEqual({ kept: { edition: 1, added: false }, 'new-name': { edition: 1, added: false, renamed: { from: 'old-name', only: true } }, back: { edition: 2, added: true } })
  expect(gone.map(g => [g.edition, g.change.id, g.change.what, g.change.other, g.title.title_en])).toEqual([[1, 'gone', 'withdrawn', null, 'Title of gone'], [1, 'part', 'merged', 'kept', 'Title of part']])
  const log = { ...EMPTY_LOG, note: { ar: 'ملاحظة' }, parts: [{ item: true, ids: ['old-name'], text: { en: 'A better id.' } }, { item: true, ids: ['kept'], text: { en: 'One event.' } }] }
  expect(toldBy(log, 'new-name', { renamed: incidents.get('new-name')?.renamed })).toMatchObject({ what: 'renamed', other: 'old-name', onlyRenamed: true, reason: { en: 'A better id.' }, noteIn: { ar: 'ملاحظة' } })
  expect(toldBy(log, 'part', gone[1])).toMatchObject({ what: 'merged', other: 'kept', reason: { en: 'One event.' }, withdrawn: null })
  expect(toldBy(log, 'gone', gone[0])).toMatchObject({ what: 'withdrawn', reason: null, withdrawn: { date: '2026-02-01', reason: { en: 'Told twice' } }, title: { title_en: 'Title of gone' } })
})
