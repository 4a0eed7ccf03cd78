import { expect, it } from 'vitest'
import { rangeOf } from './range'

it.each([
  ['bytes=0-3', { from: 0, to: 3 }], ['bytes=4-', { from: 4, to: 9 }], ['bytes=-3', { from: 7, to: 9 }], ['bytes=0-99', { from: 0, to: 9 }], ['bytes=-99', { from: 0, to: 9 }],
  ['bytes=10-', 'beyond'], ['bytes=5-2', null], ['bytes=0-1,4-5', null], ['bytes=-', null], ['items=0-1', null], [null, null],
] as const)('%s of ten bytes', (header, range) => expect(rangeOf(header, 10)).toEqual(range))
