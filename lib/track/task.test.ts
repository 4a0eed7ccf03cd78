import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { datingProjectSchema, type PublishedProject } from '../model/dating'
import { scenesFileSchema } from '../model/scene'
import { shownPlace } from '../scenes'
import { taskOf } from './task'

const place = shownPlace(scenesFileSchema.parse(JSON.parse(readFileSync('data/scenes.json', 'utf8'))).places[0])
const scenes = place.scenes.slice(2, 7).map(({ id, date }) => ({ id, date }))
const project: PublishedProject = {
  ...datingProjectSchema.parse({
    id: 'town', title: { en: 'The town', ar: 'البلدة' }, instructions: { en: 'Look.' }, published: true, place: place.id, drawing: true, area: [0, 0, 1, 1], buildings: 'town.geojson', scenes,
    gold: [{ building: 'b1', last_standing: scenes[1].id, first_destroyed: scenes[2].id }, { building: 'secret', last_standing: scenes[2].id, first_destroyed: scenes[3].id }],
    training: [{ building: 'b1', explanation: { en: 'The roof is gone.', ar: 'السقف مفقود.' } }],
  }),
  outlines: { sha256: 'f'.repeat(64) }, ids: ['b1', 'secret', 'b3'], middles: [[0, 0], [0, 0], [0, 0]], truths: [1, 2, 3],
  reviews: [{ building: 'b3', last_standing: null, first_destroyed: null, undecidable: true, reason: 'a reviewer’s reason', date: '2020-01-01' }],
}

it('is the project in a language, with its own scenes in their order', () => {
  const task = taskOf(project, place, '4-abc', 'ar', true)
  expect(task).toMatchObject({ title: 'البلدة', rtl: true, drawing: true, outlines: `/api/editions/4-abc/files/${'f'.repeat(64)}`, resolution: 0.4 })
  expect(task?.scenes.map(s => s.id)).toEqual(scenes.map(s => s.id))
  expect(task?.scenes[0]).toMatchObject({ day: '10 تشرين الثاني 2019', source: { kind: 'image', url: expect.stringMatching(/^\/api\/editions\/4-abc\/files\/[0-9a-f]{64}$/) } })
  expect(task?.lessons).toEqual([{ building: 'b1', known: { last_standing: scenes[1].id, first_destroyed: scenes[2].id }, explanation: 'السقف مفقود.' }])
})

it('tells nothing that a volunteer may not know', () => {
  const text = JSON.stringify(taskOf(project, place, '4-abc', 'en', false))
  for (const secret of ['secret', 'truths', 'gold', 'reviewer', 'middles']) expect(text).not.toContain(secret)
})

it('is none where a scene is missing', () => {
  expect(taskOf({ ...project, scenes: [...scenes, { id: 'gone', date: '2021-01-01' }] }, place, '4-abc', 'en', false)).toBeNull()
})
