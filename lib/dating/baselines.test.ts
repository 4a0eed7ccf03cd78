import { expect, it } from 'vitest'
import { majority, medianInterval, votes } from './baselines'
import { allSpans, frameOf, NON_ANSWER_CODES, spanNumber } from './gaps'
import { projectOf } from './project.fixture'

const frame = frameOf(projectOf())
const spans = allSpans(frame.gaps)
const counted = (...of: [number, number][]) => votes({
  buildings: 1, volunteers: 1, start: Int32Array.of(0, of.length + 1), volunteer: new Int32Array(of.length + 1), weight: new Float64Array(of.length + 1), gold: [undefined],
  outcome: Int16Array.from([...of.map(([from, to]) => spanNumber(frame.gaps, { from, to })), NON_ANSWER_CODES.cannot_tell]),
}, 0, spans, frame.gaps)

it('counts one vote an answer, a wide one in parts, and no non-answers', () => expect([...counted([1, 1], [1, 2], [3, 3])]).toEqual([0, 1.5, 0.5, 1, 0, 0]))
it('takes the most votes, of equals the earliest', () => {
  expect(majority(counted([3, 3], [3, 3], [1, 1]), frame)).toBe(3)
  expect(majority(counted([4, 4], [2, 2]), frame)).toBe(2)
})
it('gives the median gap with its interval', () => expect(medianInterval(counted([1, 1], [2, 2], [5, 5]), frame, 0.6)).toEqual({ from: 1, to: 2, median: 2 }))
it('falls back to the prior', () => {
  expect(majority(counted(), frame)).toBe(5)
  expect(medianInterval(counted(), frame, 0.9).median).toBe(3)
})
