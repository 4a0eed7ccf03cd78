import { describe, expect, it } from 'vitest'
import { dampSources, hushLoudest, type AnswerColumns } from './columns'
import { NON_ANSWER_CODES } from './gaps'
import { FEW_SOURCES } from './priors'

/** `each[b]` lists the sources that date building b; the first `gold` buildings are gold. */
function columnsOf(each: number[][], gold: number): { columns: AnswerColumns; source: number[] } {
  const source = each.flat()
  const start = Int32Array.from([0, ...each.map((_, b) => each.slice(0, b + 1).flat().length)])
  return { source, columns: { buildings: each.length, volunteers: 1, start, volunteer: new Int32Array(source.length), outcome: new Int16Array(source.length), weight: new Float64Array(source.length).fill(1), gold: each.map((_, b) => (b < gold ? { from: 1, to: 1 } : undefined)) } }
}
const crowd = Array.from({ length: FEW_SOURCES }, (_, s) => s)
const weights = (each: number[][], gold: number) => {
  const { columns, source } = columnsOf(each, gold)
  hushLoudest(columns, source)
  return source.map((of, i) => `${of}: ${columns.weight[i]}`)
}

it('the answers of one source to a building weigh 1 together, and so do those that date nothing', () => {
  const { cannot_tell, image_unclear } = NON_ANSWER_CODES
  const weight = new Float64Array(7)
  dampSources([3, 4, cannot_tell, image_unclear, 5, cannot_tell, 3], [0, 0, 0, 0, 1, 2, 9], 0, 6, weight)
  expect([...weight]).toEqual([0.5, 0.5, 0.5, 0.5, 1, 1, 0])
})

describe('the loudest source', () => {
  it('is not heard where gold teaches, and heard elsewhere', () => {
    expect(weights([[3, 1], [3], [3, 2], crowd], 3).slice(0, 5)).toEqual(['3: 1', '1: 1', '3: 1', '3: 1', '2: 1'])
    const said = weights([crowd, [3, 3], [3, 2]], 2)
    expect(said.filter(of => of.startsWith('3'))).toEqual(['3: 0', '3: 0', '3: 0', '3: 1'])
    expect(said.filter(of => !of.startsWith('3')).every(of => of.endsWith(': 1'))).toBe(true)
  })
  it('of equals is the first in the columns', () => {
    expect(weights([[...crowd].reverse()], 1).indexOf(`${FEW_SOURCES - 1}: 0`)).toBe(0)
  })
  it('is heard where few have answered gold: one of few is not to be lost', () => {
    expect(weights([crowd.slice(1), [1, 1]], 2).every(of => of.endsWith(': 1'))).toBe(true)
  })
})
