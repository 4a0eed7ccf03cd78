// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { leave, pressCounter } from './leave'

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

it('has the page out of sight, untitled, without a referrer and forgotten before it asks anything of the network', () => {
  document.title = 'An incident'
  localStorage.setItem('kept', '1')
  sessionStorage.setItem('kept', '1')
  const replaced = vi.spyOn(window.location, 'replace').mockImplementation(() => {
    expect(document.documentElement.style.display).toBe('none')
    expect(document.title).not.toContain('incident')
    expect(document.querySelector('meta[name=referrer]')?.getAttribute('content')).toBe('no-referrer')
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
  })
  leave('/exit')
  expect(replaced.mock.calls).toEqual([['/exit']])
})
