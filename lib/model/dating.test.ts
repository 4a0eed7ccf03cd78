import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerSchema, datingProjectSchema, TRACK_PAGES } from './dating'

const answer = { id: '5d0b9cf4-9f3a-4e58-8f2c-3a8f5a1b2c3d', building: 'b1', reply: { kind: 'destroyed', last_standing: 's1', first_destroyed: 's3' } }
const project = {
  id: 'p', title: { en: 'P' }, instructions: { en: 'Look' }, place: 'drawn', area: [0, 0, 1, 1], buildings: 'b.geojson',
  scenes: [{ id: 's0', date: '2017-01-01' }, { id: 's1', date: '2017-02-01' }],
}
const faults = (value: object) => datingProjectSchema.safeParse({ ...project, ...value }).error?.issues.map(i => `${i.path.join('.')}: ${i.message}`) ?? []

describe('an answer', () => {
  it('is a change between scenes, no change, or none that can be told', () => {
    expect(answerSchema.parse(answer).flag).toBe(false)
    expect(answerSchema.parse({ ...answer, reply: { kind: 'partly', last_standing: null, first_destroyed: 's0' }, note: 'roof only' }).reply.kind).toBe('partly')
    for (const kind of ['no_destruction', 'cannot_tell', 'image_unclear']) expect(answerSchema.parse({ ...answer, reply: { kind } }).reply).toEqual({ kind })
  })
  it.each([
    ['no id', { id: 'x' }], ['a kind that is none', { reply: { kind: 'gone' } }], ['a change without its end', { reply: { kind: 'destroyed', last_standing: 's1' } }],
    ['scenes of an answer without a change', { reply: { kind: 'cannot_tell', first_destroyed: 's1' } }], ['a long note', { note: 'x'.repeat(1001) }], ['more than is asked', { name: 'x' }],
  ])('is refused with %s', (_, more) => expect(answerSchema.safeParse({ ...answer, ...more }).success).toBe(false))
})

describe('a project', () => {
  it('may not have the id of a page', () => {
    const pages = readdirSync('app/[locale]/(text)/track', { withFileTypes: true }).filter(entry => entry.isDirectory() && !/^[[(]/.test(entry.name)).map(entry => entry.name)
    expect(pages.sort()).toEqual(TRACK_PAGES)
    for (const id of pages) expect(faults({ id })).toContain(`id: expected another id: /track/${id} is a page of its own, which would hide the project`)
  })
  it('has rules and a prior when it states none', () => {
    expect(datingProjectSchema.parse(project)).toMatchObject({ rules: { answers_min: 5, answers_max: 25, level: 0.9, gold_every: 10 }, prior: { before_first: 0.05, standing: 0.2 }, drawing: false, gold: [] })
  })
  it.each<[object, string]>([
    [{ scenes: [...project.scenes].reverse() }, 'scenes.1.date: expected a day after 2017-02-01, the scene before it'],
    [{ scenes: [project.scenes[0], { id: 's0', date: '2018-01-01' }] }, 'scenes.1.id: s0 is named twice'],
    [{ gold: [{ building: 'b', last_standing: 's7', first_destroyed: 's1' }] }, 'gold.0.last_standing: s7 is no scene of this project'],
    [{ gold: [{ building: 'b', last_standing: 's1', first_destroyed: 's0' }] }, 'gold.0: expected last_standing before first_destroyed'],
    [{ gold: [{ building: 'b', last_standing: 's1', first_destroyed: null }] }, 'gold.0.first_destroyed: expected a scene; leave both empty for a building that stands in all scenes'],
    [{ gold: Array(2).fill({ building: 'b', last_standing: null, first_destroyed: null }) }, 'gold.1.building: b is given twice'],
    [{ rules: { answers_min: 9, answers_max: 3 } }, 'rules.answers_max: expected at least answers_min'],
    [{ prior: { before_first: 0.6, standing: 0.5 } }, 'prior: expected before_first and standing to leave something for the time between'],
  ])('is refused with a sentence: %j', (value, sentence) => expect(faults(value)).toContain(sentence))
})
