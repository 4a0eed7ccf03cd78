import type { Target } from './instances'

export interface Hit { cluster: number; member: number; x: number; y: number }

/** A finger finds what is this near to it. */
const FINGER_PX = 12

/**
 * What lies under a pixel (CSS pixels of the map): the last drawn that covers it; else, for a finger, the nearest rim in
 * reach. A target that is neither cluster nor member (the ground of a fan) covers what lies under it, and is nothing.
 */
export function hit(targets: readonly Target[], x: number, y: number, coarse: boolean): Hit | null {
  let found: Target | null = null
  for (let i = targets.length - 1; i >= 0 && !found; i--) if (beyond(targets[i], x, y) <= 0) found = targets[i]
  if (coarse && (!found || isGround(found))) {
    let least = FINGER_PX
    for (const t of targets.slice(found ? targets.indexOf(found) + 1 : 0)) {
      const d = beyond(t, x, y)
      if (!isGround(t) && d > 0 && d < least) {
        least = d
        found = t
      }
    }
  }
  return found && !isGround(found) ? { cluster: found.cluster, member: found.member, x: found.x, y: found.y } : null
}

const beyond = (t: Target, x: number, y: number) => Math.hypot(t.x - x, t.y - y) - t.radius
const isGround = (t: Target) => t.cluster < 0 && t.member < 0
