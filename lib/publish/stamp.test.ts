import { readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { incident, snapshot, write, writeAtlas } from './fixtures/atlas'
import { build, project } from './fixtures/project'
import { stampOfFolder } from './stamp'

it('tells an edit within a snapshot, of the same length and with the folders as old as before', () => {
  const dir = writeAtlas({ features: [incident('one')] })
  snapshot(dir, 1)
  symlinkSync(join(dir, 'nowhere'), join(dir, 'link'))
  const before = stampOfFolder(dir)
  expect(stampOfFolder(dir)).toBe(before)
  const folders = ['', 'editions', 'editions/1'].map(name => join(dir, name))
  const times = folders.map(path => statSync(path))
  write(dir, 'editions/1/incidents.geojson', readFileSync(join(dir, 'editions/1/incidents.geojson'), 'utf8').replace('Title of one', 'Title of two'))
  const file = join(dir, 'editions/1/incidents.geojson')
  utimesSync(file, statSync(file).atime, new Date(Date.now() + 5000))
  for (const [i, path] of folders.entries()) utimesSync(path, times[i].atime, times[i].mtime)
  expect(stampOfFolder(dir)).not.toBe(before)
})
it('tells an edit of what lies beside a project, there and in a snapshot', () => {
  const dir = build(writeAtlas({ features: [incident('one')] }), project())
  snapshot(dir, 1)
  for (const folder of ['', 'editions/1/']) {
    const [before, file] = [stampOfFolder(dir), join(dir, `${folder}projects/town/buildings.geojson`)]
    utimesSync(file, statSync(file).atime, new Date(Date.now() + 5000))
    expect(stampOfFolder(dir), folder).not.toBe(before)
  }
})
it('is empty without a folder', () => expect(stampOfFolder('/nowhere/at/all')).toBe(''))
