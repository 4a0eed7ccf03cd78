import { describe, expect, it } from 'vitest'
import { random } from '../slice/seed'
import type { Reply } from '../model/dating'
import { appearanceBefore, appearanceFrom } from './appearance'
import { createConsensus } from './consensus'
import { fit } from './fit'
import { frameOf } from './gaps'
import { createLedger } from './ledger'
import { MODE_COUNT } from './priors'
import { inGap, projectOf } from './project.fixture'
import { runSteps } from './steps'

const BUILDINGS = Array.from({ length: 120 }, (_, i) => `b${i}`)
const truth = BUILDINGS.map((_, i) => (i * 7) % 6)
const gold = BUILDINGS.slice(0, 40).map((building, i) => ({ building, last_standing: truth[i] === 0 || truth[i] === 5 ? null : `s${truth[i] - 1}`, first_destroyed: truth[i] === 5 ? null : `s${truth[i]}` }))

/** Weights learned when each of these answers 120 buildings of known truth in their own way. */
function learned(ways: Record<string, (truth: number, b: number) => Reply>, withGold = true) {
  const project = projectOf({ gold: withGold ? gold : [] })
  const ledger = createLedger(project, BUILDINGS)
  let seq = 0
  for (const [volunteer, way] of Object.entries(ways)) BUILDINGS.forEach((building, b) => ledger.enter({ seq: seq++, building, volunteer, reply: way(truth[b], b) }))
  const columns = runSteps(ledger.columns())
  const { weights, converged } = fit(frameOf(project), columns)
  const of = (id: string) => weights.modes.slice(columns.volunteerIds.indexOf(id) * MODE_COUNT).slice(0, MODE_COUNT)
  return { weights, converged, of }
}
const next = random(3)
const exact = (z: number) => inGap(z)
const ways = { a: exact, b: exact, c: exact, d: exact, early: (z: number, b: number) => inGap(b % 2 ? Math.max(0, z - 1) : z), late: (z: number, b: number) => inGap(b % 2 ? Math.min(5, z + 1) : z), random: () => inGap(Math.floor(next() * 6)) }

describe('what is learned', () => {
  it.each([true, false])('tells exact, early, late and random volunteers apart (gold: %s)', withGold => {
    const { of, converged } = learned(ways, withGold)
    expect(converged).toBe(true)
    const [exactly, early, late, atRandom] = ['a', 'early', 'late', 'random'].map(of)
    expect(exactly[0]).toBeGreaterThan(0.8)
    expect(early[1]).toBeGreaterThan(early[2] * 2)
    expect(late[2]).toBeGreaterThan(late[1] * 2)
    expect(atRandom[3]).toBeGreaterThan(0.5)
    for (const modes of [exactly, early, late, atRandom]) expect(modes.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    expect(exactly[3]).toBeGreaterThanOrEqual(0.05)
  })
  it('a scene that hides what happened before it, from gold', () => {
    const missing = (z: number) => inGap(z === 2 ? 3 : z)
    const { weights } = learned({ a: missing, b: missing, c: missing, d: missing, e: missing })
    const row = (z: number) => weights.appearance.table.slice(z * 6, z * 6 + 6)
    expect(row(2)[3]).toBeGreaterThan(0.3)
    expect(row(1)[2]).toBeLessThan(0.15)
    for (let z = 0; z < 6; z++) expect(row(z).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
  })
  it('a gap whose scenes give more non-answers', () => {
    const hazy = (z: number): Reply => (z === 3 ? { kind: 'image_unclear' } : inGap(z))
    const { weights } = learned({ ...ways, h1: hazy, h2: hazy })
    expect(weights.nonAnswer[6 + 3]).toBeGreaterThan(1.5)
    expect(weights.nonAnswer[6 + 1]).toBeLessThan(1)
  })
  it('that many who copy one voice are no surer than it', () => {
    // The voice is right about 60 of 100 buildings; only gold tells. It errs in a way that the priors do not expect.
    const wrong = random(5)
    const voice = truth.map(z => (wrong() < 0.4 ? (z + 2) % 6 : z))
    const consensus = createConsensus(projectOf({ gold }), BUILDINGS)
    BUILDINGS.forEach((building, b) => [...'abcdefghijkl'].forEach((volunteer, v) => consensus.add({ seq: b * 12 + v, building, volunteer, reply: inGap(voice[b]) })))
    consensus.recompute()
    const dated = consensus.all().slice(gold.length)
    const claimed = dated.reduce((sum, d) => sum + d.probability, 0) / dated.length
    const right = dated.filter((d, i) => d.gap === truth[gold.length + i]).length / dated.length
    expect(Math.abs(claimed - right)).toBeLessThan(0.15)
    expect(dated.filter((d, i) => d.interval.from <= truth[gold.length + i] && d.interval.to >= truth[gold.length + i]).length / dated.length).toBeGreaterThan(0.75)
  })
})

it('departures of pictures are probabilities, before and after', () => {
  for (const { table, gaps } of [appearanceBefore(6), appearanceFrom(6, Float64Array.from({ length: 36 }, (_, i) => i % 5))]) for (let z = 0; z < gaps; z++) expect(table.slice(z * gaps, z * gaps + gaps).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
})
