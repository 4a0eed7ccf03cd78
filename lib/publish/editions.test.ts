import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { manifestSchema } from '../model/manifest'
import { planFolder } from './build'
import { sections, withHeading } from './changelog'
import { compiled, incident, manifest, write, writeAtlas } from './fixtures/atlas'
import { COMPILER_VERSION } from './read'
import { redaction } from './redact'
import { release } from './release'
import { decodePart } from './texts'

describe('changelog', () => {
  it('reads headings with any dash', () => expect(sections('## 2 - 2026-02-03 – why\ntext\n## 1 — 2026-01-01 — first')).toEqual([{ number: 2, date: '2026-02-03', note: 'why', lines: ['text'] }, { number: 1, date: '2026-01-01', note: 'first', lines: [] }]))
  it('puts a new heading on top', () => expect(withHeading('# C\n\n## 1 — 2026-01-01 — a\n', { number: 2, date: '2026-02-02', note: 'b' })).toBe('# C\n\n## 2 — 2026-02-02 — b\n\n## 1 — 2026-01-01 — a\n'))
})

describe('numbers in the changelog', () => {
  it('are refused where two headings bear one', async () => {
    const dir = writeAtlas({ changelog: '# Changelog\n\n## 2 — 2026-02-02 — Second\n\n## 1 — 2026-01-03\n\n## 1 — 2026-01-02 — First\n' })
    await expect(planFolder(dir)).rejects.toMatchObject({ count: 1, faults: [{ file: 'CHANGELOG.md', field: 'edition 1', message: expect.stringMatching(/^has two headings \(2026-01-03; 2026-01-02 — First\); expected one of each number/) }] })
  })
})

describe('reasons in the changelog', () => {
  it('are warned of where no record bears or bore the id; withdrawn, former and earlier ids are known', async () => {
    const dir = writeAtlas({ features: [incident('aa-one', { aliases: ['aa-former'] }), incident('aa-two')] })
    await release(dir, 'first', '2026-01-02')
    write(dir, 'atlas.json', { ...manifest, withdrawn: [{ id: 'aa-two', date: '2026-02-01', reason: { en: 'Told twice' } }] })
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('aa-one', { aliases: ['aa-former'] })] })
    write(dir, 'CHANGELOG.md', '# Changelog\n\n## 2 — 2026-02-02 — Second\n\n- aa-one, aa-former: why\n- aa-two: why\n- aa-oen: mistyped\n- A sentence: no id.\n\n## 1 — 2026-01-02 — first\n')
    const { warnings, logs } = await planFolder(dir)
    expect(warnings.filter(w => w.file === 'CHANGELOG.md').map(w => [w.file, w.id, w.field, w.message])).toEqual([['CHANGELOG.md', 'aa-oen', 'edition 2', expect.stringMatching(/^gives a reason for a record that is not and never was; expected the id/)]])
    expect(logs.map(l => [l.number, l.log.parts.length])).toEqual([[2, 4], [1, 0]])
  })
})

describe('release', () => {
  it('keeps a snapshot of a heading that has none, then refuses to release the same again', async () => {
    const dir = writeAtlas()
    expect((await planFolder(dir)).current.head).toMatchObject({ number: 1, draft: true })
    expect(await release(dir, 'first', '2026-01-02')).toEqual({ number: 1, date: '2026-01-02' })
    expect((await planFolder(dir)).current.head).toMatchObject({ number: 1, draft: false })
    await expect(release(dir, 'again', '2026-01-03')).rejects.toThrow(/Nothing to release/)
  })
  it('makes an edit a draft, and the next release the next edition', async () => {
    const dir = writeAtlas()
    await release(dir, 'first', '2026-01-02')
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one'), incident('two')] })
    const draft = (await planFolder(dir)).current.head
    expect(draft).toMatchObject({ number: 1, draft: true })
    expect(draft.key).toMatch(/^1-draft-[0-9a-f]{8}$/)
    expect(await release(dir, 'one more', '2026-02-02')).toEqual({ number: 2, date: '2026-02-02' })
    expect(readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')).toContain('## 2 — 2026-02-02 — one more')
    expect(existsSync(join(dir, 'editions', '2', 'incidents.geojson'))).toBe(true)
    expect((await planFolder(dir)).released.map(r => r.head.number)).toEqual([1, 2])
  })
})

describe('release on a full disk', () => {
  it.each(['editions/2.part/incidents.geojson', 'editions/2.part/statements.json', 'CHANGELOG.md.part'])('(at %s) says so in a sentence and leaves the folder as it was', async name => {
    const dir = writeAtlas()
    await release(dir, 'first', '2026-01-02')
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('two'), incident('one')] })
    const before = readdirSync(dir, { recursive: true }).sort()
    const changelog = readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    symlinkSync('/dev/full', join(dir, name))
    await expect(release(dir, 'again', '2026-01-03')).rejects.toThrow(`The disk of ${dir} is full. ${dir} is as it was: make room, and run the same command again.`)
    expect(readdirSync(dir, { recursive: true }).sort()).toEqual(before)
    expect(readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')).toBe(changelog)
    expect((await release(dir, 'again', '2026-01-03')).number).toBe(2)
  })
})

describe('a snapshot', () => {
  it('is the same content however it is laid out, and whatever else its collection holds', async () => {
    const dir = writeAtlas()
    write(dir, 'incidents.geojson', { name: 'n', features: [incident('one'), incident('two', {}, null)], type: 'FeatureCollection', crs: { a: [1] } })
    await release(dir, 'first', '2026-01-02')
    expect(readFileSync(join(dir, 'editions', '1', 'incidents.geojson'), 'utf8')).not.toContain('\n  ')
    expect((await planFolder(dir)).current.head).toMatchObject({ number: 1, draft: false })
    write(dir, 'incidents.geojson', JSON.stringify({ type: 'FeatureCollection', crs: { a: [1] }, name: 'n', features: [incident('one'), incident('two', {}, null)] }, null, 7))
    expect((await planFolder(dir)).current.head.draft).toBe(false)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', crs: { a: [2] }, name: 'n', features: [incident('one'), incident('two', {}, null)] })
    expect((await planFolder(dir)).current.head.draft).toBe(true)
  })
  it('that a store keeps is not compiled again', async () => {
    const dir = writeAtlas()
    await release(dir, 'first', '2026-01-02')
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { killed_min: 1 })] })
    const asked: string[] = []
    const { released } = await planFolder(dir, { isKept: async key => { asked.push(key); return true } })
    expect(released.map(r => r.head.key)).toEqual(asked)
    expect(() => released[0].compile()).toThrow(/publish again/)
  })
  it('a file that changes between the passes is not published', async () => {
    const dir = writeAtlas()
    const { current } = await planFolder(dir)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('two')] })
    await expect(compiled(current)).rejects.toThrow(/was changed while it was being published/)
  })
})

describe('the compiler', () => {
  it('has another version whenever it makes something else of the same data', async () => {
    const dir = writeAtlas({
      features: [incident('one', { killed_min: 2, statements: ['s-1'] }), incident('two', { date_start: '2020-03-01', date_precision: 'month' }, null)],
      statements: [{ id: 's-1', date: '2020-05-01', title_en: 'A statement', publisher_en: 'A body', incidents: ['one'] }],
    })
    const { records, rest: { head: _head, texts, remembered, projects, ...rest }, slice } = await compiled((await planFolder(dir)).current)
    // Unpacked: another zlib packs otherwise, and says the same.
    const unpacked = Object.fromEntries(Object.entries(texts).map(([field, parts]) => [field, parts.map(decodePart)]))
    const made = createHash('sha256').update(JSON.stringify([records, rest, unpacked])).update(slice).digest('hex').slice(0, 16)
    // Which records name somebody is in no answer of its own.
    expect(remembered).toEqual([])
    // An atlas without projects of dating is made as it was before there were any.
    expect(projects).toEqual([])
    // Not the same? Then readers hold other bytes under an address that never changes: raise COMPILER_VERSION, and note both here.
    expect({ version: COMPILER_VERSION, made }).toEqual({ version: 9, made: 'cbabc8be412ed7a4' })
  })
})

describe('redact', () => {
  it('takes out every key that begins with an underscore, however deep', async () => {
    const dir = writeAtlas({ features: [incident('one', { _witness: 'secret', sources: [{ title: 't', publisher: 'p', _note: 'secret', collector: 'secret' }], external_ids: { _own: 'secret' } })] })
    const edition = await compiled((await planFolder(dir)).current)
    expect(JSON.stringify(edition)).toContain('Title of one')
    expect(JSON.stringify(edition)).not.toContain('secret')
  })
  it('takes out every field that neither schema nor manifest names, of incidents and statements', async () => {
    const dir = writeAtlas({ features: [incident('one', { witness_phone: 'secret', title_fr: 'Un', statements: ['s-1'] })], statements: [{ id: 's-1', date: '2020-05-01', title_en: 't', publisher_en: 'p', incidents: ['one'], interviewee: 'secret' }] })
    const plan = await planFolder(dir)
    expect(plan.warnings.map(w => w.field)).toEqual(expect.arrayContaining(['witness_phone', 'interviewee']))
    const edition = JSON.stringify(await compiled(plan.current))
    expect(edition).not.toContain('secret')
    expect(edition).toContain('title_fr')
  })
  it('takes out of geometries, nested ones too, all but type and positions', async () => {
    const point = { type: 'Point', coordinates: [15, 45, 120, 999_999], _exact: ['secret'], note: 'secret' }
    const area = { type: 'Polygon', coordinates: [[[11, 41], [12, 41], [12, 42], [11, 41]]], bbox: [11, 41, 12, 42], _drawn_by: 'secret' }
    const geometries = [point, area, { type: 'GeometryCollection', geometries: [point, area], _why: 'secret' }]
    const features = geometries.map((geometry, i) => ({ ...incident(`g-${i}`), geometry, _by: 'secret' }))
    const { records } = await compiled((await planFolder(writeAtlas({ features }))).current)
    const bare = [{ type: 'Point', coordinates: [15, 45, 120] }, { type: 'Polygon', coordinates: area.coordinates }]
    expect(JSON.stringify(records)).not.toMatch(/secret|999999|bbox/)
    expect(records.map(r => JSON.parse(r.json).geometry)).toEqual([...bare, { type: 'GeometryCollection', geometries: bare }])
  })
  it('leaves the rest as it is', () => {
    const { properties } = incident('one', { killed_min: 2, aliases: ['uno'], admissions: [{ by: 'x', assessment: 'credible' }] })
    expect(redaction({ manifest: manifestSchema.parse(manifest) }).record({ properties })?.properties).toMatchObject({ ...properties, admissions: [{ by: 'x', assessment: 'credible', reasons: [] }] })
  })
})
