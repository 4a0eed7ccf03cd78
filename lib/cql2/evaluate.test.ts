import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ordsOf } from '../text/ord-set'
import { parseDay } from '../time/day'
import { evaluateCql2 } from './evaluate'
import { parseCql2 } from './parse'
import type { Column, Source } from './source'
import { decide, NO, UNKNOWN, YES } from './truth'

const NONE = 0x7fffffff
const CODES = ['medical', 'education', 'camp']
interface Row { n: number | null; day: string | null; until: string | null; grading: number | null; targets: number; counts: boolean; title: string | null; at: [number, number] | null }

function sourceOf(rows: Row[]): Source {
  const days = (name: 'day' | 'until') => rows.map(r => (r[name] === null ? NONE : (parseDay(r[name]) as number)))
  const columns: Record<string, Column> = {
    n: { kind: 'number', values: rows.map(r => r.n ?? -1), none: -1 },
    day: { kind: 'day', values: days('day'), none: NONE },
    date: { kind: 'interval', start: days('day'), end: days('until'), none: NONE },
    grading: { kind: 'code', values: rows.map(r => r.grading ?? 255), codes: CODES, none: 255 },
    target: { kind: 'codes', masks: rows.map(r => r.targets), codes: CODES },
    counts: { kind: 'boolean', values: rows.map(r => Number(r.counts)) },
    title: { kind: 'text', scan: async test => decide(rows.length, i => (rows[i].title === null ? UNKNOWN : test(rows[i].title as string) ? YES : NO)) },
    geometry: { kind: 'point', lon: rows.map(r => r.at?.[0] ?? NaN), lat: rows.map(r => r.at?.[1] ?? NaN) },
  }
  return { rows: rows.length, names: Object.keys(columns), column: name => columns[name] }
}

const row = (more: Partial<Row> = {}): Row => ({ n: 5, day: '2020-01-10', until: '2020-01-20', grading: 0, targets: 1, counts: true, title: 'A school in Ariha', at: [36.6, 35.8], ...more })
const ROWS = [
  row(), row({ n: null, targets: 3, grading: 1, title: 'École' }), row({ n: 12, day: '2019-05-01', until: '2019-05-31', targets: 4, counts: false, at: [179.5, 0] }),
  row({ day: null, until: null, targets: 0, grading: null, title: null, at: null, n: 0 }),
]
const found = async (filter: string, rows = ROWS) => [...ordsOf(await evaluateCql2(parseCql2(filter), sourceOf(rows)))]

describe('evaluateCql2 finds', () => {
  it.each([
    ['n = 5', [0]], ['n <> 5', [2, 3]], ['NOT n = 5', [2, 3]], ['n < 5', [3]], ['n <= 5', [0, 3]], ['n > 5', [2]], ['5 >= n', [0, 3]], ['n IN (0, 12)', [2, 3]], ['n BETWEEN 1 AND 5', [0]], ['n NOT BETWEEN 1 AND 5', [2, 3]],
    ['n IS NULL', [1]], ['n IS NOT NULL', [0, 2, 3]], ['n = 5 OR n IS NULL', [0, 1]], ['NOT (n = 5 OR n IS NULL)', [2, 3]], ['n = 5 AND TRUE', [0]], ['FALSE', []], ['TRUE', [0, 1, 2, 3]],
    // What is unknown is neither: not even with its opposite.
    ['n = 5 OR NOT n = 5', [0, 2, 3]], ['n = 99 AND title IS NULL', []],
    ["day = DATE('2020-01-10')", [0, 1]], ["day < DATE('2020-01-01')", [2]], ["day >= '2020-01-01'", [0, 1]], ["day BETWEEN DATE('2019-01-01') AND DATE('2019-12-31')", [2]],
    ["T_INTERSECTS(date, INTERVAL('2020-01-20','2020-02-01'))", [0, 1]], ["T_INTERSECTS(date, DATE('2019-05-31'))", [2]], ["T_INTERSECTS(date, INTERVAL('..','..'))", [0, 1, 2]], ["T_INTERSECTS(day, INTERVAL('2020-01-11','..'))", []], ['date IS NULL', [3]],
    ["target = 'medical'", [0, 1]], ["target <> 'medical'", [2]], ["NOT target = 'medical'", [2]], ["target IN ('education', 'camp')", [1, 2]], ["target NOT IN ('education')", [0, 2]], ["target LIKE 'm%'", [0, 1]], ['target IS NULL', [3]],
    ["grading = 'education'", [1]], ["grading <> 'education'", [0, 2]], ["CASEI(grading) = CASEI('EDUCATION')", [1]],
    ['counts', [0, 1, 3]], ['NOT counts', [2]], ['counts = TRUE', [0, 1, 3]],
    ["title LIKE '%school%'", [0, 2]], ["title LIKE '%SCHOOL%'", []], ["CASEI(title) LIKE CASEI('%SCHOOL%')", [0, 2]], ["title NOT LIKE '%school%'", [1]], ["ACCENTI(title) = ACCENTI('Ecole')", [1]], ["title = 'École'", [1]], ['title IS NULL', [3]], ["title < 'B'", [0, 2]],
    ['S_INTERSECTS(geometry, BBOX(36,35,37,36))', [0, 1]], ['S_INTERSECTS(geometry, BBOX(170,-5,-170,5))', [2]], ['NOT S_INTERSECTS(geometry, BBOX(36,35,37,36))', [2]], ['S_INTERSECTS(geometry, POINT(36.6 35.8))', [0, 1]],
    ['S_INTERSECTS(geometry, POLYGON((36.6 35,37 35,37 36,36.6 36,36.6 35)))', [0, 1]], ['S_INTERSECTS(geometry, POLYGON((30 30,40 30,40 40,30 40,30 30),(36 35,37 35,37 36,36 36,36 35)))', []], ['S_INTERSECTS(geometry, MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((179 -1,180 -1,180 1,179 1,179 -1))))', [2]],
  ])('%s', async (filter, expected) => expect(await found(filter)).toEqual(expected))
})

describe('evaluateCql2 refuses', () => {
  it.each([
    ['nothing = 1', 'character 1: "nothing" is no property that can be asked for; expected one of n, day, date'],
    ["n = 'five'", "character 5: \"n\" is compared with 'five'; expected a number."], ["target = 'none'", "character 10: 'none' is no code of \"target\"; expected one of medical, education, camp."],
    ["target > 'camp'", 'character 1: "target" has no order'], ["date = DATE('2020-01-01')", '"date" is an interval of days; expected T_INTERSECTS(date'], ['geometry = 1', '"geometry" is a place; expected S_INTERSECTS'],
    ['S_INTERSECTS(n, POINT(0 0))', '"n" is no place'], ["T_INTERSECTS(n, DATE('2020-01-01'))", '"n" is no time'], ["n LIKE '5%'", '"n" is no text'], ['n AND counts', '"n" stands alone'], ['day = 5', '"day" is compared with a number; expected a day'],
  ])('%s', async (filter, sentence) => expect(found(filter)).rejects.toThrow(sentence))
})

it('follows the three values of SQL, whatever is joined with what', () => {
  // A condition with its value on each row: true, false or unknown.
  const leaves: [string, (r: Row) => boolean | null][] = [
    ['n > 5', r => (r.n === null ? null : r.n > 5)], ["target = 'camp'", r => (r.targets === 0 ? null : (r.targets & 4) !== 0)], ['counts', r => r.counts], ["title LIKE 'A%'", r => (r.title === null ? null : r.title.startsWith('A'))], ['n IS NULL', r => r.n === null],
  ]
  type Tree = { text: string; value: (r: Row) => boolean | null }
  const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
    tree: fc.oneof({ maxDepth: 4 },
      fc.constantFrom(...leaves).map(([text, value]): Tree => ({ text, value })),
      tie('tree').map((x): Tree => ({ text: `NOT (${x.text})`, value: r => { const v = x.value(r); return v === null ? null : !v } })),
      fc.tuple(tie('tree'), tie('tree')).map(([x, y]): Tree => ({ text: `(${x.text}) AND (${y.text})`, value: r => { const [a, b] = [x.value(r), y.value(r)]; return a === false || b === false ? false : a === null || b === null ? null : true } })),
      fc.tuple(tie('tree'), tie('tree')).map(([x, y]): Tree => ({ text: `(${x.text}) OR (${y.text})`, value: r => { const [a, b] = [x.value(r), y.value(r)]; return a === true || b === true ? true : a === null || b === null ? null : false } }))),
  }))
  const rows = fc.array(fc.record({ n: fc.option(fc.integer({ min: 0, max: 9 })), targets: fc.integer({ min: 0, max: 7 }), counts: fc.boolean(), title: fc.option(fc.constantFrom('A', 'B')) }).map(r => row(r)), { minLength: 1, maxLength: 70 })
  return fc.assert(fc.asyncProperty(tree, rows, async (x, list) => {
    expect(await found(x.text, list)).toEqual(list.flatMap((r, i) => (x.value(r) === true ? [i] : [])))
  }), { numRuns: 300, seed: 7 })
})
