import { describe, expect, it } from 'vitest'
import { datingRulesSchema } from '../model/dating'
import { nextBuilding, stageOf, type Question, type Reservation } from './assign'

const rules = datingRulesSchema.parse({ answers_min: 3, answers_max: 6, reservation_minutes: 10 })
const none = datingRulesSchema.parse({ ...rules, gold_every: 0 })
const of = (building: string, answers: number, more: Partial<Question['dated'][number]> = {}) => ({ building, answers, other_answers: 0, firm: false, gold: false, dispute: 0.5, ...more })
const ask = (more: Partial<Question>): Question => ({ volunteer: 'v', given: 0, dated: [], done: new Set(), reservations: [], now: 1_000_000, rules: none, secret: 7, ...more })
const next = (more: Partial<Question>) => nextBuilding(ask(more))?.building

describe('the next building', () => {
  it('is the one with fewest answers, and with enough everywhere the most disputed', () => {
    expect(next({ dated: [of('a', 2), of('b', 1), of('c', 2, { dispute: 0.9 })] })).toBe('b')
    expect(next({ dated: [of('a', 3, { dispute: 0.2 }), of('b', 5, { dispute: 0.8 }), of('c', 4)] })).toBe('b')
    expect(next({ dated: [of('a', 5, { dispute: 1 }), of('b', 2, { dispute: 0 })] })).toBe('b')
  })
  it('is never one that the volunteer has done, and null when none is left', () => {
    const dated = [of('a', 0), of('b', 0)]
    const done = new Set<string>()
    for (let i = 0; i < 2; i++) done.add(next({ dated, done }) as string)
    expect(done).toEqual(new Set(['a', 'b']))
    expect(nextBuilding(ask({ dated, done }))).toBeNull()
  })
  it('counts what others have reserved until it expires', () => {
    const dated = [of('a', 0), of('b', 1)]
    const reservations: Reservation[] = ['x', 'y'].map(volunteer => ({ building: 'a', volunteer, expires: 1_000_001 }))
    expect(next({ dated, reservations })).toBe('b')
    expect(next({ dated, reservations, now: 1_000_001 })).toBe('a')
  })
  it('comes back as reserved, for as long as it is, and with a new time after that', () => {
    const dated = [of('a', 5), of('b', 0)]
    const own = { building: 'a', volunteer: 'v', expires: 1_000_500 }
    expect(nextBuilding(ask({ dated, reservations: [own] }))).toEqual(own)
    expect(nextBuilding(ask({ dated, reservations: [own], now: 1_000_600 }))).toEqual({ building: 'b', volunteer: 'v', expires: 1_000_600 + 600_000 })
    expect(next({ dated, reservations: [own], done: new Set(['a']) })).toBe('b')
  })
  it('gives no more than the ceiling allows, those under way counted', () => {
    const reservations = [{ building: 'a', volunteer: 'x', expires: 2_000_000 }]
    expect(next({ dated: [of('a', 5)], reservations })).toBeUndefined()
  })
  it('is a gold one about one time in ten, at turns that another secret changes', () => {
    const dated = [...Array.from({ length: 20 }, (_, i) => of(`g${i}`, 900, { gold: true, firm: true })), of('b', 0)]
    const turns = (secret: number) => Array.from({ length: 4000 }, (_, given) => next({ dated, given, rules, secret })?.startsWith('g'))
    const gold = turns(7)
    expect(gold.filter(Boolean).length).toBeGreaterThan(320)
    expect(gold.filter(Boolean).length).toBeLessThan(480)
    expect(turns(8)).not.toEqual(gold)
    expect(new Set(Array.from({ length: 400 }, (_, given) => next({ dated, given, rules, volunteer: `v${given}` }))).size).toBeGreaterThan(10)
  })
  it('spreads equals over volunteers', () => {
    const dated = Array.from({ length: 50 }, (_, i) => of(`b${i}`, 0))
    expect(new Set(Array.from({ length: 100 }, (_, v) => next({ dated, volunteer: `v${v}` }))).size).toBeGreaterThan(30)
  })
})

describe('a building', () => {
  it('is settled when firm with enough answers, for review at the ceiling, and gold never done', () => {
    expect(stageOf(of('a', 2, { firm: true }), rules)).toBe('open')
    expect(stageOf(of('a', 3, { firm: true }), rules)).toBe('settled')
    expect(stageOf(of('a', 5), rules)).toBe('open')
    expect(stageOf(of('a', 4, { other_answers: 2 }), rules)).toBe('review')
    expect(stageOf(of('a', 60, { gold: true, firm: true }), rules)).toBe('open')
  })
})
