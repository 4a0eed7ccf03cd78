import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FEED_FORMS } from '../../../lib/formats/feed'
import { FAULTS } from '../../../lib/formats/fixtures/feed-rules'
import { incident, manifest, write, writeAtlas } from '../../../lib/publish/fixtures/atlas'
import { release } from '../../../lib/publish/release'
import { readSite } from '../../../lib/static/site'
import { writeFeeds } from './feeds'
import { Tree } from './tree'

const URL_OF_IT = 'https://example.org/atlas/'

it('feeds of an export tell what was withdrawn, joined, renamed and corrected, with the reason, as the served ones do', async () => {
  const titles = { title_en: 'The same', title_ar: 'نفسه' }
  const dir = writeAtlas({ features: [incident('kept'), incident('to-toll'), incident('gone'), incident('part'), incident('old-name', titles)], changelog: '# Changelog\n' })
  await release(dir, 'First', '2026-01-01')
  write(dir, 'atlas.json', { ...manifest, withdrawn: [{ id: 'gone', date: '2026-01-20', reason: { en: 'Told twice', ar: 'مكرر' } }] })
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('kept', { aliases: ['part'] }), incident('to-toll', { killed_min: 5, killed_max: 7 }), incident('new-name', { ...titles, aliases: ['old-name'] })] })
  await release(dir, 'Second', '2026-02-01')
  write(dir, 'CHANGELOG.md', readFileSync(join(dir, 'CHANGELOG.md'), 'utf8').replace(/(## 2 .*\n)/, '$1ar: الثاني\n\n- to-toll: a list of names was published.\n  ar: نُشرت قائمة بالأسماء.\n'))
  const into = join(mkdtempSync(join(tmpdir(), 'atlas-feeds-static-')), 'site')
  const tree = new Tree(into)
  writeFeeds(tree, await readSite(dir, { edition: 2, history: true, most: 100 }), URL_OF_IT)
  const read = (path: string) => readFileSync(join(tree.aside, path), 'utf8')
  const itemsOf = (path: string) => (JSON.parse(read(path)) as { items: { id: string; title: string; content_text: string }[] }).items.map(i => [i.id.slice(URL_OF_IT.length - 1), i.title, i.content_text.split('\n\n')[0]])
  expect(itemsOf('feeds/incidents.json')).toEqual([
    ['/incidents/gone/#gone-in-edition-2', 'Withdrawn: Title of gone', 'Withdrawn on 20 January 2026, and in the record no more since edition 2 (1 February 2026): Told twice'],
    ['/incidents/part/#gone-in-edition-2', 'Joined with another record: Title of part', 'Part of the record kept since edition 2 (1 February 2026): Second'],
    ['/incidents/to-toll/?edition=2', 'Corrected: Title of to-toll', 'Corrected in edition 2 (1 February 2026): a list of names was published.'],
    ['/incidents/new-name/?edition=2', 'Under another id: The same', 'Bears another id since edition 2 (1 February 2026), new-name in place of old-name: Second'],
    ['/incidents/kept/?edition=2', 'Corrected: Title of kept', 'Corrected in edition 2 (1 February 2026): Second'],
  ])
  const arabic = itemsOf('ar/feeds/incidents.json')
  expect([arabic[0][1], arabic[0][2], arabic[2][2]]).toEqual(['سُحب: عنوان gone', expect.stringMatching(/مكرر\u2069$/), expect.stringMatching(/نُشرت قائمة بالأسماء\.\u2069$/)])
  for (const path of ['feeds/incidents', 'ar/feeds/incidents']) for (const form of FEED_FORMS) expect(FAULTS[form](read(`${path}.${form}`), `${URL_OF_IT}${path}.${form}`), path).toEqual([])
  rmSync(dir, { recursive: true, force: true })
  rmSync(tree.aside, { recursive: true, force: true })
})
