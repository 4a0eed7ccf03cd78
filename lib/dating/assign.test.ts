import { describe, expect, it } from 'vitest'
import { datingRulesSchema } from '../model/dating'
import { choose, createChoices, isOpen, nextBuilding, stageOf, type Gathered, type Question } from './assign'

const rules = datingRulesSchema.parse({ answers_min: 3, answers_max: 6, reservation_minutes: 10 })
const none = datingRulesSchema.parse({ ...rules, gold_every: 0 })
const of = (answers: number, more: Partial<Gathered> = {}): Gathered => ({ heard: answers, sources: answers, firm: false, dispute: 0.5, ...more })
const nobody = new Set<number>()
const choicesOf = (dated: readonly Gathered[], never = nobody, gold = nobody) => {
  const choices = createChoices(dated.length)
  dated.forEach((d, b) => choose(choices, b, d, rules, { never: never.has(b), gold: gold.has(b) }))
  return choices
}
const nextOf = (dated: readonly Gathered[], more: Partial<Question> = {}) =>
  nextBuilding({ volunteer: 'v', given: 0, choices: choicesOf(dated), done: nobody, underWay: dated.map(() => 0), rules: none, secret: 7, ...more })
const next = nextOf

describe('the next building', () => {
  it('is the one with fewest answers, and with enough everywhere the most disputed', () => {
    expect(next([of(2), of(1), of(2, { dispute: 0.9 })])).toBe(1)
    expect(next([of(3, { dispute: 0.2 }), of(5, { dispute: 0.8 }), of(4)])).toBe(1)
    expect(next([of(5, { dispute: 1 }), of(2, { dispute: 0 })])).toBe(1)
  })
  it('is never one that the volunteer has done, nor one that nobody is given, and null when none is left', () => {
    const dated = [of(0), of(0), of(0)]
    const done = new Set<number>()
    const choices = choicesOf(dated, new Set([1]))
    for (let i = 0; i < 2; i++) done.add(next(dated, { done, choices }) as number)
    expect(done).toEqual(new Set([0, 2]))
    expect(next(dated, { done, choices })).toBeNull()
    expect([choices.open, [0, 1, 2].map(b => isOpen(choices, b))]).toEqual([2, [true, false, true]])
    expect(next([])).toBeNull()
  })
  it('counts what others have in hand for the order alone: nobody can keep a building from others by asking for it', () => {
    const dated = [of(0), of(1)]
    expect(next(dated, { underWay: [2, 0] })).toBe(1)
    expect(next(dated, { underWay: [0, 0] })).toBe(0)
    expect(next([of(3, { dispute: 0.9 }), of(3, { dispute: 0.1 })], { underWay: [3, 0] })).toBe(1)
    expect(next([of(5)], { underWay: [1] })).toBe(0)
    expect(next([of(0), of(5)], { underWay: [10_000, 10_000], done: new Set([1]) })).toBe(0)
  })
  it('is a gold one about one time in ten, at turns that another secret changes', () => {
    const dated = Array.from({ length: 21 }, () => of(0))
    const choices = choicesOf(dated, nobody, new Set(Array.from({ length: 20 }, (_, b) => b)))
    const next = (dated: readonly Gathered[], more: Partial<Question>) => nextOf(dated, { choices, ...more })
    const turns = (secret: number) => Array.from({ length: 4000 }, (_, given) => (next(dated, { given, rules, secret }) as number) < 20)
    const gold = turns(7)
    expect(gold.filter(Boolean).length).toBeGreaterThan(320)
    expect(gold.filter(Boolean).length).toBeLessThan(480)
    expect(turns(8)).not.toEqual(gold)
    expect(new Set(Array.from({ length: 400 }, (_, given) => next(dated, { given, rules, volunteer: `v${given}` }))).size).toBeGreaterThan(10)
  })
  it('among gold is the one with fewest answers as well, and none that has enough', () => {
    const dated = [of(2), of(1), of(4, { firm: true }), of(6), of(0)]
    const choices = choicesOf(dated, nobody, new Set([0, 1, 2, 3]))
    const turns = Array.from({ length: 400 }, (_, given) => nextOf(dated, { given, rules, choices }))
    expect(new Set(turns)).toEqual(new Set([1, 4]))
    expect([choices.open, isOpen(choices, 2), isOpen(choices, 3)]).toEqual([3, false, false])
  })
  it('spreads equals over volunteers, each as often as the next', () => {
    const dated = Array.from({ length: 50 }, () => of(0))
    const times = new Int32Array(50)
    for (let v = 0; v < 5000; v++) times[next(dated, { volunteer: `v${v}` }) as number]++
    expect(Math.min(...times)).toBeGreaterThan(60)
    expect(Math.max(...times)).toBeLessThan(150)
  })
})

describe('a building', () => {
  it('is settled when firm with enough sources, for review at the ceiling', () => {
    expect(stageOf(of(2, { firm: true }), rules)).toBe('open')
    expect(stageOf(of(3, { firm: true }), rules)).toBe('settled')
    expect(stageOf(of(5), rules)).toBe('open')
    expect(stageOf(of(4, { sources: 6 }), rules)).toBe('review')
    expect(stageOf(of(2, { sources: 5, firm: true }), rules)).toBe('open')
  })
})
