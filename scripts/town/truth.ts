import type { Building } from './layout'
import { between, pick, seeded } from './random'
import { centre, distance, MIDDLE, type Point } from './shapes'

/** What really befell a building of the drawn town: known, since it was drawn. */
export type Fate = { outcome: 'never' } | { outcome: 'destroyed' | 'partly'; date: string }
export type Truth = Record<string, Fate>

/** Days on which parts of the town were struck, with how many places and how wide each. */
const WAVES = [
  { date: '2019-10-09', places: 3, radius: 48 }, { date: '2019-11-02', places: 4, radius: 56 }, { date: '2019-12-19', places: 6, radius: 62 },
  { date: '2020-01-11', places: 4, radius: 53 }, { date: '2020-01-29', places: 7, radius: 64 }, { date: '2020-02-16', places: 6, radius: 59 }, { date: '2020-02-27', places: 4, radius: 50 },
  { date: '2020-04-05', places: 2, radius: 45 }, { date: '2020-05-14', places: 2, radius: 42 },
] as const
const FIRST = '2019-09-12'
const SPREAD_DAYS = 255
/** Of the buildings that no wave reached, so many fell on a day of their own. */
const ALONE = 0.05
const IN_REACH = 0.66
const PARTLY = 0.2

const dayAfter = (day: string, n: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

/** Draws each building's fate: in waves about places, and some alone. */
export function drawTruth(buildings: Building[], seed: number): Truth {
  const random = seeded(seed)
  const truth: Truth = Object.fromEntries(buildings.map(b => [b.id, { outcome: 'never' }]))
  for (const wave of WAVES) {
    for (let i = 0; i < wave.places; i++) {
      const at: Point = [MIDDLE[0] + between(random, -320, 320), MIDDLE[1] + between(random, -320, 320)]
      for (const b of buildings) {
        const reach = distance(centre(b.outline), at) / wave.radius
        const [struck, partly, late] = [random(), random(), random()]
        if (truth[b.id].outcome !== 'never' || reach > 1 || struck > IN_REACH * (1.2 - 0.5 * reach)) continue
        truth[b.id] = { outcome: partly < PARTLY ? 'partly' : 'destroyed', date: dayAfter(wave.date, Math.floor(late * 3)) }
      }
    }
  }
  for (const b of buildings) {
    const [struck, partly, day] = [random(), random(), Math.floor(random() * SPREAD_DAYS)]
    if (truth[b.id].outcome === 'never' && struck < ALONE) truth[b.id] = { outcome: partly < PARTLY ? 'partly' : 'destroyed', date: dayAfter(FIRST, day) }
  }
  return truth
}

/** Is it struck on that day? A scene of the very day shows it struck. */
export const struckBy = (fate: Fate, date: string): 'standing' | 'destroyed' | 'partly' => (fate.outcome === 'never' || fate.date > date ? 'standing' : fate.outcome)

/** One of a list by a building's own seed, the same in every scene. */
export const ownPick = <T>(b: Building, list: readonly T[]): T => pick(seeded(b.seed ^ 0x5f3759df), list)
