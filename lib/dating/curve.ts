import type { Day } from '../slice/types'
import type { Frame } from './gaps'

/** How many buildings were destroyed by the day of a scene. */
export interface CurvePoint {
  day: Day
  /** Expected number, and the band that holds the true number with the level's probability. */
  expected: number
  low: number
  high: number
}

/** Up to this many doubtful buildings the number's distribution is computed exactly, above by the normal one. */
const EXACT = 400

/** Quantiles (1 − level) / 2 and (1 + level) / 2 of a number of independent events (Poisson binomial). */
function band(chances: readonly number[], level: number): [number, number] {
  const tail = (1 - level) / 2
  if (chances.length <= EXACT) {
    const p = new Float64Array(chances.length + 1)
    p[0] = 1
    chances.forEach((chance, n) => { for (let k = n + 1; k >= 0; k--) p[k] = p[k] * (1 - chance) + (k ? p[k - 1] * chance : 0) })
    const at = (q: number) => {
      let k = 0
      for (let sum = p[0]; sum < q - 1e-12 && k < chances.length; sum += p[++k]);
      return k
    }
    return [at(tail), at(1 - tail)]
  }
  const mean = chances.reduce((a, b) => a + b, 0)
  const spread = normalQuantile(1 - tail) * Math.sqrt(chances.reduce((sum, p) => sum + p * (1 - p), 0))
  return [Math.max(0, Math.floor(mean - spread)), Math.min(chances.length, Math.ceil(mean + spread))]
}

/** Of the standard normal distribution, 0.5 ≤ q < 1; error below 4.5e-4 (Abramowitz and Stegun 1964, 26.2.23). */
function normalQuantile(q: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - q))
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
}

const never = (): boolean => false

/**
 * Destroyed over time from the buildings' posteriors: one point a scene. Between two scenes nothing is known but that the number lies
 * between theirs; draw a step or a shaded rectangle, never a day's figure. The band takes buildings for independent, so it is too narrow
 * where a scene misleads about many of them at once. `isUnseen`: nobody has looked at this building. What is believed of it is in what is
 * expected, but the band takes it for anything: none of the unseen may be destroyed, or all.
 */
export function curveOf(frame: Pick<Frame, 'days'>, posteriors: readonly ArrayLike<number>[], level: number, isUnseen: (building: number) => boolean = never): CurvePoint[] {
  const by = new Float64Array(posteriors.length)
  return Array.from(frame.days, (day, s) => {
    const doubtful: number[] = []
    let [certain, expected, unseen] = [0, 0, 0]
    posteriors.forEach((posterior, b) => {
      by[b] = Math.min(1, by[b] + posterior[s])
      expected += by[b]
      if (isUnseen(b)) unseen++
      else if (by[b] > 1 - 1e-9) certain++
      else if (by[b] > 1e-9) doubtful.push(by[b])
    })
    const [low, high] = band(doubtful, level)
    return { day, expected, low: certain + low, high: certain + high + unseen }
  })
}
