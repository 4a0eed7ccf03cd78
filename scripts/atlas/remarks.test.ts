import { expect, it } from 'vitest'
import { createRemarks } from './remarks'

it('holds the flags and notes of a building; what a volunteer takes back by a later answer is gone', () => {
  const remarks = createRemarks()
  for (const [volunteer, flag, note] of [['v1', true, null], ['v2', true, 'A crane'], ['v3', false, 'Shadow'], ['v2', false, null], ['v4', false, null]] as const) remarks.take({ building: 'b1', volunteer, flag, note })
  expect([remarks.flags('b1'), remarks.notes('b1')]).toEqual([1, ['Shadow']])
  expect([remarks.flags('b2'), remarks.notes('b2')]).toEqual([0, []])
})

it('shows a note on one line, with nothing in it that a terminal obeys', () => {
  const remarks = createRemarks()
  const said = 'one\r\n\u001b[2Jtwo\u009b1m\u202e سقف\u2028three \u0007'
  remarks.take({ building: 'b1', volunteer: 'v1', flag: false, note: said })
  remarks.take({ building: 'b1', volunteer: 'v2', flag: false, note: '\u0007\n' })
  expect(remarks.notes('b1')).toEqual(['one [2Jtwo 1m سقف three'])
})
