/** So many at once, and so many a second in the long run. */
export interface Rate { burst: number; perSecond: number }

/**
 * What one volunteer, or all behind one address, may ask for. A practised volunteer answers every ten seconds; a page that comes back with
 * answers given without a connection sends many at once. A school or a camp behind one address is a hundred volunteers.
 */
export const RATES = {
  volunteerAnswers: { burst: 120, perSecond: 1 }, volunteerNext: { burst: 120, perSecond: 2 },
  addressAnswers: { burst: 1200, perSecond: 30 }, addressNext: { burst: 2400, perSecond: 60 }, addressSessions: { burst: 300, perSecond: 1 }, addressReading: { burst: 600, perSecond: 20 },
} satisfies Record<string, Rate>
export type Limit = keyof typeof RATES

interface Bucket { left: number; at: number }
const globals = globalThis as unknown as { __atlasLimits?: Map<string, Bucket> }
/** Buckets that are full again say nothing; they go when there are more than this. */
const MOST = 100_000

/**
 * Takes one of what a key may have (a bucket that fills steadily). Returns 0, or after how many seconds to come again. In memory alone,
 * of this process alone: behind a balancer each process has its own.
 */
export function waitFor(limit: Limit, key: string, now: number): number {
  const { burst, perSecond } = RATES[limit]
  const buckets = (globals.__atlasLimits ??= new Map())
  const name = `${limit} ${key}`
  const held = buckets.get(name)
  // A clock that is set back takes nothing away.
  const left = held ? Math.min(burst, held.left + (Math.max(0, now - held.at) / 1000) * perSecond) : burst
  const allowed = left >= 1
  if (!held && buckets.size >= MOST) sweep(buckets, now)
  // Those asked for last stand last: a flood of keys drives out the idle ones and not the one that is held back.
  buckets.delete(name)
  buckets.set(name, { left: allowed ? left - 1 : left, at: now })
  return allowed ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond))
}

/** A tenth at once, so that a flood of keys does not pay for it each time: what is full again, then what was asked for longest ago. */
function sweep(buckets: Map<string, Bucket>, now: number): void {
  for (const [name, { left, at }] of buckets) {
    const { burst, perSecond } = RATES[name.slice(0, name.indexOf(' ')) as Limit]
    if (left + ((now - at) / 1000) * perSecond >= burst) buckets.delete(name)
  }
  for (const name of buckets.keys()) {
    if (buckets.size <= MOST * 0.9) break
    buckets.delete(name)
  }
}
