import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Next } from '../../lib/model/track'
import { incident, write, writeAtlas } from '../../lib/publish/fixtures/atlas'
import { outline, SCENES } from '../../lib/publish/fixtures/project'
import { page } from '../../lib/server/dating/fixtures/served'
import { readArguments } from './options'
import { projectCommand } from './project'
import { heard } from './heard.fixture'

function atlas(): string {
  const dir = writeAtlas({ features: [incident('one')] })
  write(dir, 'scenes.json', SCENES)
  return dir
}
const run = (dir: string, ...args: string[]) => heard(() => projectCommand(readArguments(['project', ...args]), dir, { url: null, storeDir: join(dir, '.store') }))
function outlinesFile(features: object[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'atlas-outlines-')), 'houses.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  return file
}
const read = (dir: string, name: string) => JSON.parse(readFileSync(join(dir, name), 'utf8'))
const begin = async (dir: string, features = [outline('way/7', { properties: { owner: 'somebody' } }), outline('b2', { id: undefined }), outline('b3', { id: 'way/7' })]) => run(dir, 'new', 'town', '--place', 'place', '--buildings', outlinesFile(features), '--title', 'A town')

describe('atlas project', () => {
  it('new: writes the place’s scenes and outlines with ids and nothing else of them, and never over what is there', async () => {
    const dir = atlas()
    const made = await begin(dir)
    expect([made.stderr, made.status]).toEqual(['', 0])
    expect(made.stdout).toContain('buildings.geojson with 3 outlines (2 of them got an id)')
    expect(read(dir, 'projects/town.json')).toMatchObject({ id: 'town', title: { en: 'A town', ar: 'A town' }, published: false, place: 'place', scenes: [{ id: 's1', date: '2020-01-01' }, { id: 's2' }, { id: 's3' }], buildings: 'town/buildings.geojson' })
    const outlines = readFileSync(join(dir, 'projects/town/buildings.geojson'), 'utf8')
    expect(JSON.parse(outlines).features.map((f: { id: string }) => f.id)).toEqual(['way/7', 'b001', 'b002'])
    expect(outlines).not.toContain('somebody')
    expect((await run(dir, 'check')).stdout).toMatch(/town is in order: 3 buildings, 3 scenes, 0 gold, 0 for training; not published\.\ntown: without gold/)
    writeFileSync(join(dir, 'projects/town.json'), '{"mine": 1}')
    const again = await begin(dir)
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('town.json is there already; nothing is written.')])
    expect(read(dir, 'projects/town.json')).toEqual({ mine: 1 })
  })

  it('check: names every fault of projects that are not published as well', async () => {
    const dir = atlas()
    await begin(dir)
    const project = read(dir, 'projects/town.json')
    write(dir, 'projects/town.json', { ...project, place: 'city', gold: [{ building: 'b9', last_standing: null, first_destroyed: null }] })
    const { status, stderr } = await run(dir, 'check', dir)
    expect(status).toBe(1)
    expect(stderr).toMatch(/projects\/town\.json: town: place: "city" is no place[\s\S]*gold\.0\.building: "b9" is no outline[\s\S]*2 faults in /)
  })

  it('publish: checks, marks, publishes the atlas, whose buildings are given to volunteers; refused, it leaves the project as it was', async () => {
    const dir = atlas()
    await begin(dir)
    const before = readFileSync(join(dir, 'projects/town.json'), 'utf8')
    write(dir, 'statements.json', { statements: 1 })
    const refused = await run(dir, 'publish', 'town')
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('statements.json')])
    expect(readFileSync(join(dir, 'projects/town.json'), 'utf8')).toBe(before)
    write(dir, 'statements.json', { statements: [] })
    expect((await run(dir, 'check')).status).toBe(0)
    const done = await run(dir, 'publish', 'town')
    expect([done.stderr, done.status]).toEqual(['', 0])
    expect(done.stdout).toMatch(/Published: a draft on edition 1[\s\S]*town is published: volunteers find it under \/track\/town\./)
    expect(read(dir, 'projects/town.json').published).toBe(true)
    // At the end a volunteer is given a building.
    vi.stubEnv('DATABASE_URL', '')
    vi.stubEnv('ATLAS_STORE', join(dir, '.store'))
    vi.stubEnv('ATLAS_URL', 'https://atlas.example')
    const { closeStore } = await import('../../lib/server/store')
    try {
      const { look } = await import('../../lib/server/serving')
      const { nextAnswer, sessionAnswer } = await import('../../lib/server/dating/volunteering')
      await look()
      const begun = await sessionAnswer(page('town/session', { method: 'POST' }), 'town')
      const cookie = begun.headers.get('set-cookie')?.split(';')[0]
      const given = await nextAnswer(page('town/next?n=3', { cookie }), 'town')
      const { assignments, left } = (await given.json()) as Next
      expect([begun.status, given.status, left, assignments.map(a => a.building).sort()]).toEqual([200, 200, 3, ['b001', 'b002', 'way/7']])
    } finally {
      await closeStore()
      vi.unstubAllEnvs()
    }
  })

  it.each<[string, string[], number, RegExp]>([
    ['a place that is not there', ['new', 'town', '--place', 'city', '--buildings', 'x'], 1, /There is no place "city" in scenes\.json of .*; it has place\./],
    ['outlines that are not there', ['new', 'town', '--place', 'place', '--buildings', '/nowhere.geojson'], 1, /There is no file \/nowhere\.geojson/],
    ['an id that is no slug', ['new', 'A town', '--place', 'place', '--buildings', 'x'], 1, /"A town" cannot be a project's id: expected a slug: lower-case letters, digits and single hyphens; for example raqqa-2017/],
    ['an id that a page has', ['new', 'care', '--place', 'place', '--buildings', 'x'], 1, /"care" cannot be a project's id: expected another id: \/track\/care is a page of its own/],
    ['half a command', ['new', 'town'], 2, /Say what: npm run atlas -- project new ID --place/],
    ['a project that is not there', ['publish', 'city'], 1, /There is no projects\/city\.json in /],
  ])('says in a sentence what is wrong with %s', async (_, args, code, sentence) => {
    const { status, stderr } = await run(atlas(), ...args)
    expect([status, stderr]).toEqual([code, expect.stringMatching(sentence)])
  })

  it('takes no points for buildings, and writes nothing then', async () => {
    const dir = atlas()
    const { status, stderr } = await begin(dir, [outline('b1', { geometry: { type: 'Point', coordinates: [15, 45] } })])
    expect([status, stderr]).toEqual([1, expect.stringContaining('houses.geojson: b1: geometry: is Point; expected a Polygon or MultiPolygon')])
    expect(existsSync(join(dir, 'projects'))).toBe(false)
  })
})
