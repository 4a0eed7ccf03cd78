import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { archiveReport } from './archived'
import { incident, writeAtlas } from './fixtures/atlas'

const at = (n: number) => `https://example.org/${n}`
it('names each link that no copy stands for once, with its publisher and where it is linked', async () => {
  const dir = writeAtlas({
    features: [
      incident('one', { sources: [{ title: 'A', publisher: 'Body A', url: at(1) }, { title: 'B', publisher: 'Body B', url: at(2), archived_url: 'https://web.archive.org/2' }], admissions: [{ by: 'A party', assessment: 'credible', url: at(3) }, { by: 'A party', assessment: 'credible', url: 'http://www.archive.is/x' }], conflicting_figures: [{ by: 'Body C', url: at(4) }] }),
      incident('two', { sources: [{ title: 'A', publisher: 'Body A', url: at(1) }, { title: 'B', publisher: 'Body B', url: at(2) }] }),
    ],
    statements: [{ id: 's-1', date: '2020-05-01', title_en: 'A statement', publisher_en: 'Body A', url: at(5) }],
    evidence: [{ id: 'e', kind: 'document', source: { title: 'E', publisher: 'Body D', url: at(6) }, url: at(7), incidents: [{ id: 'one' }] }],
    claims: [{ id: 'c', title_en: 'C', counts_en: 'Killed', from: '2020-01-01', to: '2020-01-02', claims: [{ by_en: 'X', stance: 'found', min: 1, said: '2020-01-01', sources: [{ title: 'S', publisher: 'Body E', url: at(8) }] }] }],
  })
  const { links, archived, unarchived } = await archiveReport(dir)
  expect([links, archived]).toEqual([9, 2])
  expect(unarchived.map(u => [u.publisher, u.url.slice(-1), u.in.join(' ')])).toEqual([['A party', '3', 'incident:one'], ['Body A', '1', 'incident:one incident:two'], ['Body A', '5', 'statement:s-1'], ['Body C', '4', 'incident:one'], ['Body D', '6', 'evidence:e'], ['Body D', '7', 'evidence:e'], ['Body E', '8', 'claims:c']])
})

it('looks at stories and at what names a person as well', async () => {
  const dir = writeAtlas({ features: [incident('one', { sources: [] })], people: [{ id: 'p', incident: 'one', name_en: 'N', consent: { basis: 'public_record', source: { title: 'T', publisher: 'Body F', url: at(1) } }, publish: true }] })
  mkdirSync(join(dir, 'stories'))
  writeFileSync(join(dir, 'stories/a.en.mdx'), `A [source](${at(2)}) and [a record](/incidents/one).`)
  expect((await archiveReport(dir)).unarchived.map(u => [u.publisher, u.url, u.in.join(' ')])).toEqual([['Body F', at(1), 'person:p'], ['example.org', at(2), 'story:a']])
})
