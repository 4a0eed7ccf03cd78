import { describe, expect, it } from 'vitest'
import { replySchema } from '../model/dating'
import { spanOf } from '../dating/gaps'
import { BEFORE, choose, destroyedAt, markOf, partly, replyOf, saidOf, standsAt, suggested, UNMARKED, wants, type Mark } from './mark'

const scenes = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({ id, date: `2020-0${i + 1}-01` }))
const stands = (mark: Mark, i: number) => standsAt(mark, i, scenes.length)

describe('marking the change', () => {
  it('suggests the scene before the first destroyed one, and moves it along', () => {
    const at3 = destroyedAt(UNMARKED, 3)
    expect(replyOf(at3, scenes)).toEqual({ kind: 'destroyed', last_standing: 'c', first_destroyed: 'd' })
    expect(replyOf(destroyedAt(at3, 2), scenes)).toEqual({ kind: 'destroyed', last_standing: 'b', first_destroyed: 'c' })
  })
  it('leaves an earlier last standing scene where a hand put it, in either order', () => {
    const wide = { kind: 'destroyed', last_standing: 'b', first_destroyed: 'e' }
    expect(replyOf(destroyedAt(stands(UNMARKED, 1), 4), scenes)).toEqual(wide)
    expect(replyOf(stands(destroyedAt(UNMARKED, 4), 1), scenes)).toEqual(wide)
    expect(replyOf(destroyedAt(stands(UNMARKED, 3), 2), scenes)).toEqual({ kind: 'destroyed', last_standing: 'b', first_destroyed: 'c' })
  })
  it('can say before the first scene', () => {
    expect(replyOf(destroyedAt(UNMARKED, 0), scenes)).toEqual({ kind: 'destroyed', last_standing: null, first_destroyed: 'a' })
    expect(replyOf(stands(destroyedAt(UNMARKED, 3), BEFORE), scenes)).toEqual({ kind: 'destroyed', last_standing: null, first_destroyed: 'd' })
    expect(replyOf(suggested(stands(destroyedAt(UNMARKED, 3), BEFORE)), scenes)).toMatchObject({ last_standing: 'c', first_destroyed: 'd' })
    expect(suggested(UNMARKED)).toBe(UNMARKED)
  })
  it('takes standing in the last scene for no destruction, and a later standing one for a change of mind', () => {
    expect(replyOf(stands(destroyedAt(UNMARKED, 2), 4), scenes)).toEqual({ kind: 'no_destruction' })
    const later = stands(destroyedAt(UNMARKED, 2), 3)
    expect([wants(later), replyOf(later, scenes)]).toEqual(['first', null])
  })
  it('goes from whole to partly and back with its dates', () => {
    const part = partly(destroyedAt(UNMARKED, 2))
    expect(replyOf(part, scenes)).toMatchObject({ kind: 'partly', first_destroyed: 'c' })
    expect(replyOf(destroyedAt(part, 3), scenes)).toMatchObject({ kind: 'partly', first_destroyed: 'd' })
    expect(replyOf(partly(part), scenes)).toMatchObject({ kind: 'destroyed', first_destroyed: 'c' })
    expect([wants(partly(UNMARKED)), partly(partly(UNMARKED))]).toEqual(['first', UNMARKED])
  })
  it('takes an answer without a date, and takes it back', () => {
    const clouds = choose(destroyedAt(UNMARKED, 2), 'image_unclear')
    expect([replyOf(clouds, scenes), wants(clouds)]).toEqual([{ kind: 'image_unclear' }, null])
    expect(choose(clouds, 'image_unclear')).toEqual(UNMARKED)
    expect(replyOf(destroyedAt(clouds, 1), scenes)).toMatchObject({ kind: 'destroyed', first_destroyed: 'b' })
    expect([replyOf(UNMARKED, scenes), wants(UNMARKED)]).toEqual([null, 'answer'])
  })
})

it('whatever is pressed, an answer is one that the server takes, and reads back as the same marks', () => {
  const presses = [...scenes.flatMap((_, i) => [(m: Mark) => destroyedAt(m, i), (m: Mark) => stands(m, i)]), (m: Mark) => stands(m, BEFORE), partly, (m: Mark) => choose(m, 'no_destruction'), (m: Mark) => choose(m, 'cannot_tell')]
  let complete = 0
  for (const a of presses) for (const b of presses) for (const c of presses) {
    const reply = replyOf(c(b(a(UNMARKED))), scenes)
    if (!reply) continue
    complete += 1
    expect(replySchema.parse(reply)).toEqual(reply)
    spanOf(scenes, reply)
    expect(replyOf(markOf(reply, scenes), scenes)).toEqual(reply)
  }
  expect(complete).toBeGreaterThan(1000)
})

it('says of each scene what the marks say', () => {
  const all = (mark: Mark) => scenes.map((_, i) => saidOf(mark, i))
  expect(all(stands(destroyedAt(UNMARKED, 3), 1))).toEqual(['stands', 'last', 'between', 'first', 'destroyed'])
  expect(all(destroyedAt(UNMARKED, 0))).toEqual(['first', 'destroyed', 'destroyed', 'destroyed', 'destroyed'])
  expect(all(stands(UNMARKED, 2))).toEqual(['stands', 'stands', 'last', null, null])
  expect(all(choose(UNMARKED, 'no_destruction'))).toEqual(['stands', 'stands', 'stands', 'stands', 'stands'])
  expect(all(choose(UNMARKED, 'cannot_tell'))).toEqual([null, null, null, null, null])
  expect(all(markOf({ last_standing: null, first_destroyed: null }, scenes))).toEqual(all(choose(UNMARKED, 'no_destruction')))
})
