import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planFolder } from './build'
import { DatasetRefused, faultText } from './faults'
import { compiled, incident, write, writeAtlas } from './fixtures/atlas'
import { build, outline, project, SCENES } from './fixtures/project'
import { heldBytes, sha256Of } from './held-file'
import { release } from './release'

const plan = (dir: string) => planFolder(dir)
const withProject = (more: object = {}, beside: Record<string, unknown> = {}) => build(writeAtlas({ features: [incident('one')] }), project(more), beside)
async function lines(dir: string): Promise<string> {
  try {
    const { warnings } = await plan(dir)
    return warnings.map(w => `warning: ${faultText(w)}`).join('\n')
  } catch (error) {
    if (error instanceof DatasetRefused) return error.faults.map(faultText).join('\n')
    throw error
  }
}
const outlines = (...features: object[]) => ({ 'town/buildings.geojson': { type: 'FeatureCollection', features } })

describe('projects/*.json', () => {
  it('is published with its outlines, and of these only forms and ids', async () => {
    const { current } = await plan(withProject({}, outlines(outline('b1', { properties: { owner: 'A name' } }), outline('b2'))))
    const { rest } = await compiled(current)
    expect(rest.projects).toMatchObject([{ id: 'town', ids: ['b1', 'b2'], truths: null, reviews: [], gold: [{ building: 'b1' }] }])
    const file = rest.files.find(f => f.sha256 === rest.projects[0].outlines.sha256)
    const bytes = file && heldBytes(file)
    expect(file?.type).toBe('application/geo+json')
    expect(bytes && sha256Of(bytes)).toBe(rest.projects[0].outlines.sha256)
    expect(JSON.parse(Buffer.from(bytes as Uint8Array).toString())).toEqual({ type: 'FeatureCollection', features: ['b1', 'b2'].map(id => ({ ...outline(id), properties: {} })) })
    const [lon, lat] = rest.projects[0].middles[0]
    expect([lon, lat]).toEqual([expect.closeTo(15.00005, 6), expect.closeTo(45.00005, 6)])
  })

  it('makes another edition of another project, outline or decision, and none of one that is not published or not there', async () => {
    const hash = async (dir: string) => (await plan(dir)).current.head.hash
    const review = { building: 'b2', last_standing: 's1', first_destroyed: 's2', reason: 'Seen by two', date: '2020-06-01' }
    const none = writeAtlas({ features: [incident('one')] })
    write(none, 'scenes.json', SCENES)
    const hashes = await Promise.all([none, withProject(), withProject({ rules: { answers_max: 30 } }), withProject({}, outlines(outline('b1'), outline('b2'), outline('b3'))), withProject({}, { 'town.reviews.json': { reviews: [review] } })].map(hash))
    expect(new Set(hashes).size).toBe(5)
    expect(await hash(withProject({ published: false }))).toBe(hashes[0])
    const { rest } = await compiled((await plan(withProject({ published: false }))).current)
    expect(rest.projects).toEqual([])
  })

  it('takes the truth of a drawing as gaps: by the first scene of the day or later', async () => {
    const truth = { buildings: { b1: { outcome: 'destroyed', date: '2020-02-02' }, b2: { outcome: 'never' } } }
    const { rest } = await compiled((await plan(withProject({ drawing: true, truth: 'town/truth.json' }, { ...outlines(outline('b1'), outline('b2'), outline('b3')), 'town/truth.json': truth }))).current)
    expect(rest.projects[0].truths).toEqual([2, 3, null])
  })

  it('is kept in the snapshot of a release, and one that is not published is not', async () => {
    const dir = withProject()
    writeFileSync(join(dir, 'projects/draft.json'), JSON.stringify(project({ id: 'draft', published: false })))
    const { number } = await release(dir, 'Second', '2026-02-03')
    const kept = join(dir, 'editions', String(number), 'projects')
    expect(readFileSync(join(kept, 'town/buildings.geojson'))).toEqual(readFileSync(join(dir, 'projects/town/buildings.geojson')))
    expect(() => readFileSync(join(kept, 'draft.json'))).toThrow('ENOENT')
    const { current, released } = await plan(dir)
    expect(current.head.draft).toBe(false)
    expect(released.at(-1)?.head.hash).toBe(current.head.hash)
  })

  it.each<[string, object, Record<string, unknown>, RegExp]>([
    ['a project that is no JSON', {}, { 'town.json': '{"id": "town",' }, /^projects\/town\.json: -: -: is not JSON at line 1/],
    ['a project that does not say plainly whether it is published', { published: 'yes' }, {}, /^projects\/town\.json: town: published: /m],
    ['no schema', { rules: { answers_max: 2 } }, {}, /projects\/town\.json: town: rules\.answers_max: expected at least answers_min/],
    ['another id than the file', { id: 'city' }, {}, /town: id: "city" is not the name of the file; expected "town"/],
    ['an id that a page of /track has', { id: 'care' }, {}, /town: id: expected another id: \/track\/care is a page of its own, which would hide the project/],
    ['an unknown place', { place: 'city' }, {}, /town: place: "city" is no place of scenes\.json; expected one of place/],
    ['an unknown scene', { scenes: [{ id: 's1', date: '2020-01-01' }, { id: 's9', date: '2020-02-01' }], gold: [], training: [] }, {}, /town: scenes\.1\.id: "s9" is no scene of place; expected one of s1, s2, s3/],
    ['a day that is not the scene’s', { scenes: [{ id: 's1', date: '2020-01-02' }, { id: 's2', date: '2020-02-01' }] }, {}, /scenes\.0\.date: 2020-01-02 is not the day of that scene; expected 2020-01-01/],
    ['no text in the first language', { title: { ar: 'بلدة' } }, {}, /town: title: has no text in en/],
    ['an area upside down', { area: [16, 44, 14, 46] }, {}, /town: area: \[16, 44, 14, 46\] is no area/],
    ['gold of no building', { gold: [{ building: 'b9', last_standing: null, first_destroyed: null }], training: [] }, {}, /gold\.0\.building: "b9" is no outline of town\/buildings\.geojson/],
    ['training that is no gold', { training: [{ building: 'b2', explanation: { en: 'Look' } }] }, {}, /training\.0\.building: b2 is no gold building/],
    ['outlines that are not there', { buildings: 'other.geojson' }, {}, /town: buildings: "other\.geojson" is not there/],
    ['outlines outside the folder', { buildings: '../other.geojson' }, {}, /town: buildings: "\.\.\/other\.geojson" leads out of the folder projects\//],
    ['outlines that are no JSON', {}, { 'town/buildings.geojson': '{"type"' }, /projects\/town\/buildings\.geojson: -: -: is not JSON at line 1/],
    ['no collection', {}, { 'town/buildings.geojson': { type: 'Feature' } }, /buildings\.geojson: -: features: is missing/],
    ['an outline without an id', {}, outlines(outline('b1'), outline('b2', { id: undefined })), /buildings\.geojson: outline 2: id: is missing/],
    ['an id that is no text', {}, outlines(outline('b1'), outline('b2', { id: 7 })), /outline 2: id: 7 cannot be one/],
    ['an id that a table would take for a formula', {}, outlines(outline('b1'), outline('=b2')), /"=b2" cannot be one: expected 1 to 100 letters/],
    ['an id twice', {}, outlines(outline('b1'), outline('b1')), /buildings\.geojson: b1: id: stands twice/],
    ['a point', {}, outlines(outline('b1', { geometry: { type: 'Point', coordinates: [15, 45] } })), /b1: geometry: is Point; expected a Polygon or MultiPolygon/],
    ['no form', {}, outlines(outline('b1', { geometry: null })), /b1: geometry: is none; expected a Polygon/],
    ['a ring that is not closed', {}, outlines(outline('b1', { geometry: { type: 'Polygon', coordinates: [[[15, 45], [15.001, 45], [15.001, 45.001], [15, 45.001]]] } })), /b1: geometry: a ring of 4 positions is not closed/],
    ['an outline outside the area', { area: [10, 40, 14, 44] }, {}, /b1: geometry: reaches to \[15, 45\], outside the project's area/],
    ['too many', {}, outlines(...Array.from({ length: 20_001 }, (_, i) => outline(`b${i}`))), /features: holds 20001 outlines; expected at most 20000/],
    ['a decision on no building', {}, { 'town.reviews.json': { reviews: [{ building: 'b9', last_standing: null, first_destroyed: null, reason: 'x', date: '2020-01-01' }] } }, /town\.reviews\.json: b9: reviews\.0\.building: "b9" is no outline/],
    ['a decision on gold', {}, { 'town.reviews.json': { reviews: [{ building: 'b1', last_standing: null, first_destroyed: null, reason: 'x', date: '2020-01-01' }] } }, /b1: reviews\.0\.building: b1 is gold/],
    ['a decision the wrong way round', {}, { 'town.reviews.json': { reviews: [{ building: 'b2', last_standing: 's2', first_destroyed: 's1', reason: 'x', date: '2020-01-01' }] } }, /first_destroyed: s1 is not after s2/],
    ['a date beside "cannot be told"', {}, { 'town.reviews.json': { reviews: [{ building: 'b2', last_standing: 's1', first_destroyed: 's2', undecidable: true, reason: 'x', date: '2020-01-01' }] } }, /reviews\.0\.undecidable: stands beside a date/],
    ['decisions without a project', {}, { 'city.reviews.json': { reviews: [] } }, /projects\/city\.reviews\.json: city: -: has no project beside it/],
    ['a truth that is none', { drawing: true, truth: 'town/truth.json' }, { 'town/truth.json': { buildings: { b1: { outcome: 'gone' } } } }, /projects\/town\/truth\.json: -: buildings\.b1/],
    ['a truth of what is real', { truth: 'town/truth.json' }, { 'town/truth.json': { buildings: {} } }, /town: truth: is known only where buildings are drawn/],
  ])('names %s', async (_, more, beside, fault) => expect(await lines(withProject(more, beside))).toMatch(fault))

  it('says that a drawing is one where its place is', async () => {
    const dir = withProject()
    write(dir, 'scenes.json', { places: [{ ...SCENES.places[0], drawing: true }] })
    expect(await lines(dir)).toMatch(/town: drawing: is not said, and the place place is a drawing/)
  })

  it('only warns of one that is not published yet, and follows no link out of the folder', async () => {
    expect(await lines(withProject({ published: false, place: 'city' }))).toMatch(/^warning: projects\/town\.json: town: place: .* It is not published; it has to be in order before it is$/m)
    const [dir, other] = [withProject({ buildings: 'town/link.geojson' }), withProject()]
    mkdirSync(dirname(join(dir, 'projects/town/link.geojson')), { recursive: true })
    symlinkSync(join(other, 'projects/town/buildings.geojson'), join(dir, 'projects/town/link.geojson'))
    expect(await lines(dir)).toMatch(/town: buildings: "town\/link\.geojson" is a link out of the folder projects\//)
  })
})
