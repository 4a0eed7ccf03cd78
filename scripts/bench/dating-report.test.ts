import { expect, it } from 'vitest'
import { measureWorld, runRecomputation } from './dating'
import { answersFor, datingReport } from './dating-report'
import { drawWorld, thinned } from './dating-world'

it('interpolates the answers needed, and says when they lie outside of what was measured', () => {
  const line = [{ n: 5, model: 0.5 }, { n: 10, model: 0.7 }, { n: 0, model: 0.9 }]
  expect(answersFor(line, 0.6)).toBeCloseTo(7.5, 10)
  expect(answersFor(line, 0.4)).toBeNull()
  expect(answersFor(line, 0.8)).toBeNull()
})

it('draws the same world from the same seed, with no building done twice by one volunteer', () => {
  const small = { bad: 0.1, buildings: 300, volunteers: 60, answers: 6000, gold: 30 }
  const [a, b, c] = [1, 1, 2].map(seed => drawWorld({ seed, ...small }))
  expect(a.columns).toEqual(b.columns)
  expect(a.columns.outcome).not.toEqual(c.columns.outcome)
  for (let i = 0; i < 300; i++) {
    const of = a.columns.volunteer.slice(a.columns.start[i], a.columns.start[i + 1])
    expect(new Set(of).size).toBe(of.length)
  }
  const { columns } = thinned(a, 4, 9)
  for (let i = 30; i < 300; i++) expect(columns.start[i + 1] - columns.start[i]).toBeLessThanOrEqual(4)
})

it('a small world: the model beats the vote, intervals hold what they claim, a flood from one source changes no firm date, whatever it knows', () => {
  const measured = measureWorld(1, 0.05, 600, [8, 12, 20, 40])
  const twenty = measured.scores.find(s => s.n === 20)
  expect(twenty?.model).toBeGreaterThan(twenty?.majority as number)
  expect(Math.abs((twenty?.held as number) - (twenty?.claimed as number))).toBeLessThan(0.05)
  const ofOneSource = measured.floods.filter(f => f.oneSource)
  expect(ofOneSource.length).toBe(8)
  for (const { n, what, published, changed } of ofOneSource) expect([published > 0, changed], `${what}, at ${n} answers`).toEqual([true, 0])
  const report = datingReport(measured, [runRecomputation([600])])
  expect(report).toContain('| 5 % | 20 |')
  expect(report).not.toMatch(/NaN|undefined|Infinity/)
})
