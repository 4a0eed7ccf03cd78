import { expect, it } from 'vitest'
import { rangeOf } from './range'

const of = (header: string | null, ifRange: string | null = null) => rangeOf(header, 10, { etag: '"a"', ifRange })

it.each([
  ['bytes=0-3', { from: 0, to: 3 }], ['bytes=4-', { from: 4, to: 9 }], ['bytes=-3', { from: 7, to: 9 }], ['bytes=0-99', { from: 0, to: 9 }], ['bytes=-99', { from: 0, to: 9 }],
  ['bytes=10-', 'beyond'], ['bytes=-0', 'beyond'], ['bytes=5-2', null], ['bytes=0-1,4-5', null], ['bytes=-', null], ['items=0-1', null], [null, null],
] as const)('%s of ten bytes', (header, range) => expect(of(header)).toEqual(range))

it('a part of other bytes than the reader holds is not given', () => {
  expect([of('bytes=0-3', '"a"'), of('bytes=0-3', '"b"')]).toEqual([{ from: 0, to: 3 }, null])
})
