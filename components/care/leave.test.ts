import { expect, it } from 'vitest'
import { pressCounter } from './leave'

const shift = { key: 'Shift', shiftKey: true }

it('asks for Shift three times within five seconds', () => {
  let now = 0
  const { down, up } = pressCounter(() => now)
  const press = () => (down(shift), up(shift))
  expect([press(), press(), press()]).toEqual([2, 1, 0])
  now = 10_000
  expect(press()).toBe(2)
  now = 16_000
  expect(press()).toBe(2)
})

it('does not count Shift that something was typed with', () => {
  const { down, up } = pressCounter(() => 0)
  const tabBack = () => (down(shift), down({ key: 'Tab', shiftKey: true }), up({ key: 'Tab' }), up(shift))
  expect([tabBack(), tabBack(), tabBack()]).toEqual([null, null, null])
  down(shift)
  expect(up(shift)).toBe(2)
  // A letter in between begins the count anew.
  down({ key: 'a', shiftKey: false })
  down(shift)
  expect(up(shift)).toBe(2)
})
