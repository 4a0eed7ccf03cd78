import { MISSED, MISSED_OF_SCENE, SEEN_ANYWHERE, SEEN_EARLY } from './priors'

// What the pictures show against what happened. All who look at a building look at the same pictures, so haze, clouds and shadows
// mislead them together; more answers do not help against that. Hence two layers: the gap z in which it happened, the gap y that the
// pictures show, and answers that depend on y alone. How y departs from z can only be learned where z is known: from gold.

export interface Appearance {
  gaps: number
  /** P(pictures show y | happened in z), rows z. */
  table: Float64Array
}

/** In scene s a change of before is not seen with probability missed[s]; with `early` a change is seen one gap too soon; with `anywhere` the pictures tell nothing. */
function tableOf(gaps: number, missed: ArrayLike<number>, early: number, anywhere: number): Appearance {
  const table = new Float64Array(gaps * gaps).fill(anywhere / gaps)
  for (let z = 0; z < gaps; z++) {
    const row = z * gaps
    const ahead = z > 0 ? early : 0
    if (z > 0) table[row + z - 1] += early * (1 - anywhere)
    let left = (1 - anywhere) * (1 - ahead)
    for (let y = z; y < gaps - 1; y++) {
      table[row + y] += left * (1 - missed[y])
      left *= missed[y]
    }
    table[row + gaps - 1] += left
  }
  return { gaps, table }
}

/** Before any gold building was answered. */
export const appearanceBefore = (gaps: number): Appearance => tableOf(gaps, new Float64Array(gaps - 1).fill(MISSED[0]), SEEN_EARLY[0], SEEN_ANYWHERE[0])

/**
 * From gold. `seen` is the expected number of gold buildings per z (rows) and y. Each departure is counted under its nearest
 * explanation: one gap early, later (missed in every scene between), or anywhere (more than one gap early, or more than three late). Means of the
 * Beta posteriors; a scene's own rate shrinks towards that of all scenes.
 */
export function appearanceFrom(gaps: number, seen: Float64Array): Appearance {
  const [chances, misses] = [new Float64Array(gaps - 1), new Float64Array(gaps - 1)]
  let [total, couldBeEarly, early, anywhere] = [0, 0, 0, 0]
  for (let z = 0; z < gaps; z++) {
    for (let y = 0; y < gaps; y++) {
      const n = seen[z * gaps + y]
      total += n
      if (y < z - 1 || y > z + 3) anywhere += n
      else {
        if (z > 0) couldBeEarly += n
        if (y === z - 1) early += n
        else for (let s = z; s <= Math.min(y, gaps - 2); s++) {
          chances[s] += n
          if (s < y) misses[s] += n
        }
      }
    }
  }
  const mean = (hits: number, of: number, [prior, weight]: readonly [number, number]) => (hits + prior * weight) / (of + weight)
  const all = mean(misses.reduce((a, b) => a + b, 0), chances.reduce((a, b) => a + b, 0), MISSED)
  return tableOf(gaps, misses.map((m, s) => mean(m, chances[s], [all, MISSED_OF_SCENE])), mean(early, couldBeEarly, SEEN_EARLY), mean(anywhere, total, SEEN_ANYWHERE))
}
