import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { incident, write, writeAtlas } from './fixtures/atlas'
import { verifyHeld } from './held'
import { planFolder } from './build'
import { DatasetRefused } from './faults'

const sum = (text: string) => createHash('sha256').update(text).digest('hex')
const source = { title: 'A report', publisher: 'A body' }
const item = (id: string, more: object) => ({ id, kind: 'document', source, incidents: [{ id: 'one' }], ...more })
let dir: string
beforeEach(() => {
  dir = writeAtlas({ evidence: [item('a', { file: 'evidence/a.pdf', sha256: sum('a log') }), item('b', { file: 'evidence/deep/b.mp4', sha256: sum('a film') }), item('c', { sha256: sum('elsewhere') })] })
  mkdirSync(join(dir, 'evidence/deep'), { recursive: true })
  writeFileSync(join(dir, 'evidence/a.pdf'), 'a log')
  writeFileSync(join(dir, 'evidence/deep/b.mp4'), 'a film')
})

it('files that are as the record says are in order; a hash without a file is held elsewhere', async () => {
  expect(await verifyHeld(dir)).toEqual({ intact: 2, elsewhere: 1, missing: [], changed: [], unlisted: [] })
  expect((await planFolder(dir)).warnings.filter(w => w.file === 'evidence.json')).toEqual([])
})
it('tells missing, changed and unlisted ones by name', async () => {
  rmSync(join(dir, 'evidence/a.pdf'))
  writeFileSync(join(dir, 'evidence/deep/b.mp4'), 'another film')
  writeFileSync(join(dir, 'evidence/c.txt'), 'a note')
  const found = await verifyHeld(dir)
  expect(found).toMatchObject({ intact: 0, missing: ['evidence/a.pdf is missing: a names it.'], unlisted: ['evidence/c.txt is unlisted: no item of evidence names it.'] })
  expect(found.changed).toEqual([`evidence/deep/b.mp4 was changed: its SHA-256 is ${sum('another film')}, and b says ${sum('a film')}.`])
})
it('looks at items that stand at records as well', async () => {
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { evidence: [{ id: 'd', kind: 'witness', source, file: 'evidence/d.txt', sha256: sum('d') }] })] })
  expect((await verifyHeld(dir)).missing).toEqual(['evidence/d.txt is missing: d names it.'])
})
it('a file without a sum, and one outside the folder, are refused by the check', async () => {
  const refused = async (more: object) => planFolder(writeAtlas({ evidence: [item('a', more)] })).then(() => '', (e: DatasetRefused) => e.message)
  expect(await refused({ file: 'evidence/a.txt' })).toMatch(/evidence\.json: a: sha256: is missing; expected the SHA-256 of the file that is held/)
  for (const file of ['../secret', 'evidence/../../secret', '/etc/passwd', 'files\\a', 'notes/a']) expect(await refused({ file, sha256: sum('x') }), file).toMatch(/a: file: expected a path below evidence\//)
})
it('hashes pictures from above as well', async () => {
  mkdirSync(join(dir, 'scenes'))
  writeFileSync(join(dir, 'scenes/a.png'), 'a picture')
  write(dir, 'scenes.json', { places: [{ id: 'town', scenes: [{ id: 'one', kind: 'image', file: 'scenes/a.png', sha256: sum('a picture') }, { id: 'two', kind: 'image', file: 'scenes/b.png', sha256: sum('b') }, { id: 'three', kind: 'pmtiles', file: 'scenes/c.pmtiles' }] }] })
  expect(await verifyHeld(dir)).toMatchObject({ intact: 3, missing: ['scenes/b.png is missing: town/two names it.'] })
})
