import { gzipSync } from 'node:zlib'
import { tableToIPC, tableFromArrays } from '@uwdata/flechette'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSlice, encodeSlice } from './codec'
import { records, sliceOfRecords } from './records.fixture'
import { seededSlice } from './seed'

describe('slices on the wire', () => {
  it('come back as they went, column by column', () => {
    fc.assert(fc.property(records, list => {
      const slice = sliceOfRecords(list)
      expect(decodeSlice(encodeSlice(slice))).toEqual(slice)
    }), { numRuns: 60 })
    const big = seededSlice(5000)
    expect(decodeSlice(encodeSlice(big))).toEqual(big)
  })

  it('keep numbers past 16 bits, and masks of 32 codes', () => {
    const slice = seededSlice(3, 2)
    slice.columns.killedMax[1] = 4_000_000_000
    slice.columns.masks[0][2] = 0x80000001
    expect(decodeSlice(encodeSlice(slice))).toEqual(slice)
  })

  it('are small: 129 records in well under 20 kB', () => {
    expect(gzipSync(encodeSlice(seededSlice(129))).length).toBeLessThan(10_000)
  })

  it('say what is wrong with bytes that are none', () => {
    expect(() => decodeSlice(tableToIPC(tableFromArrays({ a: [1] }), {}) as Uint8Array)).toThrow(/no "atlas" metadata/)
    expect(() => decodeSlice(new Uint8Array([1, 2, 3]))).toThrow()
  })
})
