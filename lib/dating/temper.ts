import { appearanceFrom, type Appearance } from './appearance'
import type { AnswerColumns } from './columns'
import type { Span } from './gaps'
import { beliefs, conclude, readBuilding, type Weights } from './posterior'
import { TEMPER_STRENGTH } from './priors'
import { backgroundOfSpans, type Readings } from './readings'
import { STEP_ANSWERS, type Steps } from './steps'

// How far the answers to a building can be trusted to be independent. Buildings differ in difficulty, habits are shared, some copy, and
// where a picture is doubtful all doubt it: the model knows of none of this and would be too sure. So what a building's answers say is
// raised to one power, at most 1: the one that gives the dates of gold buildings, read as if nobody knew them, the best probability
// (temperature scaling, Guo and others 2017, ICML, PMLR 70, 1321–1330; a power of the likelihood: Bissiri, Holmes and Walker 2016, JRSS B
// 78, 1103–1130). The fault grows with the number of answers, so gold is read in parts of as many as other buildings have. What the
// pictures show against what happened is then learned from the same parts at the same power: both explain the same surprises.

/** From 1 to 0.05 in even proportions. */
const STEPS = Float64Array.from({ length: 61 }, (_, i) => 0.05 ** (i / 60))
/** Parts of one gold building that are read at most. */
const MOST_PARTS = 12
const TURNS = 4
const ROUNDS_A_TURN = 3
/** Each costs as much as a hundred answers. */
const PARTS_A_STEP = 20

/** Gold buildings cut into buildings of the usual size; together the parts of one count as one. */
interface Parts { columns: AnswerColumns; gold: Span[]; share: Float64Array }

/** What the replies of a building weigh together: many of one source are one. */
function weighed({ start, weight }: AnswerColumns, b: number): number {
  let total = 0
  for (let i = start[b]; i < start[b + 1]; i++) total += weight[i]
  return total
}

/** Median weight of the buildings answered that are not gold. */
function usual(columns: AnswerColumns): number {
  const sizes: number[] = []
  for (let b = 0; b < columns.buildings; b++) if (!columns.gold[b] && columns.start[b + 1] > columns.start[b]) sizes.push(weighed(columns, b))
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 1
}

function cut(columns: AnswerColumns): Parts {
  const size = usual(columns)
  const rows: number[] = []
  const [start, share, gold] = [[0], [] as number[], [] as Span[]]
  columns.gold.forEach((known, b) => {
    const [from, to] = [columns.start[b], columns.start[b + 1]]
    if (!known || from === to) return
    const step = Math.max(1, Math.floor(weighed(columns, b) / size))
    const parts = Math.min(step, MOST_PARTS)
    for (let k = 0; k < parts; k++) {
      for (let i = from + k; i < to; i += step) rows.push(i)
      start.push(rows.length)
      share.push(1 / parts)
      gold.push(known)
    }
  })
  return {
    gold, share: Float64Array.from(share),
    columns: {
      buildings: gold.length, volunteers: columns.volunteers, start: Int32Array.from(start), volunteer: Int32Array.from(rows, i => columns.volunteer[i]),
      outcome: Int16Array.from(rows, i => columns.outcome[i]), weight: Float64Array.from(rows, i => columns.weight[i]), gold: gold.map(() => undefined),
    },
  }
}

/** The weights with temper and appearance learned from gold; as they are without gold answers. */
export function* temperedSteps(columns: AnswerColumns, weights: Weights, readings: Readings): Steps<Weights> {
  const { gaps } = readings
  const parts = cut(columns)
  const background = backgroundOfSpans(readings, weights.background)
  const held = beliefs(gaps)
  const known = { ...parts.columns, gold: parts.gold }

  function* temper(now: Weights): Steps<number> {
    const score = STEPS.map(step => TEMPER_STRENGTH * Math.log(step))
    const plain = { ...now, temper: 1 }
    for (const [b, gold] of parts.gold.entries()) {
      readBuilding(held, parts.columns, b, plain, readings, background)
      const like = held.like.slice()
      STEPS.forEach((step, s) => {
        for (let y = 0; y < gaps; y++) held.like[y] = like[y] ** step
        conclude(held, now, undefined)
        let right = 0
        for (let z = gold.from; z <= gold.to; z++) right += held.happened[z]
        score[s] += parts.share[b] * Math.log(Math.max(right, Number.MIN_VALUE))
      })
      if (b % PARTS_A_STEP === 0) yield
    }
    return STEPS[score.indexOf(Math.max(...score))]
  }
  function* appearance(now: Weights): Steps<Appearance> {
    const seen = new Float64Array(gaps * gaps)
    let since = 0
    for (const [b, gold] of parts.gold.entries()) {
      readBuilding(held, known, b, now, readings, background)
      for (let z = gold.from; z <= gold.to; z++) for (let y = 0; y < gaps; y++) seen[z * gaps + y] += (parts.share[b] * now.gap[z] * now.appearance.table[z * gaps + y] * held.shown[y]) / held.prior[y]
      if ((since += known.start[b + 1] - known.start[b]) < STEP_ANSWERS) continue
      since = 0
      yield
    }
    return appearanceFrom(gaps, seen)
  }

  let now = weights
  if (parts.gold.length === 0) return now
  for (let turn = 0; turn < TURNS; turn++) {
    now = { ...now, temper: yield* temper(now) }
    for (let i = 0; i < ROUNDS_A_TURN; i++) now = { ...now, appearance: yield* appearance(now) }
  }
  return now
}
