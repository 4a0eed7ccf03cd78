import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createConsensus } from './consensus'
import { createLedger } from './ledger'
import { anyLog, BUILDINGS, projectOf } from './project.fixture'
import { runSteps } from './steps'

const project = projectOf()

it('a recomputation in steps gives the same bits, and counts what came in meanwhile', () => {
  fc.assert(fc.property(anyLog, fc.nat(60), fc.nat(30), (log, cut, pauses) => {
    const [whole, stepped] = [createConsensus(project, BUILDINGS), createConsensus(project, BUILDINGS)]
    const [before, during] = [log.slice(0, cut), log.slice(cut)]
    for (const answer of before) {
      whole.add(answer)
      stepped.add(answer)
      stepped.dated(answer.building)
    }
    const fit = whole.recompute()
    const steps = stepped.recomputing()
    // Answers come between steps; the weights are of those that were there at the first.
    let step = steps.next()
    const coming = [...during]
    for (let n = 0; !step.done; n++) {
      const answer = n >= pauses ? coming.shift() : undefined
      if (answer) stepped.add(answer)
      step = steps.next()
    }
    for (const answer of coming) stepped.add(answer)
    for (const answer of during) whole.add(answer)
    expect(stepped.all()).toEqual(whole.all())
    expect(step.value).toEqual(fit)
    expect(stepped.pending()).toBe(whole.pending())
  }), { numRuns: 40 })
})

it('what the log holds goes into columns in steps, as it was at the first', () => {
  const BUILT = Array.from({ length: 40 }, (_, b) => `b${b}`)
  const ledger = createLedger(projectOf({ gold: [] }), BUILT)
  const enter = (v: number, building: string, seq: number) => ledger.enter({ seq, building, volunteer: `v${String(v).padStart(4, '0')}`, source: `s${v % 7}`, reply: { kind: 'destroyed', last_standing: 's0', first_destroyed: 's1' } })
  for (const building of BUILT) for (let v = 0; v < 500; v++) enter(v, building, v)
  const whole = runSteps(ledger.columns())
  const steps = ledger.columns()
  let [n, at] = [0, steps.next()]
  for (; !at.done; at = steps.next(), n++) for (const building of BUILT) enter(1000 + n, building, 9000)
  expect(n).toBeGreaterThan(8)
  expect(at.value).toEqual(whole)
})

it('dates shown between its steps are by the weights of before', () => {
  const consensus = createConsensus(project, BUILDINGS)
  for (let v = 0; v < 30; v++) for (const building of BUILDINGS) consensus.add({ seq: v, building, volunteer: `v${v}`, reply: { kind: 'destroyed', last_standing: 's0', first_destroyed: 's1' } })
  const before = consensus.all()
  const steps = consensus.recomputing()
  let n = 0
  for (; !steps.next().done; n++) expect(consensus.all()).toEqual(before)
  expect(n).toBeGreaterThan(1)
  expect(consensus.all()).not.toEqual(before)
})

it('runs to the end and gives what it returns', () => {
  expect(runSteps((function* () { yield; yield; return 7 })())).toBe(7)
})
