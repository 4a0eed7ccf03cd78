import type { Clusters, Member } from '@/lib/slice/types'

/** Members of one point spread around it, so that each can be picked. */
export interface Fan { lon: number; lat: number; members: Member[] }

/** What the ring layer draws. */
export interface Scene {
  clusters: Clusters | null
  /** One colour per group as [r, g, b] in 0 … 1; grey last. */
  palette: [number, number, number][]
  groupOfCode: number[]
  /** Icon names by code of the facet that has them: what was hit is told by its icon, whatever colours. */
  icons: (string | null)[]
  selected: { lon: number; lat: number; radiusMeters: number | null; code: number; icon: number } | null
  highlighted: { lon: number; lat: number }[]
  /** What lies under the pointer: index of a cluster, or of the fan's members. */
  hovered: number | null
  hoveredMember: number | null
  fan: Fan | null
}

export const EMPTY_SCENE: Scene = { clusters: null, palette: [], groupOfCode: [], icons: [], selected: null, highlighted: [], hovered: null, hoveredMember: null, fan: null }

export interface Camera { lon: number; lat: number; zoom: number; bearing: number; width: number; height: number }

/** #rrggbb → [r, g, b] in 0 … 1. */
export const rgb = (hex: string): [number, number, number] => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255) as [number, number, number]
