import { NON_ANSWER_CODES, spanNumber, type Frame } from '../../lib/dating/gaps'
import { dampSources, hushLoudest, type AnswerColumns } from '../../lib/dating/columns'
import { random } from '../../lib/slice/seed'
import { parseDay } from '../../lib/time/day'

// A made-up town and crowd whose errors do not come about as the model thinks they do. The model knows modes and displacements; here
// nobody has a mode. Every picture of a building gives a signal (destroyed +, standing −) times the building's contrast and the scene's
// clearness, plus a noise that all viewers of this picture share; a viewer adds noise of their own, growing with fatigue, and a leaning,
// and takes the change point that fits best; scenes too faint for them are skipped over, which widens the answer; too many of them, and it
// is "image unclear". Clouds hide single pictures. Attention lapses repeat the answer given before. Beside them:
//   hurried   look at every third scene, with half as much noise again, and take the scene before for the last one standing
//   random    any gap, one in five "no destruction"
//   hostile   half of them say "no destruction" to everything, half move what they saw by two to four gaps, always the same
//   copycats  one in thirty: say what the last one before them said of this building

export interface World { frame: Frame; truth: Int16Array; trueDay: Int32Array; columns: AnswerColumns }
export interface WorldOptions { seed: number; bad: number; buildings?: number; volunteers?: number; answers?: number; gold?: number }

const DATES = ['2017-01-08', '2017-02-03', '2017-03-12', '2017-04-01', '2017-05-14', '2017-06-05', '2017-06-24', '2017-07-22', '2017-08-11', '2017-09-02', '2017-09-30', '2017-11-05']
const HAZE = [1.1, 0.9, 0.5, 1.2, 1, 0.8, 1.1, 0.45, 1, 0.9, 0.6, 1.1]
const CLOUD = [0.02, 0.04, 0.2, 0.01, 0.03, 0.06, 0.02, 0.22, 0.03, 0.05, 0.12, 0.02]
export const SCENES = DATES.length
const GAPS = SCENES + 1
const DAYS = Int32Array.from(DATES, date => parseDay(date) as number)
/** What a project of this kind would state: nothing of the waves below. */
export const FRAME: Frame = {
  days: DAYS, gaps: GAPS,
  prior: Float64Array.from({ length: GAPS }, (_, g) => (g === 0 ? 0.05 : g === SCENES ? 0.2 : (0.75 * (DAYS[g] - DAYS[g - 1])) / (DAYS[SCENES - 1] - DAYS[0]))),
}

const HONEST = 0, HURRIED = 1, RANDOM = 2, HOSTILE = 3, COPYCAT = 4

/** A battle in three waves over a year; some destroyed before the first scene, some never. */
function destructionDay(next: () => number, normal: () => number): number {
  const u = next()
  if (u < 0.04) return DAYS[0] - 1 - Math.floor(next() * 60)
  if (u < 0.2) return Number.MAX_SAFE_INTEGER
  const day = u < 0.35 ? DAYS[0] + next() * 300 : u < 0.5 ? DAYS[2] + 12 * normal() : u < 0.8 ? DAYS[6] + 20 * normal() : DAYS[8] + 15 * normal()
  return Math.min(DAYS[SCENES - 1], Math.max(DAYS[0] + 1, Math.round(day)))
}

/** Draws a world: 11,000 buildings, 3,000 volunteers, 2.2 million answers if nothing else is said; `bad` is the share of each bad kind. One answer in ten goes to a gold building. */
export function drawWorld({ seed, bad, buildings = 11_000, volunteers = 3000, answers = 2_200_000, gold = 200 }: WorldOptions): World {
  const next = random(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const [truth, trueDay] = [new Int16Array(buildings), new Int32Array(buildings)]
  const signal = new Float64Array(buildings * SCENES)
  for (let b = 0; b < buildings; b++) {
    const day = destructionDay(next, normal)
    trueDay[b] = Math.min(day, DAYS[SCENES - 1] + 1)
    truth[b] = DAYS.filter(d => d < day).length
    const contrast = Math.exp(0.35 * normal())
    for (let s = 0; s < SCENES; s++) {
      const noise = 0.35 * normal()
      signal[b * SCENES + s] = next() < CLOUD[s] ? Number.NaN : (s >= truth[b] ? 1 : -1) * contrast * HAZE[s] + noise
    }
  }
  // How much each does: long-tailed, as crowds are, but nobody does a building twice.
  const shares = Float64Array.from({ length: volunteers }, () => Math.exp(0.9 * normal()))
  const perShare = answers / shares.reduce((a, b) => a + b, 0)
  const loads = shares.map(s => Math.min(Math.round(s * perShare), Math.floor(buildings * 0.9)))
  const total = loads.reduce((a, b) => a + b, 0)
  const [building, volunteer, outcome] = [new Int32Array(total), new Int32Array(total), new Int16Array(total)]
  const lastSaid = new Int16Array(buildings).fill(-9)
  const seen = new Float64Array(SCENES)
  let at = 0
  for (let v = 0; v < volunteers; v++) {
    const u = next()
    const kind = u < bad ? HURRIED : u < 2 * bad ? RANDOM : u < 3 * bad ? HOSTILE : u < 3 * bad + 1 / 30 ? COPYCAT : HONEST
    const noise = Math.exp(0.4 * normal()) * 0.8 * (kind === HURRIED ? 1.5 : 1)
    const [leaning, faint, lapse, shift] = [0.2 * normal(), 0.1 + 0.25 * next(), 0.02 + 0.06 * next(), (2 + Math.floor(next() * 3)) * (next() < 0.5 ? -1 : 1)]
    const denies = next() < 0.5
    const look = (b: number, tired: number): number => {
      let unclear = 0
      for (let s = 0; s < SCENES; s++) {
        const value = signal[b * SCENES + s]
        seen[s] = kind === HURRIED && s % 3 !== 2 ? 0 : Number.isNaN(value) ? 0 : value + noise * tired * normal() - leaning
        if (Math.abs(seen[s]) < faint) unclear++
      }
      if (kind !== HURRIED && unclear > 6) return next() < 0.6 ? NON_ANSWER_CODES.image_unclear : NON_ANSWER_CODES.cannot_tell
      let [best, change, score] = [0, 0, 0]
      for (let s = 0; s < SCENES; s++) {
        score -= seen[s]
        if (score > best) [best, change] = [score, s + 1]
      }
      if (kind === HURRIED) return spanNumber(GAPS, { from: change, to: change })
      if (change === SCENES) return spanNumber(GAPS, { from: SCENES, to: SCENES })
      let [from, to] = [change, change]
      while (from > 0 && Math.abs(seen[from - 1]) < faint) from--
      while (to < SCENES - 1 && Math.abs(seen[to]) < faint) to++
      return spanNumber(GAPS, { from, to })
    }
    const answer = (b: number, tired: number): number => {
      if (kind === RANDOM) {
        const gap = next() < 0.2 ? SCENES : Math.floor(next() * GAPS)
        return spanNumber(GAPS, { from: gap, to: gap })
      }
      if (kind === COPYCAT && lastSaid[b] !== -9) return lastSaid[b]
      if (kind !== HOSTILE) return look(b, tired)
      const gap = denies ? SCENES : Math.min(SCENES, Math.max(0, truth[b] + shift))
      return spanNumber(GAPS, { from: gap, to: gap })
    }
    // Two walks through the buildings, gold ones (the first) and others; a step that shares no factor with their number meets none twice.
    const walks = [[0, gold], [gold, buildings - gold]].map(([first, n]) => {
      let step = 1 + Math.floor(next() * (n - 1))
      while (gcd(step, n) > 1) step++
      let place = Math.floor(next() * n)
      let left = n
      return () => (left-- > 0 ? first + (place = (place + step) % n) : -1)
    })
    let before = -9
    for (let i = 0; i < loads[v]; i++) {
      const turn = next() < 0.1 ? 0 : 1
      let b = walks[turn]()
      if (b < 0) b = walks[1 - turn]()
      const said = before !== -9 && next() < lapse ? before : answer(b, 1 + (0.5 * (i % 100)) / 100)
      building[at] = b
      volunteer[at] = v
      outcome[at++] = before = lastSaid[b] = said
    }
  }
  return { frame: FRAME, truth, trueDay, columns: columnsOf(buildings, volunteers, building, volunteer, outcome, volunteer, at, truth, gold) }
}

const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a)

/** Columns out of a list of answers, in its order inside each building. */
export function columnsOf(buildings: number, volunteers: number, building: Int32Array, volunteer: Int32Array, outcome: Int16Array, source: Int32Array, n: number, truth: Int16Array, gold: number): AnswerColumns {
  const start = new Int32Array(buildings + 1)
  for (let i = 0; i < n; i++) start[building[i] + 1]++
  for (let b = 0; b < buildings; b++) start[b + 1] += start[b]
  const next = start.slice()
  const out = { buildings, volunteers, start, volunteer: new Int32Array(n), outcome: new Int16Array(n), weight: new Float64Array(n) }
  const from = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const at = next[building[i]]++
    out.volunteer[at] = volunteer[i]
    out.outcome[at] = outcome[i]
    from[at] = source[i]
  }
  for (let b = 0; b < buildings; b++) dampSources(out.outcome, from, start[b], start[b + 1], out.weight)
  const columns = { ...out, gold: Array.from({ length: buildings }, (_, b) => (b < gold ? { from: truth[b], to: truth[b] } : undefined)) }
  hushLoudest(columns, from)
  return columns
}

/** The same world with at most n answers a building, drawn evenly; gold buildings keep their share of all answers. */
export function thinned(world: World, n: number, seed: number): World {
  const { columns } = world
  const next = random(seed)
  const gold = columns.gold.filter(Boolean).length
  const goldShare = Math.round((n * (columns.buildings - gold)) / 9 / gold)
  const rows: number[][] = []
  for (let b = 0; b < columns.buildings; b++) {
    const all = Array.from({ length: columns.start[b + 1] - columns.start[b] }, (_, i) => columns.start[b] + i)
    const keep = Math.min(all.length, b < gold ? goldShare : n)
    for (let i = 0; i < keep; i++) {
      const j = i + Math.floor(next() * (all.length - i));
      [all[i], all[j]] = [all[j], all[i]]
    }
    rows.push(all.slice(0, keep).sort((a, b) => a - b))
  }
  const kept = Int32Array.from(rows.flat())
  const building = Int32Array.from(rows.flatMap((of, b) => of.map(() => b)))
  const volunteer = kept.map(i => columns.volunteer[i])
  return { ...world, columns: columnsOf(columns.buildings, columns.volunteers, building, volunteer, Int16Array.from(kept, i => columns.outcome[i]), volunteer, kept.length, world.truth, gold) }
}
