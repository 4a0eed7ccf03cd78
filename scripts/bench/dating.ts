import { majority, medianInterval, votes } from '../../lib/dating/baselines'
import { createConsensus } from '../../lib/dating/consensus'
import { fit } from '../../lib/dating/fit'
import { allSpans, NON_ANSWER_CODES, type Span } from '../../lib/dating/gaps'
import { beliefs, intervalAt, isFirm, readBuilding } from '../../lib/dating/posterior'
import { backgroundOfSpans, readingsOf } from '../../lib/dating/readings'
import type { Reply } from '../../lib/model/dating'
import { formatDay } from '../../lib/time/day'
import { columnsOf, drawWorld, FRAME, SCENES, thinned, type World } from './dating-world'
import { quantile } from './stats'

const GAPS = FRAME.gaps
const SPANS = allSpans(GAPS)
const LEVEL = 0.9
const GOLD = 200
/** Buildings of the whole simulation. */
export const TOWN = 11_000
/** Answers a building; 0 = all of them. */
const ANSWERS = [3, 5, 8, 12, 20, 40, 0]
export const BAD = [0.05, 0.1, 0.2]
export const SEEDS = [1, 2, 3]

/** The shipped simulation's proportions, for another number of buildings. */
const proportions = (buildings: number) => ({ buildings, volunteers: Math.round((buildings * 3000) / 11_000), answers: buildings * 200, gold: Math.min(GOLD, Math.floor(buildings / 10)) })

/** Day that stands for a gap where a distance in days is wanted: its middle; the first or last scene for the open ends. */
const middle = (gap: number) => (gap === 0 ? FRAME.days[0] : gap === SCENES ? FRAME.days[SCENES - 1] : (FRAME.days[gap - 1] + FRAME.days[gap]) / 2)

export interface Score {
  bad: number; seed: number; n: number
  model: number; majority: number; median: number
  modelDays: number; majorityDays: number; modelDays95: number
  claimed: number; held: number; heldExactly: number; gaps: number
  firm: number; firmHeld: number
}

export interface DatedWorld { interval: Span; firm: boolean; gap: number }

/** Whether an interval of exactly the level's mass would hold the truth: its lighter end belongs to it only in part. */
function heldExactly(posterior: Float64Array, { from, to, mass }: Span & { mass: number }, truth: number): number {
  if (truth < from || truth > to) return 0
  const end = posterior[from] < posterior[to] ? from : to
  return truth === end ? 1 - (mass - LEVEL) / posterior[end] : 1
}

/** Dates a world by the model; `each` gets every building that is not gold. */
export function dateWorld({ frame, columns }: Pick<World, 'frame' | 'columns'>, each?: (b: number, posterior: Float64Array, of: DatedWorld) => void): void {
  const { weights } = fit(frame, columns)
  const readings = readingsOf(GAPS)
  const background = backgroundOfSpans(readings, weights.background)
  const held = beliefs(GAPS)
  for (let b = 0; b < columns.buildings; b++) {
    if (columns.gold[b]) continue
    readBuilding(held, columns, b, weights, readings, background)
    const interval = intervalAt(held.happened, LEVEL)
    each?.(b, held.happened, { interval, firm: isFirm(held, weights, readings, undefined, LEVEL), gap: held.happened.indexOf(Math.max(...held.happened)) })
  }
}

function score(world: World, bad: number, seed: number, n: number): Score {
  const sums = { model: 0, majority: 0, median: 0, majorityDays: 0, claimed: 0, held: 0, heldExactly: 0, gaps: 0, firm: 0, firmHeld: 0 }
  const days: number[] = []
  dateWorld(world, (b, posterior, { interval, firm, gap }) => {
    const truth = world.truth[b]
    const counted = votes(world.columns, b, SPANS, GAPS)
    const voted = majority(counted, FRAME)
    const holds = Number(truth >= interval.from && truth <= interval.to)
    sums.model += Number(gap === truth)
    sums.majority += Number(voted === truth)
    sums.median += Number(medianInterval(counted, FRAME, LEVEL).median === truth)
    days.push(Math.abs(middle(gap) - middle(truth)))
    sums.majorityDays += Math.abs(middle(voted) - middle(truth))
    sums.claimed += intervalAt(posterior, LEVEL).mass
    sums.held += holds
    sums.heldExactly += heldExactly(posterior, { ...interval, mass: intervalAt(posterior, LEVEL).mass }, truth)
    sums.gaps += interval.to - interval.from + 1
    sums.firm += Number(firm)
    sums.firmHeld += firm ? holds : 0
  })
  const of = (value: number) => value / days.length
  return {
    bad, seed, n, model: of(sums.model), majority: of(sums.majority), median: of(sums.median), modelDays: of(days.reduce((a, b) => a + b, 0)), majorityDays: of(sums.majorityDays),
    modelDays95: quantile(days, 0.95), claimed: of(sums.claimed), held: of(sums.held), heldExactly: of(sums.heldExactly), gaps: of(sums.gaps), firm: of(sums.firm), firmHeld: sums.firm ? sums.firmHeld / sums.firm : 0,
  }
}

export interface Flood { n: number; what: string; /** Else each of its ids is one. */ oneSource: boolean; answers: number; published: number; changed: number; all: number; majorityChanged: number }

/** What a flood says: the same wrong gap of every building; the true one of gold and the wrong one of the rest, for somebody has told it which are gold; that the pictures cannot tell. */
type Says = 'wrong' | 'knows gold' | 'cannot tell'
interface FloodKind { what: string; ids: number; each: number; oneSource: boolean; says: Says }

/** The world and answers of a flood beside it: `ids` volunteers say the same of the buildings given to them; of one source, or each of its own. */
function flooded(world: World, { ids, each, oneSource, says }: Omit<FloodKind, 'what'>): World {
  const { columns } = world
  const n = columns.volunteer.length
  const total = n + ids * each
  const [building, volunteer, outcome, source] = [new Int32Array(total), new Int32Array(total), new Int16Array(total), new Int32Array(total)]
  for (let b = 0; b < columns.buildings; b++) building.fill(b, columns.start[b], columns.start[b + 1])
  volunteer.set(columns.volunteer)
  outcome.set(columns.outcome)
  source.set(columns.volunteer)
  const spanAt = new Map(SPANS.map((span, i) => [span.from === span.to ? span.from : -1, i]))
  const gold = columns.gold.filter(Boolean).length
  let at = n
  for (let v = 0; v < ids; v++) {
    for (let i = 0; i < each; i++) {
      // Answers are taken to what was assigned alone, and one assignment in ten is gold.
      const b = each === columns.buildings ? i : i % 10 === 0 ? (v * 13 + i / 10) % gold : gold + ((v * 7919 + i) % (columns.buildings - gold))
      building[at] = b
      volunteer[at] = columns.volunteers + v
      outcome[at] = says === 'cannot tell' ? NON_ANSWER_CODES.cannot_tell : spanAt.get(says === 'knows gold' && b < gold ? world.truth[b] : (world.truth[b] + 5) % GAPS) as number
      source[at++] = columns.volunteers + (oneSource ? 0 : v)
    }
  }
  return { ...world, columns: columnsOf(columns.buildings, columns.volunteers + ids, building, volunteer, outcome, source, total, world.truth, gold) }
}

function dates(world: World): { dated: DatedWorld[]; voted: number[] } {
  const dated: DatedWorld[] = []
  const voted: number[] = []
  dateWorld(world, (b, _, of) => {
    dated.push(of)
    voted.push(majority(votes(world.columns, b, SPANS, GAPS), FRAME))
  })
  return { dated, voted }
}

function floods(world: World, n: number): Flood[] {
  const { buildings, volunteers } = world.columns
  const ids = Math.round(volunteers / 6)
  const before = dates(world)
  const each = Math.min(1000, buildings)
  const kinds: FloodKind[] = [
    { what: 'one volunteer answers every building', ids: 1, each: buildings, oneSource: true, says: 'wrong' },
    { what: `${ids} ids of one source, ${each} buildings each`, ids, each, oneSource: true, says: 'wrong' },
    { what: 'the same, were each id its own source', ids, each, oneSource: false, says: 'wrong' },
    { what: `${ids} ids of one source that know which are gold, and say the truth of these`, ids, each, oneSource: true, says: 'knows gold' },
    { what: 'the same, were each id its own source', ids, each, oneSource: false, says: 'knows gold' },
    { what: `${ids} ids of one source that say “cannot tell”`, ids, each, oneSource: true, says: 'cannot tell' },
    { what: 'the same, were each id its own source', ids, each, oneSource: false, says: 'cannot tell' },
  ]
  return kinds.map(({ what, ...kind }) => {
    const after = dates(flooded(world, kind))
    const now = after.dated.map(d => d.interval)
    const changed = before.dated.map(({ interval }, i) => interval.from !== now[i].from || interval.to !== now[i].to)
    const firm = before.dated.filter((d, i) => d.firm && changed[i]).length
    return {
      n, what, oneSource: kind.oneSource, answers: kind.ids * kind.each, published: before.dated.filter(d => d.firm).length, changed: firm,
      all: changed.filter(Boolean).length / changed.length, majorityChanged: before.voted.filter((v, i) => v !== after.voted[i]).length / changed.length,
    }
  })
}

export interface Measured { scores: Score[]; floods: Flood[] }

/** One seeded world, thinned to each number of answers; floods in the first world alone. */
export function measureWorld(seed: number, bad: number, buildings: number, answers: readonly number[] = ANSWERS): Measured {
  const out: Measured = { scores: [], floods: [] }
  const world = drawWorld({ seed, bad, ...proportions(buildings) })
  for (const n of answers) {
    const some = n ? thinned(world, n, seed + 100) : world
    out.scores.push(score(some, bad, seed, n))
    if (seed === SEEDS[0] && bad === BAD[0] && (n === 12 || n === 40)) out.floods.push(...floods(some, n))
  }
  return out
}

export interface Recomputation { buildings: number; answers: number; fill: number; seconds: number; cpu: number; megabytes: number; rounds: number }

/** A log of all answers taken in and everything computed from it: seconds, and the most memory that the process held. */
export function runRecomputation(sizes: number[] = [TOWN]): Recomputation {
  const world = drawWorld({ seed: SEEDS[0], bad: BAD[1], ...proportions(sizes[0]) })
  const { columns, truth } = world
  const scenes = [...FRAME.days].map((day, i) => ({ id: `s${i}`, date: formatDay(day) }))
  const span = (s: Span): Reply => (s.from === SCENES ? { kind: 'no_destruction' } : { kind: 'destroyed', last_standing: s.from ? `s${s.from - 1}` : null, first_destroyed: `s${s.to}` })
  const buildings = Array.from({ length: columns.buildings }, (_, b) => `b${b}`)
  const consensus = createConsensus({
    id: 'bench', title: {}, instructions: {}, drawing: true, published: true, place: 'drawn', training: [], area: [0, 0, 1, 1], buildings: 'b.geojson', scenes,
    rules: { answers_min: 5, answers_max: 25, level: LEVEL, gold_every: 10, reservation_minutes: 15 }, prior: { before_first: FRAME.prior[0], standing: FRAME.prior[SCENES] },
    gold: buildings.filter((_, b) => columns.gold[b]).map((building, b) => ({ building, last_standing: truth[b] === 0 || truth[b] === SCENES ? null : `s${truth[b] - 1}`, first_destroyed: truth[b] === SCENES ? null : `s${truth[b]}` })),
  }, buildings)
  const began = performance.now()
  for (let b = 0; b < columns.buildings; b++) {
    for (let i = columns.start[b]; i < columns.start[b + 1]; i++) {
      const outcome = columns.outcome[i]
      const reply: Reply = outcome >= 0 ? span(SPANS[outcome]) : { kind: outcome === NON_ANSWER_CODES.cannot_tell ? 'cannot_tell' : 'image_unclear' }
      consensus.add({ seq: i, building: `b${b}`, volunteer: `v${columns.volunteer[i]}`, reply })
    }
  }
  const filled = performance.now()
  const before = process.cpuUsage()
  const { rounds } = consensus.recompute()
  consensus.all()
  const { user, system } = process.cpuUsage(before)
  return { buildings: columns.buildings, answers: columns.volunteer.length, fill: (filled - began) / 1000, seconds: (performance.now() - filled) / 1000, cpu: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024, rounds }
}
