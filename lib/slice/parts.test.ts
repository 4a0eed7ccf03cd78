import { expect, it } from 'vitest'
import { decodeRanks, encodeRanks, NO_RANK, rankOf } from './ranks'
import { decodeParts, encodeParts } from './parts'
import { seededSlice } from './seed'

it('a slice in parts is the slice again', async () => {
  const slice = seededSlice(1200, 9)
  const parts = [...encodeParts(slice, 1000)]
  expect(parts.length).toBe(2)
  const again = await decodeParts(parts, slice.columns.length)
  expect(again.meta).toEqual(slice.meta)
  for (const name of ['start', 'end', 'lon', 'killedMax', 'flags', 'radius'] as const) expect(again.columns[name]).toEqual(slice.columns[name])
  expect(again.columns.masks).toEqual(slice.columns.masks)
  expect(again.columns.id).toEqual(slice.columns.id)
  await expect(decodeParts(parts.slice(1), slice.columns.length)).rejects.toThrow(/incomplete: its parts hold 200 of 1200/)
})

it('ranks are dense, in order, and the same after the wire', () => {
  const title = rankOf(['b', null, 'a', 'b', 'ä'])
  expect([...title]).toEqual([1, NO_RANK, 0, 1, 2])
  const killed = rankOf<number>([10, 9, null, 100, 9], (a, b) => a - b)
  expect([...killed]).toEqual([1, 0, NO_RANK, 2, 0])
  expect(decodeRanks(encodeRanks({ title, place: title, killed, injured: killed }))).toEqual({ title, place: title, killed, injured: killed })
})
