/** How far several answers to the same things agree. NaN-free: null where nothing can be said. */
export interface Agreement {
  /** Share of pairs of answers to one thing that are equal, over all pairs. */
  raw: number | null
  /** Scott's pi for many answers (Scott 1955, Public Opinion Quarterly 19, 321–325; Fleiss 1971, Psychological Bulletin 76, 378–382): raw agreement against chance. Things count alike. */
  pi: number | null
  /** Krippendorff's alpha for ordered values (Hayes and Krippendorff 2007, Communication Methods and Measures 1, 77–89). */
  alpha: number | null
  /** Things with at least two answers, and their answers. */
  units: number
  answers: number
}

/** Agreement of answers as whole numbers in order (gaps). `units[i]` holds the answers to thing i; those with less than two say nothing. Wide answers have no place in these measures: leave them out, and say how many. */
export function agreementOf(units: readonly (readonly number[])[], values: number): Agreement {
  const counts = new Int32Array(units.length * values)
  units.forEach((unit, u) => { for (const value of unit) counts[u * values + value]++ })
  return agreementOfCounts(counts, values)
}

/** The same from how often each thing was given each value: `counts[i * values + value]`. */
export function agreementOfCounts(counts: Int32Array, values: number): Agreement {
  const total = new Float64Array(values)
  const coincidence = new Float64Array(values * values)
  let [units, answers] = [0, 0]
  let [pairs, equal, ofUnits] = [0, 0, 0]
  for (let at = 0; at < counts.length; at += values) {
    let m = 0
    for (let a = 0; a < values; a++) m += counts[at + a]
    if (m < 2) continue
    units++
    answers += m
    let same = 0
    for (let a = 0; a < values; a++) {
      const n = counts[at + a]
      if (n === 0) continue
      total[a] += n
      same += n * (n - 1)
      for (let b = 0; b < values; b++) coincidence[a * values + b] += (n * (counts[at + b] - Number(a === b))) / (m - 1)
    }
    pairs += m * (m - 1)
    equal += same
    ofUnits += same / (m * (m - 1))
  }
  if (units === 0) return { raw: null, pi: null, alpha: null, units: 0, answers: 0 }
  const chance = total.reduce((sum, n) => sum + (n / answers) ** 2, 0)
  return {
    raw: equal / pairs, pi: chance < 1 ? (ofUnits / units - chance) / (1 - chance) : null,
    alpha: ordinalAlpha(total, coincidence, answers), units, answers,
  }
}

/** 1 − disagreement seen over disagreement by chance; the distance of two values is the square of the answers between them, their own halved. Null when all answers are alike. */
function ordinalAlpha(total: Float64Array, coincidence: Float64Array, answers: number): number | null {
  const values = total.length
  let [seen, expected] = [0, 0]
  for (let a = 0; a < values; a++) {
    let between = total[a] / 2
    for (let b = a + 1; b < values; b++) {
      const distance = (between + total[b] / 2) ** 2
      between += total[b]
      seen += coincidence[a * values + b] * distance
      expected += (total[a] * total[b] * distance) / (answers - 1)
    }
  }
  return expected > 0 ? 1 - seen / expected : null
}
