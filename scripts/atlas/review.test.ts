import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../lib/model/dating'
import { compiled, incident, writeAtlas } from '../../lib/publish/fixtures/atlas'
import { build, outline, project } from '../../lib/publish/fixtures/project'
import { planFolder } from '../../lib/publish/build'
import { appendAnswers } from '../../lib/store/answers'
import { databaseDir } from '../../lib/store/folder'
import { openStore } from '../../lib/store/open'
import { heard } from './heard.fixture'
import { readArguments } from './options'
import { reviewCommand } from './review'

let dir: string
const run = (...args: string[]) => heard(() => reviewCommand(readArguments(['review', ...args]), dir, { url: null, storeDir: join(dir, '.store') }))
const gap = (last_standing: string | null, first_destroyed: string): Reply => ({ kind: 'destroyed', last_standing, first_destroyed })
/** All over the place; all but one alike; alike. */
const REPLIES: Record<string, Reply[]> = {
  b2: [gap(null, 's1'), gap('s1', 's2'), gap('s2', 's3'), { kind: 'no_destruction' }, { kind: 'cannot_tell' }, gap(null, 's1')],
  b3: [gap('s1', 's2'), gap('s1', 's2'), gap('s1', 's2'), gap('s1', 's2'), gap('s2', 's3'), { kind: 'no_destruction' }],
  b4: [gap('s1', 's2')],
}

beforeAll(async () => {
  dir = build(writeAtlas({ features: [incident('one')] }), project({ rules: { answers_min: 2, answers_max: 6 } }), { 'town/buildings.geojson': { type: 'FeatureCollection', features: ['b1', 'b2', 'b3', 'b4'].map(id => outline(id)) } })
  mkdirSync(join(dir, '.store'))
  const db = await openStore({ url: null, readUrl: null, folder: databaseDir(join(dir, '.store')) })
  const answers = Object.entries(REPLIES).flatMap(([building, replies]) => replies.map((reply, v) => ({ id: randomUUID(), project: 'town', building, volunteer: `v${v}`, source: `s${v}`, reply, note: building === 'b3' && v === 1 ? 'A crane\n\u001b[2Jbeside it' : null, flag: building === 'b3' && v < 2, replaces: null as string | null })))
  await appendAnswers(db, answers)
  // Nobody disputes b4, but one of its two flags stands; the other was taken back, with its note.
  const flagged = { ...answers[answers.length - 1], id: randomUUID(), volunteer: 'v8', note: 'Nothing', flag: true }
  await appendAnswers(db, [flagged, { ...flagged, id: randomUUID(), volunteer: 'v9', note: 'The neighbour, not this one' }])
  await appendAnswers(db, [{ ...flagged, id: randomUUID(), note: null, flag: false, replaces: flagged.id }])
  await db.close()
}, 60_000)

describe('atlas review', () => {
  it('lists what answers did not settle, the most disputed first, with interval, answers and confidence', async () => {
    const { stdout, stderr, status } = await run('town')
    expect([stderr, status]).toEqual(['', 0])
    const [head, ...lines] = stdout.trim().split('\n')
    expect(head).toMatch(/^town: 2 buildings to be decided, the most disputed first\.$/)
    expect(lines[0]).toMatch(/^ {2}b2: .+, \d+ % sure, 5 answers that date it, 1 that cannot$/)
    expect(lines[1]).toMatch(/^ {2}b3: /)
    expect((await run()).stdout).toBe(stdout)
  })

  it('shows flags and notes, on one line, and other buildings that were flagged', async () => {
    const { stdout } = await run('town')
    expect(stdout.split('\n').slice(2)).toEqual([
      expect.stringMatching(/^ {2}b3: .*; flagged by 2$/), '    note: A crane [2Jbeside it',
      'town: 1 building more that volunteers flagged for discussion or wrote a note on, the most often flagged first.',
      expect.stringMatching(/^ {2}b4: .*3 answers that date it, 0 that cannot; flagged by 1$/), '    note: The neighbour, not this one', '',
    ])
  })

  it.each<[string, string[], number, RegExp]>([
    ['no reason', ['town', 'b2', '--stands'], 2, /Say why: --reason/],
    ['no decision', ['town', 'b2', '--reason', 'x'], 2, /Say one thing of b2/],
    ['two decisions', ['town', 'b2', '--stands', '--undecidable', '--reason', 'x'], 2, /Say one thing of b2/],
    ['half a decision', ['town', 'b2', '--last-standing', 's1', '--reason', 'x'], 2, /Say one thing of b2/],
    ['an unknown project', ['city'], 1, /There is no projects\/city\.json in .*; it has town\./],
    ['an unknown building', ['town', 'b9', '--stands', '--reason', 'x'], 1, /"b9" is no outline of this project/],
    ['gold', ['town', 'b1', '--stands', '--reason', 'x'], 1, /b1 is gold/],
    ['an unknown scene', ['town', 'b2', '--first-destroyed', 's9', '--reason', 'x'], 1, /"s9" is no scene of this project/],
    ['the wrong order', ['town', 'b2', '--last-standing', 's2', '--first-destroyed', 's1', '--reason', 'x'], 1, /s1 is not after s2/],
  ])('writes nothing with %s', async (_, args, code, sentence) => {
    const { status, stderr } = await run(...args)
    expect([status, stderr]).toEqual([code, expect.stringMatching(sentence)])
    expect(() => readFileSync(join(dir, 'projects/town.reviews.json'))).toThrow('ENOENT')
  })

  it('keeps each decision with its day and reason; the list and the next edition have the last', async () => {
    expect((await run('town', 'b2', '--undecidable', '--reason', 'Cloud in both')).status).toBe(0)
    const told = await run('town', 'b2', '--last-standing', 's1', '--first-destroyed', 's2', '--reason', 'Another picture shows it')
    expect(told.stdout).toMatch(/b2 was destroyed after s1 and by s2\. It counts once it is published/)
    const { reviews } = JSON.parse(readFileSync(join(dir, 'projects/town.reviews.json'), 'utf8'))
    expect(reviews).toMatchObject([{ building: 'b2', undecidable: true, reason: 'Cloud in both' }, { building: 'b2', last_standing: 's1', first_destroyed: 's2', undecidable: false, reason: 'Another picture shows it', date: new Date().toISOString().slice(0, 10) }])
    expect((await run('town')).stdout).toMatch(/town: 1 building to be decided[\s\S]*b3:/)
    const { rest } = await compiled((await planFolder(dir)).current)
    expect(rest.projects[0].reviews).toEqual(reviews)
  })
})
