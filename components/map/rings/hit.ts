import type { Instances } from './instances'

export interface Hit { cluster: number; member: number; x: number; y: number }

const FINGER_PX = 10

/** What lies under a pixel: the last drawn first; a finger finds what is near. */
export function hit(instances: Instances, x: number, y: number, coarse: boolean): Hit | null {
  const reach = coarse ? FINGER_PX : 0
  for (let i = instances.targets.length - 1; i >= 0; i--) {
    const t = instances.targets[i]
    if (Math.hypot(t.x - x, t.y - y) <= t.radius + reach) return { cluster: t.cluster, member: t.member, x: t.x, y: t.y }
  }
  return null
}
