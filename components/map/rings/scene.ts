import type { Clusters, Member } from '@/lib/slice/types'

/** What the ring layer draws besides the frame's clusters. */
export interface Scene {
  clusters: Clusters | null
  /** One colour per group as [r, g, b] in 0 … 1; grey last. */
  palette: [number, number, number][]
  groupOfCode: number[]
  icons: (string | null)[]
  selected: { lon: number; lat: number; radiusMeters: number | null; code: number } | null
  highlighted: { lon: number; lat: number }[]
  /** Index of the cluster under the pointer. */
  hovered: number | null
  fan: Fan | null
}

/** Members of one point spread around it, so that each can be picked. */
export interface Fan { lon: number; lat: number; members: Member[] }

export interface Camera { lon: number; lat: number; zoom: number; bearing: number; width: number; height: number }

const TURN = 2 * Math.PI
const FIRST_RING = 10
const STEP_PX = 30

/** Offsets in pixels from the shared point: one circle for a few, then circles outward. */
export function fanOffsets(count: number): [x: number, y: number][] {
  const out: [number, number][] = []
  let ring = 0
  while (out.length < count) {
    const room = FIRST_RING + ring * 7
    const n = Math.min(room, count - out.length)
    const radius = Math.max(44, (room * STEP_PX) / TURN) + ring * 2
    for (let i = 0; i < n; i++) {
      const angle = (TURN * i) / n - Math.PI / 2
      out.push([Math.cos(angle) * radius, Math.sin(angle) * radius])
    }
    ring++
  }
  return out
}

/** #rrggbb → [r, g, b] in 0 … 1. */
export const rgb = (hex: string): [number, number, number] => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255) as [number, number, number]
