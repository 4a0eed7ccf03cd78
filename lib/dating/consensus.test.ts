import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createConsensus } from './consensus'
import type { LoggedAnswer } from './ledger'
import { MODE_COUNT, MODES } from './priors'
import { anyLog, BUILDINGS, inGap, projectOf } from './project.fixture'

const project = projectOf()
const trained = projectOf({ training: [{ building: 'a', explanation: {} }] })
function held(log: readonly LoggedAnswer[], recompute = true, of = project) {
  const consensus = createConsensus(of, BUILDINGS)
  for (const answer of log) consensus.add(answer)
  if (recompute) consensus.recompute()
  return consensus
}
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)
/** Answers of volunteers v0, v1 … to one building. */
const toBuilding = (building: string, replies: LoggedAnswer['reply'][], seq = 0): LoggedAnswer[] => replies.map((reply, i) => ({ seq: seq + i, building, volunteer: `v${i}`, reply }))
const everywhere = (gap: number, volunteers: string[], source?: string): LoggedAnswer[] => BUILDINGS.flatMap((building, b) => volunteers.map((volunteer, i) => ({ seq: b * 1000 + i, building, volunteer, source, reply: inGap(gap) })))

describe('a consensus', () => {
  it('gives probabilities, an interval of at least the level, and never leaves the training’s gold', () => {
    fc.assert(fc.property(anyLog, log => {
      const consensus = held(log, true, trained)
      for (const d of consensus.all()) {
        expect(sum(d.posterior)).toBeCloseTo(1, 10)
        expect(Math.min(...d.posterior)).toBeGreaterThanOrEqual(0)
        expect(d.confidence).toBeGreaterThanOrEqual(project.rules.level - 1e-9)
        expect(sum(d.posterior.slice(d.interval.from, d.interval.to + 1))).toBeCloseTo(d.confidence, 10)
      }
      expect(consensus.dated('a').posterior[2]).toBeCloseTo(1, 12)
    }), { numRuns: 60 })
  })

  it('tells gold that is not of the training as any other building, and learns from it all the same', () => {
    const log = [...everywhere(4, ['v0', 'v1', 'v2', 'v3']), ...toBuilding('f', [inGap(4)], 9000)]
    const [a, b] = held(log).all()
    expect(a).toEqual({ ...b, building: 'a' })
    expect(held([]).dated('a')).toEqual({ ...held([]).dated('b'), building: 'a' })
    expect([a.gold, held(log, true, trained).dated('a').gold]).toEqual([false, true])
    // Who is wrong there counts for less everywhere.
    expect(held(log).dated('b').probability).toBeLessThan(held(log, true, projectOf({ gold: [] })).dated('b').probability)
  })

  it('counts the sources of answers, those that cannot date among them', () => {
    const crowd = Array.from({ length: 40 }, (_, i): LoggedAnswer => ({ seq: i, building: 'b', volunteer: `x${i}`, source: 's', reply: { kind: 'cannot_tell' } }))
    expect(held(crowd).dated('b')).toMatchObject({ answers: 0, other_answers: 40, heard: 0, sources: 1 })
    const more = held([...crowd, { seq: 50, building: 'b', volunteer: 'y', source: 's', reply: inGap(2) }, { seq: 51, building: 'b', volunteer: 'z', reply: inGap(2) }]).dated('b')
    expect(more).toMatchObject({ answers: 2, other_answers: 40, heard: 2, sources: 2 })
  })

  it('is the same to the last bit whatever the order of the log, and however often it was recomputed meanwhile', () => {
    fc.assert(fc.property(anyLog.chain(log => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length }), fc.nat(log.length))), ([log, shuffled, cut]) => {
      const straight = held(log)
      const other = createConsensus(project, BUILDINGS)
      shuffled.forEach((answer, i) => {
        if (i === cut) other.recompute()
        other.add(answer)
        other.dated(answer.building)
      })
      const learned = other.recompute()
      expect(other.all()).toEqual(straight.all())
      expect(learned).toEqual(straight.recompute())
    }), { numRuns: 40 })
  })

  it('dates a building at once as a recomputed one would by the same weights, without touching the others', () => {
    const log = [...everywhere(2, ['v0', 'v1', 'v2'])]
    const consensus = held(log)
    const others = consensus.all().filter(d => d.building !== 'c')
    const before = consensus.dated('c')
    expect(consensus.add({ seq: 9000, building: 'c', volunteer: 'new', reply: inGap(4) })).toBe(true)
    expect(consensus.pending()).toBe(1)
    expect(consensus.dated('c').answers).toBe(before.answers + 1)
    expect(consensus.dated('c').posterior[4]).toBeGreaterThan(before.posterior[4])
    expect(consensus.all().filter(d => d.building !== 'c')).toEqual(others)
    consensus.recompute()
    expect(consensus.pending()).toBe(0)
    expect(consensus.all()).toEqual(held([...log, { seq: 9000, building: 'c', volunteer: 'new', reply: inGap(4) }]).all())
  })

  it('keeps the latest answer of a volunteer to a building, whenever it comes in', () => {
    const consensus = held([{ seq: 5, building: 'b', volunteer: 'v', reply: inGap(3) }], false)
    expect(consensus.add({ seq: 4, building: 'b', volunteer: 'v', reply: inGap(1) })).toBe(false)
    expect(consensus.dated('b').gap).toBe(3)
    expect(consensus.add({ seq: 6, building: 'b', volunteer: 'v', reply: inGap(0) })).toBe(true)
    expect(consensus.dated('b')).toMatchObject({ gap: 0, answers: 1 })
  })

  it('shows a building without answers by the prior, and one with non-answers alone likewise', () => {
    const empty = held([], false).dated('b')
    expect(empty.answers).toBe(0)
    expect([...empty.posterior]).toEqual([0.05, ...[31, 28, 31, 30].map(days => expect.closeTo((0.75 * days) / 120, 10)), expect.closeTo(0.2, 10)])
    expect(empty).toMatchObject({ after: '2017-01-01', before: null, standing: 'perhaps', firm: false })
    const unseen = held(toBuilding('b', [{ kind: 'cannot_tell' }, { kind: 'image_unclear' }, { kind: 'image_unclear' }])).dated('b')
    unseen.posterior.forEach((p, g) => expect(p).toBeCloseTo(empty.posterior[g], 3))
    expect(unseen).toMatchObject({ answers: 0, other_answers: 3 })
  })

  it('narrows while answers agree', () => {
    let [last, width] = [0, 6]
    for (let n = 1; n <= 8; n++) {
      const d = held(toBuilding('b', Array.from({ length: n }, () => inGap(3))), false).dated('b')
      expect(d.posterior[3]).toBeGreaterThan(last)
      expect(d.interval.to - d.interval.from).toBeLessThan(width + 1);
      [last, width] = [d.posterior[3], d.interval.to - d.interval.from]
    }
    expect(width).toBe(0)
  })

  it('joins wide answers that overlap', () => {
    expect(held(toBuilding('b', [inGap(1, 2), inGap(2, 3), inGap(1, 2), inGap(2, 4)]), false).dated('b').gap).toBe(2)
  })

  it('is not moved by a hostile minority, whom gold gives away', () => {
    const honest = everywhere(2, ['h0', 'h1', 'h2', 'h3', 'h4', 'h5'])
    const hostile = everywhere(5, ['x0', 'x1', 'x2'])
    const [calm, attacked] = [held(honest), held([...honest, ...hostile], false)]
    const { modes } = attacked.recompute().weights
    for (const building of BUILDINGS) expect(attacked.dated(building).gap).toBe(calm.dated(building).gap)
    // In the order of their ids: h0 is the first, x0 the seventh.
    const of = (volunteer: number, mode: (typeof MODES)[number]) => modes[volunteer * MODE_COUNT + MODES.indexOf(mode)]
    expect(of(6, 'exact')).toBeLessThan(of(0, 'exact'))
    expect(of(6, 'random')).toBeGreaterThan(of(0, 'random'))
  })

  it('counts all answers of one source to a building as one', () => {
    const honest = toBuilding('b', [inGap(2), inGap(2), inGap(2)])
    const ids = (n: number, source: (i: number) => string): LoggedAnswer[] => Array.from({ length: n }, (_, i) => ({ seq: 100 + i, building: 'b', volunteer: `x${i}`, source: source(i), reply: inGap(5) }))
    const of = (log: LoggedAnswer[]) => held([...honest, ...log], false).dated('b').posterior
    const [one, many, sources] = [of(ids(1, () => 's')), of(ids(200, () => 's')), of(ids(200, i => `s${i}`))]
    many.forEach((p, g) => expect(p).toBeCloseTo(one[g], 9))
    expect(many[2]).toBeGreaterThan(0.8)
    expect(sources[5]).toBeGreaterThan(0.8)
  })

  it('calls firm what one more source cannot move', () => {
    const few = held(toBuilding('b', [inGap(3), inGap(3)]), false)
    expect(few.dated('b').firm).toBe(false)
    const many = held(toBuilding('b', Array.from({ length: 12 }, () => inGap(3))), false)
    const { firm, interval } = many.dated('b')
    expect(firm).toBe(true)
    many.add({ seq: 999, building: 'b', volunteer: 'x', reply: { kind: 'no_destruction' } })
    expect(many.dated('b').interval).toEqual(interval)
  })

  it('counts "partly" as a date and beside it', () => {
    expect(held(toBuilding('b', [inGap(3), { ...inGap(3), kind: 'partly' } as LoggedAnswer['reply']]), false).dated('b')).toMatchObject({ gap: 3, answers: 2, partly: 1 })
  })

  it('refuses what cannot be, with a sentence, and keeps what it held', () => {
    const consensus = held(toBuilding('b', [inGap(3)]), false)
    const before = consensus.all()
    expect(() => consensus.add({ seq: 9, building: 'z', volunteer: 'v', reply: inGap(1) })).toThrow('"z" is no building of this project.')
    expect(() => consensus.add({ seq: 9, building: 'b', volunteer: 'v', reply: { kind: 'destroyed', last_standing: 's9', first_destroyed: 's1' } })).toThrow('"s9" is no scene of this project. Scenes: s0, s1')
    expect(() => consensus.add({ seq: 9, building: 'b', volunteer: 'v', reply: { kind: 'destroyed', last_standing: 's3', first_destroyed: 's1' } })).toThrow('choose a later scene')
    expect(consensus.all()).toEqual(before)
  })
})
