'use client'
import { createContext, useContext } from 'react'
import type { Padding } from '@/components/map/padding'
import type { ClaimsLane } from '@/lib/claims-lane'
import type { DatingLayer } from '@/lib/dating/layer'
import type { EditionInfo } from '@/lib/model/list-item'
import type { EngineClient } from '@/lib/slice/client'
import type { Manifest } from '@/lib/model/manifest'
import type { Bounds, Day, TollLine } from '@/lib/slice/types'
import type { Domain } from '@/lib/view-window'
import type { Source } from './source'
import type { ExplorerState, Store } from './store'
import { useStore } from './store'

/** Totals and counts of the asked view, computed on the server: in the first response, and shown until the first frame. */
export interface InitialFrame {
  totals: TollLine
  confirmedOrFair: TollLine
  byGrade: TollLine[]
  facets: Record<string, number[]>
  withoutPlace: number
  bounds: Bounds | null
}

export interface Tick { id: string; date: Day; title: string }
export interface Bar { id: string; title: string; from: Day; to: Day }

/** What the server hands to the one mounted explorer. */
export interface AtlasData {
  locale: string
  dir: 'ltr' | 'rtl'
  theme: 'light' | 'dark' | null
  manifest: Manifest
  edition: EditionInfo
  statements: Tick[]
  situations: Bar[]
  /** How many situations have a date, when not all of them are bars. */
  situationsDated?: number
  /** Subjects whose claims can stand under the timeline. */
  claims?: ClaimsLane[]
  domain: Domain
  initial: InitialFrame
  streetTiles: string | null
  /** Projects of dating whose buildings can be laid over the map. */
  datings?: DatingLayer[]
  /** Places with scenes from above. */
  scenes?: { id: string; bounds: Bounds }[]
}

export interface MapCommands { fit(): void; fitIds(bounds: [number, number, number, number], closest?: number, covered?: Partial<Padding>): void; flyTo(lon: number, lat: number, zoom?: number): void }
export interface Atlas extends AtlasData {
  source: Source
  /** Opens an address of the atlas where this page may not become another: an embed. Its own address stays what its host wrote. */
  visit?(address: string): void
  store: Store
  commands: { current: MapCommands | null }
  engine: { current: EngineClient | null }
}

const AtlasContext = createContext<Atlas | null>(null)
export const AtlasProvider = AtlasContext.Provider

export function useAtlas(): Atlas {
  const atlas = useContext(AtlasContext)
  if (!atlas) throw new Error('useAtlas was called outside the explorer: wrap it in <Explorer>.')
  return atlas
}

export function useExplorer<T>(select: (state: ExplorerState) => T): T {
  return useStore(useAtlas().store, select)
}
