import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay } from '../time/day'
import { Cql2Error } from './error'
import { LONGEST_FILTER } from './lexer'
import { parseCql2 } from './parse'

const property = (name: string, at: number, fold = {}) => ({ name, at, case: false, accent: false, ...fold })
const day = (text: string) => parseDay(text)

describe('parseCql2 reads', () => {
  it.each([
    ["grading = 'confirmed'", { op: 'compare', how: '=', property: property('grading', 0), value: { kind: 'text', value: 'confirmed', at: 10 } }],
    ['killed_min >= 10', { op: 'compare', how: '>=', property: property('killed_min', 0), value: { kind: 'number', value: 10, at: 14 } }],
    ['10 <= killed_min', { op: 'compare', how: '>=', property: property('killed_min', 6), value: { kind: 'number', value: 10, at: 0 } }],
    ['killed_min <> -1.5e1', { op: 'compare', how: '<>', property: property('killed_min', 0), value: { kind: 'number', value: -15, at: 14 } }],
    ["date_start < DATE('2020-01-29')", { op: 'compare', how: '<', property: property('date_start', 0), value: { kind: 'day', value: day('2020-01-29'), at: 13 } }],
    ["date_start > timestamp('2020-01-29T23:30:00Z')", { op: 'compare', how: '>', property: property('date_start', 0), value: { kind: 'day', value: day('2020-01-29'), at: 13 } }],
    ['counts_in_totals', { op: 'is', property: property('counts_in_totals', 0) }],
    ['counts_in_totals = FALSE', { op: 'compare', how: '=', property: property('counts_in_totals', 0), value: { kind: 'boolean', value: false, at: 19 } }],
    ['TRUE', { op: 'literal', value: true }],
    ["title_en LIKE '%it''s%'", { op: 'like', property: property('title_en', 0), pattern: "%it's%" }],
    ["title_en like '100\\%'", { op: 'like', property: property('title_en', 0), pattern: '100\\%' }],
    ["title_en NOT LIKE 'a'", { op: 'not', part: { op: 'like', property: property('title_en', 0), pattern: 'a' } }],
    ["casei(title_en) LIKE casei('ÉCOLE%')", { op: 'like', property: property('title_en', 6, { case: true }), pattern: 'école%' }],
    ["ACCENTI(CASEI(title_en)) = ACCENTI(CASEI('ÉCOLE'))", { op: 'compare', how: '=', property: property('title_en', 14, { case: true, accent: true }), value: { kind: 'text', value: 'ecole', at: 41 } }],
    ["target IN ('medical', 'education')", { op: 'in', property: property('target', 0), values: [{ kind: 'text', value: 'medical', at: 11 }, { kind: 'text', value: 'education', at: 22 }] }],
    ['killed_min BETWEEN 1 AND 5', { op: 'between', property: property('killed_min', 0), low: { kind: 'number', value: 1, at: 19 }, high: { kind: 'number', value: 5, at: 25 } }],
    ['geometry IS NULL', { op: 'null', property: property('geometry', 0) }],
    ['"date_end" Is Not Null', { op: 'not', part: { op: 'null', property: property('date_end', 0) } }],
    ['S_INTERSECTS(geometry, POINT(36.6 35.9))', { op: 's_intersects', property: property('geometry', 13), shape: { kind: 'points', points: [[36.6, 35.9]] } }],
    ['s_intersects(BBOX(170,-10,-170,10),geometry)', { op: 's_intersects', property: property('geometry', 35), shape: { kind: 'box', bounds: [170, -10, -170, 10] } }],
    ['S_INTERSECTS(geometry, ENVELOPE(36,35,0,37,36,100))', { op: 's_intersects', property: property('geometry', 13), shape: { kind: 'box', bounds: [36, 35, 37, 36] } }],
    ['S_INTERSECTS(geometry, POLYGON((0 0,1 0,1 1,0 0)))', { op: 's_intersects', property: property('geometry', 13), shape: { kind: 'polygons', polygons: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] } }],
    ['S_INTERSECTS(geometry, MULTIPOLYGON(((0 0 5,1 0 5,1 1 5,0 0 5))))', { op: 's_intersects', property: property('geometry', 13), shape: { kind: 'polygons', polygons: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] } }],
    ['S_INTERSECTS(geometry, MULTIPOINT((1 2),(3 4)))', { op: 's_intersects', property: property('geometry', 13), shape: { kind: 'points', points: [[1, 2], [3, 4]] } }],
    ["T_INTERSECTS(date, INTERVAL('2020-01-01', '..'))", { op: 't_intersects', property: property('date', 13), from: day('2020-01-01'), to: null }],
    ["T_INTERSECTS(DATE('2020-01-01'), date)", { op: 't_intersects', property: property('date', 33), from: day('2020-01-01'), to: day('2020-01-01') }],
    ["T_INTERSECTS(INTERVAL(date_start, date_end), INTERVAL('..', '2020-03-31T10:00:00Z'))", { op: 't_intersects', property: property('date', 22), from: null, to: day('2020-03-31') }],
  ])('%s', (filter, expected) => expect(parseCql2(filter)).toEqual(expected))

  it('AND before OR, NOT before both', () => {
    const is = (name: string, at: number) => ({ op: 'is', property: property(name, at) })
    expect(parseCql2('a OR b AND NOT c')).toEqual({ op: 'or', parts: [is('a', 0), { op: 'and', parts: [is('b', 5), { op: 'not', part: is('c', 15) }] }] })
    expect(parseCql2('(a OR b) and c')).toEqual({ op: 'and', parts: [{ op: 'or', parts: [is('a', 1), is('b', 6)] }, is('c', 13)] })
  })
})

describe('parseCql2 refuses, and says where and what was expected:', () => {
  it.each([
    ['', "character 1: the filter ends; expected a condition"],
    ["title_en LIEK '%x%'", 'character 10: "LIEK" stands there; expected =, <>, <, <=, >, >=, IN, BETWEEN, LIKE or IS NULL.'],
    ["grading = 'confirmed", "character 11: ' opens a text that does not end"],
    ['grading = confirmed', 'character 11: "confirmed" stands there; expected a value'],
    ["grading = 'a' kind = 'b'", 'character 15: "kind" stands there; expected AND, OR or the end of the filter.'],
    ['(killed_min > 1', 'character 16: the filter ends; expected ")".'],
    ['killed_min > ', 'character 14: the filter ends; expected a property.'],
    ['1 = 1', 'character 1: two values are compared with each other; expected a property on one side.'],
    ['killed_min # 1', 'character 12: "#" is no sign of CQL2'],
    ['area(geometry) > 1', 'character 1: "area" stands there; expected a property, or one of S_INTERSECTS'],
    ['S_INTERSECTS(geometry, LINESTRING(0 0,1 1))', 'character 24: "LINESTRING" stands there; expected POINT, MULTIPOINT, POLYGON'],
    ['S_INTERSECTS(geometry, POLYGON((0 0,1 0,1 1)))', 'character 32: a ring of 3 positions is not closed'],
    ['S_INTERSECTS(geometry, POINT(36.6 95))', 'character 30: 36.6 95 is no position; expected longitude'],
    ["T_INTERSECTS(date, INTERVAL('2020-02-01','2020-01-01'))", 'character 20: the interval ends before it begins'],
    ["T_INTERSECTS(date, DATE('2020-02-31'))", "character 25: '2020-02-31' stands there; expected a day"],
    ['a IN ()', 'character 7: ")" stands there; expected a property'],
    [`${'('.repeat(70)}a${')'.repeat(70)}`, 'parentheses and NOT are nested 61 deep; expected at most 60'],
    ['a AND '.repeat(1000) + 'a', `the filter is 6001 characters long; expected at most ${LONGEST_FILTER}`],
  ])('%s', (filter, sentence) => {
    expect(() => parseCql2(filter)).toThrow(Cql2Error)
    expect(() => parseCql2(filter)).toThrow(sentence)
  })
})

describe('parseCql2 whatever it is given', () => {
  const words = fc.constantFrom('AND', 'or', 'NOT', '(', ')', ',', '=', '<>', '<', '>=', 'IN', 'BETWEEN', 'LIKE', 'IS', 'NULL', 'title_en', '"q"', "'text'", "'%'", '1', '-2.5', 'TRUE', 'DATE(', "'2020-01-01'", 'INTERVAL(', 'S_INTERSECTS(', 'T_INTERSECTS(', 'POINT(', 'POLYGON((', 'BBOX(', 'CASEI(', '\\', "'", '"', 'é', '\u0000')
  it('gives an expression or a sentence, and never anything else', () => fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 40 }), fc.array(words, { maxLength: 14 }).map(list => list.join(' ')), fc.array(words, { maxLength: 14 }).map(list => list.join(''))), filter => {
    try {
      expect(parseCql2(filter)).toHaveProperty('op')
    } catch (error) {
      expect(error).toBeInstanceOf(Cql2Error)
      expect((error as Cql2Error).message).toMatch(/^filter is not understood at character \d+: .+; expected .+\.$/su)
      expect((error as Cql2Error).at).toBeLessThanOrEqual(filter.length)
    }
  }), { numRuns: 3000, seed: 5 }))
})
