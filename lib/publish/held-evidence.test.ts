import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { planFolder } from './build'
import { DatasetRefused, faultText } from './faults'
import { compiled, manifest, writeAtlas } from './fixtures/atlas'
import { sha256Of } from './held-file'

// Made-up files of made-up items.
const SHOWN = new Uint8Array([1])
const HIDDEN = new Uint8Array([2])
const item = (id: string, file: string, bytes: Uint8Array, more: object = {}) => ({ id, kind: 'photo_video', source: { title: 'A film', publisher: 'A monitor' }, file, sha256: sha256Of(bytes), incidents: [{ id: 'one', supports: ['happened'] }], ...more })

function folder(evidence: object[]): string {
  const dir = writeAtlas({ evidence })
  mkdirSync(join(dir, 'evidence'))
  writeFileSync(join(dir, 'evidence/shown.png'), SHOWN)
  writeFileSync(join(dir, 'evidence/hidden.mp4'), HIDDEN)
  writeFileSync(join(dir, 'evidence/page.html'), SHOWN)
  return dir
}
const faults = (evidence: object[]) => planFolder(folder(evidence)).then(() => '', (error: unknown) => (error as DatasetRefused).faults.map(faultText).join('\n'))

it('hands out the file of a published item, and nothing of a withheld one', async () => {
  const { current } = await planFolder(folder([item('shown', 'evidence/shown.png', SHOWN), item('hidden', 'evidence/hidden.mp4', HIDDEN, { published: false, withheld_reason: 'graphic' })]))
  const { rest, records } = await compiled(current)
  expect(rest.files.map(f => f.sha256)).toEqual([sha256Of(SHOWN)])
  expect(JSON.stringify(records)).not.toContain('hidden.mp4')
  expect(JSON.stringify(records)).not.toContain(sha256Of(HIDDEN))
})

it('hands out no file that only a withheld item names, though a published one tells its hash', async () => {
  const elsewhere = item('elsewhere', '', HIDDEN, { file: undefined, media_type: 'video/mp4' })
  const { current } = await planFolder(folder([elsewhere, item('hidden', 'evidence/hidden.mp4', HIDDEN, { published: false, withheld_reason: 'graphic' })]))
  const { rest, records } = await compiled(current)
  expect(rest.files).toEqual([])
  // A page that read a type would show what is not there.
  expect(records[0].json).toContain(sha256Of(HIDDEN))
  expect(records[0].json).not.toContain('media_type')
})

it.each<[string, object, RegExp]>([
  ['no hash', { sha256: undefined }, /film: sha256: is missing; expected the SHA-256 of the file/],
  ['another hash', { sha256: sha256Of(HIDDEN) }, /film: file: "evidence\/shown\.png" has the SHA-256/],
  ['a file that is not there', { file: 'evidence/gone.png' }, /film: file: "evidence\/gone\.png" is not there/],
  ['a page', { file: 'evidence/page.html' }, /film: file: "evidence\/page\.html" is of no kind that is shown/],
  ['another type', { media_type: 'video/mp4' }, /film: media_type: is "video\/mp4", but the name says image\/png/],
  ['a graphic one without its warning', { sensitivity: 'graphic' }, /film: warning_en: is missing; expected a sentence/],
])('names %s', async (_, more, fault) => expect(await faults([item('film', 'evidence/shown.png', SHOWN, more)])).toMatch(fault))

it('warns of a file that tells where it was taken, and refuses it where a rule keeps the place back', async () => {
  const located = new TextEncoder().encode('a film exif:GPSLatitude="35,56.0N"')
  const evidence = [item('shown', 'evidence/shown.png', located)]
  const rule = (more: object) => ({ name: 'r', records: { ids: ['one'] }, reason: { en: 'r', ar: 'r' }, ...more })
  const planned = (rules: object[]) => {
    const dir = writeAtlas({ evidence, ...(rules.length && { manifest: { ...manifest, redaction: { salt: 's'.repeat(16), rules } } }) })
    mkdirSync(join(dir, 'evidence'))
    writeFileSync(join(dir, 'evidence/shown.png'), located)
    return planFolder(dir)
  }
  const told = (await planned([])).warnings.filter(w => w.field === 'file')
  expect(told.map(w => `${w.id}: ${w.message}`)).toEqual(['shown: "evidence/shown.png" holds the place where it was taken, and whoever loads it can read that; publish a copy without it if that is not meant'])
  for (const kept of [{ place: 'town' }, { withhold: ['geometry'] }]) await expect(planned([rule(kept)])).rejects.toThrow(/shown: file: "evidence\/shown\.png" holds the place .* while a rule keeps back where "one" lies/)
  expect((await planned([rule({ place: 'town' }), { name: 'hide', evidence: { ids: ['shown'] }, withheld_reason: 'consent', reason: { en: 'r', ar: 'r' } }])).warnings.filter(w => w.field === 'file')).toEqual([])
})
