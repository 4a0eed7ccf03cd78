import type { FeatureCollection } from 'geojson'
import type { ReactNode } from 'react'
import type { Area } from '@/lib/geo/area'
import type { Bounds, Frame, Member } from '@/lib/slice/types'
import type { Comparisons } from './comparison'
import type { DatedLayers } from './dated'
import type { Padding } from './padding'

export interface Camera { lat: number; lon: number; zoom: number }

/** What the page may ask of the map. */
export interface MapApi {
  /** Keeps clear of what floats over the map. Reduced motion always jumps. */
  fitBounds(bounds: Bounds, options?: { instant?: boolean; /** Deepest zoom; several records are never shown closer than a quarter. */ closest?: number; /** What lies over the map from its edges, in pixels, where that is more than usual. */ covered?: Partial<Padding> }): void
  flyTo(target: { lon: number; lat: number; zoom?: number }): void
  /** Spreads the members of a shared point around it. */
  fan(lon: number, lat: number, members: Member[]): void
  unfan(): void
  zoomIn(): void
  zoomOut(): void
  resetNorth(): void
  toggleFullscreen(): void
  getCamera(): Camera
}

export interface MapLabels {
  map: string; zoomIn: string; zoomOut: string; resetNorth: string; fullscreen: string; exitFullscreen: string
  noStreets: string; noStreetsHere: string; attribution: string; failed: string
  /** Needed with `locate` only. */
  locate?: string
}

/** Who is credited for the base map; with an address it is a link. */
export type Credit = string | { label: string; url?: string }

/** A place's name as the record knows it, drawn from city zoom on. */
export interface RecordName { lon: number; lat: number; name: string }

/** What lies under the pointer: a ring or dot, a member of a fan, or the records whose outline it is (`ids`). */
export interface Hover { x: number; y: number; cluster: number; member: Member | null; ids: string[] | null }

export type DrawMode = 'box' | 'poly' | 'circle'

export interface MapViewProps {
  locale: 'en' | 'ar'
  theme: 'light' | 'dark'
  initialCamera: Camera
  /** What the engine answered last, and who wants to know of the next. */
  frames: { get(): Frame | null; subscribe(listener: () => void): () => void }
  /** One colour per group of the facet that colours, grey last, and the group of each of its codes. */
  colors: string[]
  groupOfCode: number[]
  /** Icon name per code of the manifest's first facet. */
  icons: (string | null)[]
  areas: FeatureCollection | null
  selected: { id: string; lon: number; lat: number; radiusMeters: number | null; code: number; icon: number } | null
  highlighted: { lon: number; lat: number }[]
  drawnArea: Area | null
  drawMode: DrawMode | null
  onDrawn(area: Area | null): void
  labels: MapLabels
  /** Address template of street-level tiles on our own origin (`/api/map/streets/{z}/{x}/{y}`); null without. */
  streetTiles: string | null
  credits: Credit[]
  /** Two scenes over the land, while a page compares them. */
  comparisons?: Comparisons
  /** Dated buildings over the land, while their layer is on. */
  dated?: DatedLayers
  names?: RecordName[]
  /** Offers a button that shows the reader's own place; off by default. */
  locate?: boolean
  /** The page's own tools, under the map's buttons. */
  tools?: ReactNode
  onReady(api: MapApi): void
  /** The land is drawn for the first time: what is not the record is there as well. */
  onLand?(): void
  onCamera(camera: Camera, bounds: Bounds, state: { moving: boolean }): void
  /** A single one, by its row in the slice. */
  onPickSingle(cluster: number): void
  onPickMember(member: Member): void
  onPickCluster(cluster: number): void
  onPickArea(ids: string[]): void
  /** A building of the layer of dated ones; null: elsewhere. */
  onPickBuilding?(id: string | null): void
  onPointBuilding?(at: { id: string; x: number; y: number } | null): void
  onHover(hover: Hover | null): void
}
