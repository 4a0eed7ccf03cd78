import type { Flood, Measured, Recomputation, Score } from './dating'
import { table } from './document'
import { quantile } from './stats'

const percent = (value: number) => (100 * value).toFixed(1)
const middle = (values: number[]) => quantile(values, 0.5)
const range = (values: number[], text: (v: number) => string) => values.length === 1 ? text(values[0]) : `${text(middle(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`
const unique = <T>(values: T[]) => [...new Set(values)]
const answers = (n: number) => (n === 0 ? 'all' : String(n))

/** Scores of all seeds, by share of bad volunteers and number of answers, as they came. */
const groups = (scores: Score[]) => unique(scores.map(s => s.bad)).flatMap(bad => unique(scores.map(s => s.n)).map(n => scores.filter(s => s.bad === bad && s.n === n)))

/** Answers at which the model is as right as the majority is with `than` of them, between the numbers measured; null outside of these. */
export function answersFor(scores: readonly Pick<Score, 'n' | 'model'>[], goal: number): number | null {
  const line = scores.filter(s => s.n > 0)
  for (let i = 0; i < line.length; i++) {
    if (line[i].model < goal) continue
    if (i === 0) return null
    return line[i - 1].n + ((line[i].n - line[i - 1].n) * (goal - line[i - 1].model)) / (line[i].model - line[i - 1].model)
  }
  return null
}

function needed(scores: Score[]): (string | number)[][] {
  return unique(scores.map(s => s.bad)).flatMap(bad => [8, 12, 20, 40].map(n => {
    const each = unique(scores.map(s => s.seed)).map(seed => {
      const line = scores.filter(s => s.bad === bad && s.seed === seed)
      const goal = (line.find(s => s.n === n) as Score).majority
      return { goal, n: answersFor(line, goal), least: line[0] }
    })
    const found = each.flatMap(e => (e.n === null ? [] : [e.n]))
    const least = each[0].least.n
    const share = (answers: number) => (100 * (1 - answers / n)).toFixed(0)
    return [`${100 * bad} %`, n, range(each.map(e => e.goal), percent), found.length < each.length ? `under ${least}` : range(found, v => v.toFixed(1)), found.length < each.length ? `over ${share(least)}` : range(found, share)]
  }))
}

const floodRows = (floods: Flood[]) => floods.map(f => [f.n, f.what, f.answers.toLocaleString('en'), f.published.toLocaleString('en'), f.changed, percent(f.all), percent(f.majorityChanged)])

export const datingReport = ({ scores, floods }: Measured, recomputed: Recomputation[]): string => `A drawn town of 11,000 buildings (200 of them gold, which get one answer in ten), twelve scenes over ten months with differing haze and
clouds, 3,000 volunteers, 2.2 million answers; median (lowest–highest) of seeds ${unique(scores.map(s => s.seed)).join(', ')}. Errors do not come about as the model thinks:
\`scripts/bench/dating-world.ts\` says how. “5 %” means that 5 % hurry, 5 % answer at random and 5 % are hostile, so that at 20 % three of five
volunteers are no good; besides, one in thirty copies. Gold buildings are left out of every figure. “All” is some 183 answers a building; the
other rows are drawn from these evenly, and gold is thinned alike. Right: the likeliest gap is the true one.

${table(['each bad kind', 'answers a building', 'model right %', 'majority right %', 'median right %', 'model off, days', 'majority off, days', 'model off p95, days'], groups(scores).map(g => [
  `${100 * g[0].bad} %`, answers(g[0].n), range(g.map(s => s.model), percent), range(g.map(s => s.majority), percent), range(g.map(s => s.median), percent),
  range(g.map(s => s.modelDays), v => v.toFixed(1)), range(g.map(s => s.majorityDays), v => v.toFixed(1)), Math.round(middle(g.map(s => s.modelDays95))),
]))}

Calibration. An interval is made of whole gaps, so it holds at least 90 % and mostly more: “claimed” is what the intervals hold on average by
their own account, “true” how often they hold the truth. “Exactly 90 %” counts the lighter end gap only by the part that 90 % need: goal 88–92.
A date is firm when no further source could change its interval, with a margin (docs/dating.md).

${table(['each bad kind', 'answers a building', 'claimed %', 'true %', 'exactly 90 %: true %', 'gaps in an interval', 'firm %', 'of the firm, true %'], groups(scores).map(g => [
  `${100 * g[0].bad} %`, answers(g[0].n), range(g.map(s => s.claimed), percent), range(g.map(s => s.held), percent), range(g.map(s => s.heldExactly), percent),
  range(g.map(s => s.gaps), v => v.toFixed(2)), range(g.map(s => s.firm), percent), g.every(s => s.firm > 0) ? range(g.map(s => s.firmHeld), percent) : '–',
]))}

Answers that the model needs to be as often right as the majority (interpolated between the numbers above; goal: 30 % fewer).

${table(['each bad kind', 'majority’s answers', 'majority right %', 'model’s answers', 'fewer %'], needed(scores))}

Floods beside the first world (5 %), everything recomputed with them: wrong answers; answers right on gold and wrong elsewhere; “cannot tell”. Goal: no published (firm) date
changes by one source.

${table(['answers a building', 'flood', 'its answers', 'firm before', 'firm changed', 'of all intervals changed %', 'majority changed %'], floodRows(floods))}

Full recomputation from a log of ${recomputed[0].answers.toLocaleString('en')} answers, one thread, each time in a new process. Goal: under 60 s on two cores and 1,500 MB (the log drawn beside it included).

${table(['what', 'p50', 'worst', 'times'], [
  ['taking the answers in, s', middle(recomputed.map(r => r.fill)).toFixed(1), Math.max(...recomputed.map(r => r.fill)).toFixed(1), recomputed.length],
  ['learning all weights and dating all buildings, s', middle(recomputed.map(r => r.seconds)).toFixed(1), Math.max(...recomputed.map(r => r.seconds)).toFixed(1), recomputed.length],
  ['of this, CPU time, s', middle(recomputed.map(r => r.cpu)).toFixed(1), Math.max(...recomputed.map(r => r.cpu)).toFixed(1), recomputed.length],
  ['most memory, MB', Math.round(middle(recomputed.map(r => r.megabytes))), Math.round(Math.max(...recomputed.map(r => r.megabytes))), recomputed.length],
])}`
