/** Seeded numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain). The same seed gives the same town on every machine. */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low)
export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]
