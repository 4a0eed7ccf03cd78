import { appearanceBefore, appearanceFrom } from './appearance'
import type { AnswerColumns } from './columns'
import { NON_ANSWER_COUNT, type Frame } from './gaps'
import { beliefs, readBuilding, type Beliefs, type Weights } from './posterior'
import { AGREEMENT_WEIGHT, BACKGROUND_STRENGTH, CROWD_CAP, CROWD_STRENGTH, GAP_STRENGTH, MODE_COUNT, MODE_MEAN, MODE_STRENGTH, NON_ANSWER_BOUND, NON_ANSWER_STRENGTH, RANDOM_FLOOR } from './priors'
import { backgroundOfSpans, readingsOf, type Readings } from './readings'
import { runSteps, STEP_ANSWERS, type Steps } from './steps'
import { temperedSteps } from './temper'

/** Stops when no probability of a gap and no mode of a volunteer moves by more than this, on the average of all volunteers. */
const TOLERANCE = 1e-4
const MOST_ROUNDS = 80

export interface Fit { weights: Weights; rounds: number; converged: boolean }

/** Weights before any answer: the priors' means. */
export function weightsBefore(frame: Frame, volunteers = 0): Weights {
  const modes = new Float64Array(volunteers * MODE_COUNT)
  for (let v = 0; v < volunteers; v++) modes.set(MODE_MEAN, v * MODE_COUNT)
  return {
    gap: frame.prior.slice(), appearance: appearanceBefore(frame.gaps), background: new Float64Array(frame.gaps).fill(1 / frame.gaps),
    nonAnswer: new Float64Array(NON_ANSWER_COUNT * frame.gaps).fill(1), modes, crowd: MODE_MEAN.slice(), temper: 1,
  }
}

/** Expected counts of one round. */
interface Counts { gap: Float64Array; seen: Float64Array; modes: Float64Array; voice: Float64Array; background: Float64Array; replies: Float64Array; others: Float64Array }

/** A reading below this probability changes no count that anyone could notice. */
const NEGLIGIBLE = 1e-9

function count(into: Counts, held: Beliefs, columns: AnswerColumns, b: number, weights: Weights, readings: Readings, backgroundOf: Float64Array, agreement: number): void {
  const { gaps } = readings
  const [from, to] = [columns.start[b], columns.start[b + 1]]
  const gold = columns.gold[b]
  if (!gold) for (let z = 0; z < gaps; z++) into.gap[z] += held.happened[z]
  else for (let z = gold.from; z <= gold.to; z++) for (let y = 0; y < gaps; y++) into.seen[z * gaps + y] += (weights.gap[z] * weights.appearance.table[z * gaps + y] * held.shown[y]) / held.prior[y]
  let heard = 0
  for (let i = from; i < to; i++) {
    const span = columns.outcome[i]
    heard += columns.weight[i]
    if (span < 0) {
      for (let y = 0; y < gaps; y++) into.others[(-span - 1) * gaps + y] += columns.weight[i] * held.shown[y]
      continue
    }
    const at = columns.volunteer[i] * MODE_COUNT
    const [exact, early, late, random] = [weights.modes[at], weights.modes[at + 1], weights.modes[at + 2], weights.modes[at + 3] * backgroundOf[span]]
    let [asExact, asEarly, asLate, asRandom] = [0, 0, 0, 0]
    for (let y = 0; y < gaps; y++) {
      const p = held.shown[y]
      if (p < NEGLIGIBLE) continue
      const cell = span * gaps + y
      const e = y >= readings.from[span] && y <= readings.to[span] ? exact : 0
      const share = p / (e + early * readings.early[cell] + late * readings.late[cell] + random)
      asExact += share * e
      asEarly += share * early * readings.early[cell]
      asLate += share * late * readings.late[cell]
      asRandom += share * random
    }
    const weight = columns.weight[i] * (gold ? 1 : agreement)
    // Of who answered, the whole answer tells; for the crowd and its background only what it weighs beside others of its source.
    const tells = gold ? 1 : agreement
    into.modes[at] += tells * asExact
    into.modes[at + 1] += tells * asEarly
    into.modes[at + 2] += tells * asLate
    into.modes[at + 3] += tells * asRandom
    into.voice[columns.volunteer[i]] += weight
    for (let g = readings.from[span]; g <= readings.to[span]; g++) into.background[g] += (weight * asRandom * weights.background[g]) / backgroundOf[span]
  }
  for (let y = 0; y < gaps; y++) into.replies[y] += held.shown[y] * heard
}

const sum = (values: Float64Array, from = 0, to = values.length) => {
  let total = 0
  for (let i = from; i < to; i++) total += values[i]
  return total
}
const shares = (counts: Float64Array, prior: Float64Array, strength: number) => {
  const total = sum(counts) + strength
  return counts.map((n, i) => (n + strength * prior[i]) / total)
}

function floored(modes: Float64Array): Float64Array {
  const random = Math.max(modes[MODE_COUNT - 1], RANDOM_FLOOR)
  const scale = (1 - random) / (1 - modes[MODE_COUNT - 1])
  return modes.map((p, m) => (m === MODE_COUNT - 1 ? random : p * scale))
}

/** Weights from expected counts: means of Dirichlet and Beta posteriors; the crowd's mean is the prior mean of each volunteer. */
function weightsFrom(counts: Counts, frame: Frame): Weights {
  const { gaps } = frame
  const volunteers = counts.modes.length / MODE_COUNT
  const of = (v: number) => counts.modes.subarray(v * MODE_COUNT, (v + 1) * MODE_COUNT)
  const all = new Float64Array(MODE_COUNT)
  for (let v = 0; v < volunteers; v++) {
    const n = sum(of(v))
    for (let m = 0; m < MODE_COUNT; m++) all[m] += n > 0 ? (of(v)[m] * Math.min(counts.voice[v], CROWD_CAP)) / n : 0
  }
  const crowd = floored(shares(all, MODE_MEAN, CROWD_STRENGTH))
  const modes = new Float64Array(counts.modes.length)
  for (let v = 0; v < volunteers; v++) modes.set(floored(shares(of(v), crowd, MODE_STRENGTH)), v * MODE_COUNT)
  const replies = sum(counts.replies)
  const nonAnswer = counts.others.map((n, i) => {
    const kind = Math.floor(i / gaps) * gaps
    const average = sum(counts.others, kind, kind + gaps) / Math.max(replies, 1)
    if (average === 0) return 1
    const rate = (n + NON_ANSWER_STRENGTH * average) / (counts.replies[i - kind] + NON_ANSWER_STRENGTH)
    return Math.min(NON_ANSWER_BOUND, Math.max(1 / NON_ANSWER_BOUND, rate / average))
  })
  return {
    gap: shares(counts.gap, frame.prior, GAP_STRENGTH * gaps), appearance: appearanceFrom(gaps, counts.seen),
    background: shares(counts.background, new Float64Array(gaps).fill(1 / gaps), BACKGROUND_STRENGTH), nonAnswer, modes, crowd, temper: 1,
  }
}

function moved(before: Weights, after: Weights): number {
  let most = 0
  for (let g = 0; g < before.gap.length; g++) most = Math.max(most, Math.abs(before.gap[g] - after.gap[g]))
  let total = 0
  for (let i = 0; i < before.modes.length; i++) total += Math.abs(before.modes[i] - after.modes[i])
  return Math.max(most, before.modes.length ? total / before.modes.length : 0)
}

/** One round of EM over all buildings that were answered, or the gold ones alone. */
function* round(frame: Frame, columns: AnswerColumns, weights: Weights, readings: Readings, goldAlone: boolean): Steps<Weights> {
  const counts: Counts = {
    gap: new Float64Array(frame.gaps), seen: new Float64Array(frame.gaps ** 2), modes: new Float64Array(columns.volunteers * MODE_COUNT), voice: new Float64Array(columns.volunteers),
    background: new Float64Array(frame.gaps), replies: new Float64Array(frame.gaps), others: new Float64Array(NON_ANSWER_COUNT * frame.gaps),
  }
  const held = beliefs(frame.gaps)
  const backgroundOf = backgroundOfSpans(readings, weights.background)
  const agreement = columns.gold.some((gold, b) => gold && columns.start[b] < columns.start[b + 1]) ? AGREEMENT_WEIGHT : 1
  let since = 0
  for (let b = 0; b < columns.buildings; b++) {
    if (columns.start[b] === columns.start[b + 1] || (goldAlone && !columns.gold[b])) continue
    readBuilding(held, columns, b, weights, readings, backgroundOf)
    count(counts, held, columns, b, weights, readings, backgroundOf, agreement)
    if ((since += columns.start[b + 1] - columns.start[b]) < STEP_ANSWERS) continue
    since = 0
    yield
  }
  return weightsFrom(counts, frame)
}

/**
 * Learns all weights from a log by EM, from the priors' means: Dawid and Skene 1979 (Applied Statistics 28, 20–28) with a volunteer's
 * confusion as a mixture of a few ordered modes in place of a full matrix, hierarchical Dirichlet priors (Paun and others 2018,
 * TACL 6, 571–585), and a layer for what misleads everybody, learned from gold. It starts on gold alone: EM climbs to the nearest top,
 * and where most answers are wrong in the same way that is not the right one. No randomness, a fixed order: the same columns give the
 * same bits. In steps, for a process that has others to answer meanwhile.
 */
export function* fitSteps(frame: Frame, columns: AnswerColumns): Steps<Fit> {
  const readings = readingsOf(frame.gaps)
  let weights = weightsBefore(frame, columns.volunteers)
  let rounds = 0
  let converged = false
  for (const goldAlone of [true, false]) {
    converged = false
    for (rounds = 1; ; rounds++) {
      const next = yield* round(frame, columns, weights, readings, goldAlone)
      converged = moved(weights, next) < TOLERANCE
      weights = next
      if (converged || rounds === MOST_ROUNDS) break
    }
  }
  return { weights: yield* temperedSteps(columns, weights, readings), rounds, converged }
}

/** The same without a pause. */
export const fit = (frame: Frame, columns: AnswerColumns): Fit => runSteps(fitSteps(frame, columns))
