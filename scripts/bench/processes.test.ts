import { expect, it } from 'vitest'
import { ticksIn } from './processes'

it('adds user and system time, whatever stands in the name', () => {
  expect(ticksIn('42 (a) b (c)) S 1 42 42 0 -1 4194560 500 0 0 0 120 34 0 0 20 0 9 0 100 1 2')).toBe(154)
  expect(ticksIn('')).toBe(0)
})
