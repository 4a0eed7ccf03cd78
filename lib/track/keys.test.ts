import { describe, expect, it } from 'vitest'
import { actionOf, LETTERS } from './keys'

const key = (name: string, more: object = {}) => ({ key: name, code: /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : /^\d$/.test(name) ? `Digit${name}` : name, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more })
const on = { rtl: false, letters: true }

describe('keys', () => {
  it('step with the writing', () => {
    expect([actionOf(key('ArrowRight'), on), actionOf(key('ArrowLeft'), on)]).toEqual([{ do: 'step', by: 1 }, { do: 'step', by: -1 }])
    expect([actionOf(key('ArrowRight'), { ...on, rtl: true }), actionOf(key('ArrowLeft'), { ...on, rtl: true })]).toEqual([{ do: 'step', by: -1 }, { do: 'step', by: 1 }])
    expect(actionOf(key('ArrowRight', { shiftKey: true }), { ...on, rtl: true })).toEqual({ do: 'pan', x: 1, y: 0 })
  })
  it('name a scene by its digit', () => {
    expect([actionOf(key('1'), on), actionOf(key('0'), on), actionOf(key('٣', { code: 'Digit3' }), on), actionOf(key('7', { code: 'Numpad7' }), on)]).toEqual([0, 9, 2, 6].map(scene => ({ do: 'scene', scene })))
  })
  it('mark and answer, the same on an Arabic keyboard and one with other places', () => {
    for (const [letter, action] of Object.entries(LETTERS)) expect(actionOf(key(letter), on)).toEqual({ do: action })
    expect(actionOf(key('س', { code: 'KeyS' }), on)).toEqual({ do: 'stands' })
    expect(actionOf(key('d', { code: 'KeyH' }), on)).toEqual({ do: 'destroyed' })
    expect([actionOf(key('Enter'), on), actionOf(key('?', { code: 'Slash', shiftKey: true }), on)]).toEqual([{ do: 'send' }, { do: 'help' }])
  })
  it('of single characters do nothing once they are turned off; the others still do', () => {
    const off = { rtl: false, letters: false }
    for (const name of [...Object.keys(LETTERS), '1', '0', '?', '+', '-', '=']) expect([name, actionOf(key(name), off)]).toEqual([name, null])
    for (const name of ['ArrowRight', 'Home', 'End', 'Enter', 'PageUp']) expect(actionOf(key(name), off)).not.toBeNull()
  })
  it('leave to the browser what is its own', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) for (const name of ['s', 'ArrowRight', 'Enter', '1']) expect(actionOf(key(name, more), on)).toBeNull()
    expect([actionOf(key('S', { shiftKey: true }), on), actionOf(key('Tab'), on), actionOf(key('Shift'), on), actionOf(key('ArrowUp'), on), actionOf(key('constructor'), on)]).toEqual([null, null, null, null, null])
  })
})
