import type { FeatureCollection } from 'geojson'
import type { Area } from '@/lib/geo/area'
import type { Bounds, Frame, Member } from '@/lib/slice/types'

export interface Camera { lat: number; lon: number; zoom: number }

/** What the page may ask of the map. */
export interface MapApi {
  fitBounds(bounds: Bounds, options?: { instant?: boolean }): void
  flyTo(target: { lon: number; lat: number; zoom?: number }): void
  /** Spreads the members of a shared point around it. */
  fan(lon: number, lat: number, members: Member[]): void
  unfan(): void
}

export interface MapLabels {
  map: string; zoomIn: string; zoomOut: string; resetNorth: string; fullscreen: string; exitFullscreen: string
  noStreets: string; attribution: string; failed: string
}

export interface Hover { x: number; y: number; cluster: number; member: Member | null }

export interface MapViewProps {
  locale: 'en' | 'ar'
  theme: 'light' | 'dark'
  initialCamera: Camera
  frame: Frame | null
  /** One colour per group of the facet that colours, grey last, and the group of each of its codes. */
  colors: string[]
  groupOfCode: number[]
  /** Icon name per code. */
  icons: (string | null)[]
  areas: FeatureCollection | null
  selected: { id: string; lon: number; lat: number; radiusMeters: number | null; code: number } | null
  highlighted: { lon: number; lat: number }[]
  drawnArea: Area | null
  drawMode: 'box' | 'poly' | 'circle' | null
  onDrawn(area: Area | null): void
  labels: MapLabels
  streetTiles: string | null
  credits: string[]
  onReady(api: MapApi): void
  onCamera(camera: Camera, bounds: Bounds, state: { moving: boolean }): void
  /** A single one, by its row in the slice. */
  onPickSingle(cluster: number): void
  onPickMember(member: Member): void
  onPickCluster(cluster: number): void
  onPickArea(id: string): void
  onHover(hover: Hover | null): void
}
