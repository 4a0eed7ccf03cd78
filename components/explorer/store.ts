'use client'
import { useSyncExternalStore } from 'react'
import type { EditionInfo } from '@/lib/model/list-item'
import type { CurveDay } from '@/lib/dating/stretches'
import type { Comparison } from '@/components/map/comparison'
import type { DatedOutlines } from '@/components/map/dated'
import type { View } from '@/lib/view'
import type { BinUnit, Bounds, Day, Frame, SliceMeta } from '@/lib/slice/types'

export interface Camera { lat: number; lon: number; zoom: number }
/** The record whose page is open, as the map needs it. */
export interface Selection { id: string; lon: number; lat: number; precision: string; radiusMeters: number | null; codes: Record<string, string[]> }
/** `some`: more may be known to it than are drawn. */
export interface PlaceList { ids: string[]; some?: boolean }
/** `what`: a message of the map's that says what is missing. */
export interface Unanswered { what: 'listFailed' | 'toolFailed'; retry(): void }
export type DrawMode = 'box' | 'poly' | 'circle' | null

/** What the map draws, and what is said of the two scenes beside it. */
export interface Compared extends Comparison { dates: { before: string; after: string }; credit: string; drawing: boolean }

/** The layer of dated buildings, while it is on: what the map draws, and the curve under the timeline. */
export interface Dated extends DatedOutlines { curve: CurveDay[] }
/** A building that a reader points at (`x`, `y` on the map) or chose. */
export interface PointedBuilding { id: string; x?: number; y?: number }

export interface ExplorerState {
  /** What the address says, or will say in a moment. */
  view: View
  edition: EditionInfo
  meta: SliceMeta | null
  frame: Frame | null
  /** A frame was asked for and is not there yet. */
  pending: boolean
  failed: boolean
  /** The land under the record is drawn for the first time. */
  land: boolean
  /** Some tiles in view did not come; they are asked for again. */
  tilesLost: boolean
  /** What a reader asked of the map and did not get (a list, a tool), to be asked again. */
  unanswered?: Unanswered | null
  /** The window while a handle moves; null when the URL's holds. */
  live: { from: Day; to: Day } | null
  camera: Camera | null
  bounds: Bounds | null
  /** What the map will show once it is there; null before its room has a size. */
  ahead: { bounds: Bounds; zoom: number } | null
  selection: Selection | null
  /** Id of the record whose page is open, with a place or without. */
  record: string | null
  /** Days and bins of the time axis on screen. */
  axis: { from: Day; to: Day; unit: BinUnit } | null
  /** Bounds that a page asked to see before the map was there. */
  wanted: Bounds | null
  /** No deeper than this; undefined: as for records. */
  wantedZoom?: number
  /** Records that share one point or outline, opened as a list. */
  place: PlaceList | null
  drawMode: DrawMode
  /** Two scenes of a place, while its page is open. */
  compared: Compared | null
  dated: Dated | null
  /** Under the pointer, and chosen by a click, a tap or the list. */
  pointed: PointedBuilding | null
  building: string | null
  /** Points to emphasise: where a statement's incidents lie. */
  highlighted: { lon: number; lat: number }[]
  /** The list as an overlay on phones. */
  sheet: 'peek' | 'half' | 'full'
  /** How far each list was scrolled when it was left, by its path: read when a reader comes back, never rendered. */
  left: Record<string, number>
  /** How many pages of each section of the list are open, by the section's name. */
  pages: Record<string, number>
}

export interface Store {
  get(): ExplorerState
  set(patch: Partial<ExplorerState>): void
  subscribe(listener: () => void): () => void
}

/** A page that has just come: nothing is loaded, moved or picked. */
const FRESH: Omit<ExplorerState, 'view' | 'edition'> = {
  meta: null, frame: null, pending: true, failed: false, land: false, tilesLost: false, live: null, camera: null, bounds: null, ahead: null,
  axis: null, wanted: null, selection: null, record: null, place: null, drawMode: null, compared: null, dated: null, pointed: null, building: null, highlighted: [], sheet: 'half', left: {}, pages: {},
}

/** A plain store outside React: a frame a move must not render the whole tree. Begins as a fresh page but for what is given. */
export function createStore(given: Pick<ExplorerState, 'view' | 'edition'> & Partial<ExplorerState>): Store {
  // `left` is written in place: each store has its own.
  let state: ExplorerState = { ...FRESH, left: {}, ...given }
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(patch) {
      if ((Object.keys(patch) as (keyof ExplorerState)[]).every(key => Object.is(state[key], patch[key]))) return
      state = { ...state, ...patch }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Part of the state; renders only when that part changes (by identity). */
export function useStore<T>(store: Store, select: (state: ExplorerState) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()), () => select(store.get()))
}
