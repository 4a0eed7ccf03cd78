import { GRADINGS } from '../model/codes'
import { monthEnd, monthStart } from '../time/day'
import { allocate, FLAG, type Slice } from './columns'
import type { SliceMeta } from './types'
import { firstAbove } from './window'

/** Small seeded generator (mulberry32, public domain): the same numbers on every machine. */
export function random(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const DAYS = 3650
const FIRST = 14_610 // 2010-01-01
const TOWNS = 400

/**
 * Made-up records for benches and tests: towns with bursts over ten years, half the points exact and half at the town's centre,
 * dates known to the day but for the share `months` known to the month, facets of which some rows hold two codes.
 */
export function seededSlice(rows: number, seed = 1, { facets = 5, codes = 12, months = 0 } = {}): Slice {
  const next = random(seed)
  const towns = Array.from({ length: TOWNS }, () => ({ lon: 36 + next() * 6, lat: 33 + next() * 4, burst: Math.floor(next() * DAYS), share: next() ** 3 }))
  let total = 0
  const upTo = Float64Array.from(towns, town => (total += town.share))
  const pick = () => {
    const at = next() * total
    return towns[Math.min(TOWNS - 1, firstAbove(TOWNS, k => upTo[k], at))]
  }
  const days = Array.from({ length: rows }, () => {
    const town = pick()
    const day = FIRST + Math.min(DAYS - 1, next() < 0.3 ? town.burst + Math.floor(next() ** 2 * 60) : Math.floor(next() * DAYS))
    const month = months > 0 && next() < months
    return { town, day: month ? monthStart(day) : day, end: month ? monthEnd(day) : day }
  }).sort((a, b) => a.day - b.day)
  const c = allocate(rows, facets)
  days.forEach(({ town, day, end }, i) => {
    c.id[i] = `seed-${i}`
    c.start[i] = day
    c.end[i] = end
    const exact = next() < 0.5
    c.lon[i] = town.lon + (exact ? (next() - 0.5) * 0.2 : 0)
    c.lat[i] = town.lat + (exact ? (next() - 0.5) * 0.2 : 0)
    c.precision[i] = exact ? 0 : 2
    c.radius[i] = exact ? 0 : 3000
    c.grading[i] = Math.floor(next() * GRADINGS.length)
    for (let f = 0; f < facets; f++) {
      c.masks[f][i] = 1 << Math.floor(next() ** 2 * codes)
      if (next() < 0.15) c.masks[f][i] |= 1 << Math.floor(next() * codes)
    }
    if (next() < 0.7) {
      c.killedMin[i] = Math.floor(next() ** 3 * 40)
      c.killedMax[i] = c.killedMin[i] + Math.floor(next() ** 2 * 10)
      c.injuredMin[i] = Math.floor(next() ** 3 * 60)
      c.injuredMax[i] = c.injuredMin[i] + Math.floor(next() ** 2 * 20)
      if (next() < 0.1) c.flags[i] = FLAG.killedOpen
    } else c.nUnknown[i] = 1
  })
  const meta: SliceMeta = {
    edition: 'seed', hash: String(seed), kind: 'leaf', rows, first: FIRST, last: FIRST + DAYS - 1,
    facets: [
      ...Array.from({ length: facets }, (_, f) => ({ property: `f${f}`, codes: Array.from({ length: codes }, (_, i) => `c${i}`) })),
      { property: 'grading', codes: [...GRADINGS] },
    ],
    headlineGrades: GRADINGS.filter(g => g !== 'discounted'),
  }
  return { columns: c, meta }
}
