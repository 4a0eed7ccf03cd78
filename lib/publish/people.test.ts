import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import type { NamedPerson } from '../model/person'
import { planFolder, type PlannedEdition } from './build'
import { DatasetRefused, faultText } from './faults'
import { compiled, incident, manifest, write, writeAtlas } from './fixtures/atlas'
import { byInitials, initials } from './redaction/names'
import { release } from './release'

const dirs: string[] = []
afterAll(() => dirs.forEach(dir => rmSync(dir, { recursive: true, force: true })))
const atlas = (people: unknown[], more: object = {}) => {
  const dir = writeAtlas({ people, ...more })
  dirs.push(dir)
  return dir
}
const consent = { basis: 'family', by: 'A made-up sister', date: '2026-01-05', how: 'a made-up letter' }
const person = (id: string, more: object = {}) => ({ id, incident: 'one', name_en: `Name of ${id}`, name_ar: `اسم ${id}`, consent, publish: true, ...more })
const namesOf = async (edition: PlannedEdition): Promise<string[]> => (await compiled(edition)).records.flatMap(r => (JSON.parse(r.json) as { properties: { people?: NamedPerson[] } }).properties.people ?? []).map(p => p.name_en ?? '')
const faults = (people: unknown[], more?: object) => planFolder(atlas(people, more)).then(() => [], (e: unknown) => { if (e instanceof DatasetRefused) return e.faults.map(faultText); throw e })

describe('people', () => {
  it('are named only by hand and with consent; of who agreed nothing leaves the folder', async () => {
    const dir = atlas([person('aa-named', { age: 40, sex: 'female', family_en: 'Made-up' }), person('aa-not', { publish: false }), person('aa-unasked', { publish: undefined, consent: undefined })])
    const { records } = await compiled((await planFolder(dir)).current)
    const { people } = (JSON.parse(records[0].json) as { properties: { people: NamedPerson[] } }).properties
    expect(people).toEqual([{ name_en: 'Name of aa-named', name_ar: 'اسم aa-named', age: 40, sex: 'female', family_en: 'Made-up', basis: 'family' }])
    expect(JSON.stringify(records)).not.toMatch(/sister|letter|2026-01-05|aa-not|aa-unasked/)
  })
  it.each<[string, object, RegExp]>([
    ['a name without consent', { consent: undefined }, /aa-x: publish: is true without what it needs/],
    ['a family’s word without a day', { consent: { ...consent, date: undefined } }, /aa-x: publish: is true without what it needs/],
    ['a public figure without a source', { consent: { basis: 'public_record' } }, /aa-x: publish: is true without what it needs/],
    ['nobody', { name_en: undefined, name_ar: undefined }, /aa-x: publish: is true without what it needs/],
    ['a mistyped field', { consnt: consent }, /Unrecognized key: "consnt"/],
    ['a link to nothing', { incident: 'none' }, /aa-x: incident: "none" links to nothing/],
    ['a portrait that is not there', { portrait: { file: 'no.png', alt_en: 'a', alt_ar: 'a', credit: 'c', licence: 'l' } }, /portrait\.file: "no\.png" is missing/],
    ['a portrait elsewhere', { portrait: { file: '../no.png', alt_en: 'a', alt_ar: 'a', credit: 'c', licence: 'l' } }, /portrait\.file: expected the name of a JPEG/],
  ])('refuses %s', async (_, more, pattern) => expect((await faults([person('aa-x', more)])).join('\n')).toMatch(pattern))
  it('refuses people who stand at a record, where no consent is kept', async () => expect((await faults([], { features: [incident('one', { people: [{ name_en: 'X', basis: 'family' }] })] })).join()).toMatch(/one: people: stand at the record/))

  it('are kept in a snapshot without who agreed, and named in no edition any more once the family takes its word back', async () => {
    const dir = atlas([person('aa-first'), person('aa-second')])
    await release(dir, 'first', '2026-01-02')
    const kept = readFileSync(join(dir, 'editions/1/people.json'), 'utf8')
    expect(kept).toContain('Name of aa-first')
    expect(kept).not.toMatch(/sister|letter|2026-01-05/)
    const before = await planFolder(dir)
    expect(before.current.head.draft).toBe(false)
    expect(await namesOf(before.released[0])).toEqual(['Name of aa-first', 'Name of aa-second'])
    write(dir, 'people.json', { people: [person('aa-first', { publish: false }), person('aa-second')] })
    const after = await planFolder(dir)
    expect(await namesOf(after.released[0])).toEqual(['Name of aa-second'])
    expect(after.released[0].head.key).not.toBe(before.released[0].head.key)
  })
  it('show a portrait as a small picture without what the camera wrote into it', async () => {
    const dir = atlas([person('aa-seen', { portrait: { file: 'p.jpg', alt_en: 'A drawing', alt_ar: 'رسم', credit: 'Made up', licence: 'CC0' } })])
    mkdirSync(join(dir, 'portraits'))
    await sharp({ create: { width: 900, height: 600, channels: 3, background: '#887766' } }).withExif({ IFD0: { Copyright: 'canary-of-the-camera' } }).jpeg().toFile(join(dir, 'portraits/p.jpg'))
    expect(readFileSync(join(dir, 'portraits/p.jpg'), 'latin1')).toContain('canary-of-the-camera')
    const { records } = await compiled((await planFolder(dir)).current)
    const { people: [{ portrait }] } = (JSON.parse(records[0].json) as { properties: { people: NamedPerson[] } }).properties
    expect(portrait).toMatchObject({ alt_en: 'A drawing', credit: 'Made up', licence: 'CC0' })
    const picture = Buffer.from(String(portrait?.image).split(',')[1], 'base64')
    const seen = await sharp(picture).metadata()
    expect(seen).toMatchObject({ format: 'webp', width: 192, height: 192 })
    expect(seen.exif).toBeUndefined()
    expect(picture.toString('latin1')).not.toContain('canary')
    expect(JSON.stringify(records)).not.toContain('p.jpg')
  })
  it('are shown by initials where a rule says so, without what would tell the rest', async () => {
    const rules = [{ name: 'r', people: {}, names: 'initials', reason: { en: 'r', ar: 'r' } }]
    const dir = atlas([person('aa-x', { name_en: 'Invented al-Person', name_ar: 'مختلق الشخص', family_en: 'al-Person', age: 3 })], { manifest: { ...manifest, redaction: { salt: 'a'.repeat(16), rules } } })
    const { records } = await compiled((await planFolder(dir)).current)
    expect((JSON.parse(records[0].json) as { properties: object }).properties).toMatchObject({ people: [{ name_en: 'I. P.', name_ar: 'م. ش.', age: 3 }], redacted: [{ what: 'names', n: 1 }] })
    expect(byInitials({ name_en: 'A B', family_en: 'B', basis: 'family' })).toEqual({ name_en: 'A. B.', basis: 'family' })
    expect(initials('  Jo  van Bo ')).toBe('J. v. B.')
  })
  it('who collected and verified an item of evidence stand by initials where a rule says so', async () => {
    const rules = [{ name: 'r', evidence: { ids: ['film'] }, names: 'initials', reason: { en: 'r', ar: 'r' } }]
    const item = (id: string) => ({ id, kind: 'photo_video', source: { title: 'A film', publisher: 'A monitor' }, collected_by: 'Invented Collector', verified_by: 'Invented Person', incidents: [{ id: 'one', supports: ['happened'] }] })
    const { records } = await compiled((await planFolder(writeAtlas({ manifest: { ...manifest, redaction: { salt: 'a'.repeat(16), rules } }, evidence: [item('film'), item('log')] }))).current)
    expect((JSON.parse(records[0].json) as { properties: object }).properties).toMatchObject({ evidence: [{ collected_by: 'I. C.', verified_by: 'I. P.' }, { collected_by: 'Invented Collector' }], redacted: [{ what: 'fields', fields: ['evidence.collected_by'] }] })
  })
})
