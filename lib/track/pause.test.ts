import { expect, it } from 'vitest'
import { answered, isDue, type Sitting } from './pause'

const T0 = Date.UTC(2026, 0, 1, 9)
/** Answers so many seconds apart until a break is due, at most so many. */
function until(seconds: number, most: number): { answers: number; minutes: number } | null {
  let sitting: Sitting | null = null
  for (let i = 0; i < most; i++) {
    sitting = answered(sitting, T0 + i * seconds * 1000)
    if (isDue(sitting)) return { answers: i + 1, minutes: (i * seconds) / 60 }
  }
  return null
}

it('is suggested after sixty answers or twenty minutes, whichever comes first', () => {
  expect(until(10, 200)).toEqual({ answers: 60, minutes: 59 / 6 })
  expect(until(60, 200)).toEqual({ answers: 21, minutes: 20 })
})

it('is not suggested to who takes breaks, or has just begun', () => {
  expect(until(11 * 60, 200)).toBeNull()
  expect(isDue(answered(null, T0))).toBe(false)
  const sitting: Sitting = { since: T0, last: T0 + 60_000, answers: 59 }
  expect(isDue(answered(sitting, T0 + 120_000))).toBe(true)
  expect(answered(sitting, T0 + 12 * 60_000)).toMatchObject({ answers: 1 })
  // A clock that was put back begins anew.
  expect(answered(sitting, T0 - 1)).toEqual({ since: T0 - 1, last: T0 - 1, answers: 1 })
})
