import { expect, it } from 'vitest'
import { newVolunteer, rhythmOf, SKIPPED, takeReply } from './volunteers'

it('counts buildings, not messages, and days in a row up to today or yesterday', () => {
  const v = newVolunteer()
  takeReply(v, 0, 3, 100)
  takeReply(v, 1, SKIPPED, 100)
  takeReply(v, 0, 4, 100)
  expect([v.answers, v.skipped, rhythmOf(v, 100)]).toEqual([1, 1, { streak: 1, today: 1 }])
  takeReply(v, 1, 2, 101)
  takeReply(v, 2, -1, 101)
  expect([v.answers, v.skipped, rhythmOf(v, 101)]).toEqual([3, 0, { streak: 2, today: 2 }])
  expect([rhythmOf(v, 102), rhythmOf(v, 103)]).toEqual([{ streak: 2, today: 0 }, { streak: 0, today: 0 }])
  takeReply(v, 2, SKIPPED, 102)
  expect([v.answers, v.skipped, rhythmOf(v, 102)]).toEqual([2, 1, { streak: 2, today: 0 }])
  takeReply(v, 3, 0, 104)
  expect(rhythmOf(v, 104)).toEqual({ streak: 1, today: 1 })
})
