import { expect, it } from 'vitest'
import { planFolder } from '../publish/build'
import { incident, snapshot, write, writeAtlas } from '../publish/fixtures/atlas'
import { changesOf } from './changes'

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
  expect(Object.fromEntries(incidents)).toEqual({ same: { edition: 0, added: true }, corrected: { edition: 1, added: false }, fresh: { edition: 1, added: true }, 'new-name': { edition: 1, added: false } })
  expect(statements.get('s')).toBe(2)
})
