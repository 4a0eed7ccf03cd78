import type { SceneSource } from '@/lib/scenes'

/** Two scenes of a place, one over the other. */
export interface Comparison {
  before: SceneSource
  after: SceneSource
  mode: 'swipe' | 'fade'
  /** Swipe: where the boundary stands, as a share of the map's width from the side where reading begins. Fade: how far the scene after has come in. */
  split: number
  /** Reading begins at the right: the scene before lies there. */
  rtl: boolean
}

/** Who asks for the present one, and who wants to know of the next: no page is rendered anew for a move of the boundary. */
export interface Comparisons { get(): Comparison | null; subscribe(listener: () => void): () => void }
