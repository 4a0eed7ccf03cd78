import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { incident, write } from '../../publish/fixtures/atlas'
import { appendAnswers, type NewAnswer } from '../../store/answers'
import { projectOf, putProjects } from '../../store/fixtures/dating'
import { publishFolder } from '../../store/publish'
import { serve, type Served } from './fixtures/served'

let served: Served
let desks: typeof import('./desks')
const project = projectOf(60)
const answer = (v: number, building: string): NewAnswer => ({ id: randomUUID(), project: 'town', building, volunteer: `v${v}`, source: `s${v}`, reply: { kind: 'no_destruction' }, note: null, flag: false, replaces: null })
beforeAll(async () => {
  served = await serve([project])
  desks = await import('./desks')
  for (let v = 0; v < 40; v++) await appendAnswers(served.db, project.ids.map(id => answer(v, id)))
}, 120_000)
afterAll(() => served.close())

it('who does not wait is told that a log is being read; who does gets all of it', async () => {
  expect(await desks.filledProject('nowhere')).toBeUndefined()
  expect(await desks.filledProject('town')).toBeNull()
  const live = await desks.liveProject('town')
  expect([live?.desk.held(), await desks.filledProject('town')]).toEqual([2400, live])
})

it('what an edition changes goes on as it was until its log is read anew, and no answer is left behind', async () => {
  const before = await desks.liveProject('town')
  write(served.dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('two')] })
  const { head } = await publishFolder(served.db, served.dir)
  const reviews = [{ building: 'b-1', last_standing: 's2', first_destroyed: 's3', undecidable: false, reason: 'Seen', date: '2026-01-01' }]
  await putProjects(served.db, head.key, [{ ...project, reviews }])
  await served.look()
  // At once, and the same for all who ask meanwhile.
  expect(await Promise.all([desks.liveProject('town'), desks.filledProject('town')])).toEqual([before, before])
  await before?.append(answer(50, 'b-2'))
  await vi.waitFor(async () => expect(await desks.liveProject('town')).not.toBe(before), { timeout: 20_000 })
  const after = await desks.filledProject('town')
  expect([after?.edition, after?.desk.project.reviews]).toEqual([head.key, reviews])
  // Somebody had the one before in hand.
  await before?.append(answer(51, 'b-2'))
  await before?.follow()
  expect([after?.desk.held(), after?.desk.seq]).toEqual([2402, before?.desk.seq])
})
