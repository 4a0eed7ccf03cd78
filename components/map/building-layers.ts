import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import { DESTROYED, UNCERTAIN } from '@/lib/dating/standing'
import { boundsOf } from '@/lib/geo/bounds'
import { DATED, FAR, type DatedOutlines } from './dated'
import { hatch } from './images'

// What is known of each building is a state of its outline: a move of the window changes some of them, and no tile is cut anew.
// Form says it without colour: standing is hollow, uncertain hatched, destroyed solid. From afar a building has no room for a form and thousands are in
// view: each is a dot then, which costs a twentieth of its outline, and uncertain is paler, since it must not look like destroyed.

const SOURCE = 'dated'
const DOTS = 'dated-dots'
const HATCH = 'dated-hatch'
const [HATCH_PX, HATCH_LINE] = [12, 1.1]
/** Over outlines of areas and scenes, under what names places. */
const BENEATH = 'areas-line'

export interface BuildingColors { standing: string; destroyed: string; marked: string }

const now: ExpressionSpecification = ['number', ['feature-state', 'now'], 0]
const marked: ExpressionSpecification = ['boolean', ['feature-state', 'marked'], false]

/** From here on a building has room for a form. */
const NEAR = 15
/** Outlines are cut into tiles from here on, which takes a worker a second for eleven thousand. */
const NEARING = NEAR - 0.5

/** A pure function of the colours. */
export const buildingLayers = ({ standing, destroyed, marked: accent }: BuildingColors): LayerSpecification[] => [
  {
    id: FAR, type: 'circle', source: DOTS, maxzoom: NEAR,
    paint: {
      'circle-color': ['match', now, 0, standing, destroyed], 'circle-opacity': ['match', now, UNCERTAIN, 0.4, 0.9], 'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 11, 0.9, NEAR, 3],
      'circle-stroke-color': accent, 'circle-stroke-width': ['case', marked, 3, 0],
    },
  },
  { id: DATED, type: 'fill', source: SOURCE, minzoom: NEAR, paint: { 'fill-color': ['match', now, DESTROYED, destroyed, standing], 'fill-opacity': ['match', now, DESTROYED, 0.85, UNCERTAIN, 0, 0.12], 'fill-antialias': false } },
  { id: HATCH, type: 'fill', source: SOURCE, minzoom: NEAR, paint: { 'fill-pattern': HATCH, 'fill-opacity': ['match', now, UNCERTAIN, 1, 0], 'fill-antialias': false } },
  {
    id: 'dated-line', type: 'line', source: SOURCE, minzoom: NEAR, layout: { 'line-join': 'round' },
    paint: { 'line-color': ['case', marked, accent, ['match', now, 0, standing, destroyed]], 'line-width': ['case', marked, 3.5, 1.3] },
  },
]

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const colorsNow = (): BuildingColors => ({ standing: token('--dated-standing'), destroyed: token('--dated-destroyed'), marked: token('--accent') })

const middlesOf = ({ features }: FeatureCollection): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map(f => {
    const [w, s, e, n] = boundsOf((f.geometry as Polygon | MultiPolygon).coordinates)
    return { ...f, geometry: { type: 'Point', coordinates: [(w + e) / 2, (s + n) / 2] } }
  }),
})

/** Draws dated buildings on a map, and takes them off again. */
export class BuildingLayers {
  private dated: DatedOutlines | null = null
  private outlines: DatedOutlines['outlines'] | null = null
  private shown = new Uint8Array()
  private marked: string | null = null

  constructor(private readonly map: MapLibre) {
    // A change of style has taken all of it away.
    map.on('style.load', this.again)
    map.on('zoom', this.nearing)
  }

  set(dated: DatedOutlines): void {
    this.dated = dated
    // What is added to a style that is on its way would be lost with it.
    if (!this.map.style?._loaded) return
    if (this.outlines !== dated.outlines) this.put(dated.outlines)
    const { features } = dated.outlines
    for (let i = 0; i < features.length; i++) {
      if (this.shown[i] === dated.standings[i]) continue
      this.shown[i] = dated.standings[i]
      this.state(features[i].id as string, { now: dated.standings[i] })
    }
    if (this.marked === dated.marked) return
    if (this.marked !== null) this.state(this.marked, { marked: false })
    if (dated.marked !== null) this.state(dated.marked, { marked: true })
    this.marked = dated.marked
  }

  remove(): void {
    this.map.off('style.load', this.again)
    this.map.off('zoom', this.nearing)
    this.clear()
    this.dated = null
  }

  private state(id: string, state: object): void {
    for (const source of [SOURCE, DOTS]) if (this.map.getSource(source)) this.map.setFeatureState({ source, id }, state)
  }

  private add(source: string, data: FeatureCollection): void {
    const { map } = this
    map.addSource(source, { type: 'geojson', data, promoteId: 'id', ...(source === DOTS && { maxzoom: NEAR - 1 }) })
    for (const layer of buildingLayers(colorsNow())) if ('source' in layer && layer.source === source) map.addLayer(layer, map.getLayer(BENEATH) ? BENEATH : undefined)
  }

  private readonly nearing = (): void => {
    const { map, outlines } = this
    if (!outlines || !map.style?._loaded || map.getZoom() < NEARING || map.getSource(SOURCE)) return
    this.add(SOURCE, outlines)
    outlines.features.forEach(({ id }, i) => { if (this.shown[i]) map.setFeatureState({ source: SOURCE, id: id as string }, { now: this.shown[i] }) })
    if (this.marked !== null) map.setFeatureState({ source: SOURCE, id: this.marked }, { marked: true })
  }

  private readonly again = (): void => {
    this.outlines = null
    if (this.dated) this.set(this.dated)
  }

  private clear(): void {
    const { map } = this
    if (!map.style) return
    for (const { id } of buildingLayers(colorsNow())) if (map.getLayer(id)) map.removeLayer(id)
    for (const source of [SOURCE, DOTS]) if (map.getSource(source)) map.removeSource(source)
    if (map.hasImage(HATCH)) map.removeImage(HATCH)
  }

  private put(outlines: DatedOutlines['outlines']): void {
    const { map } = this
    this.clear()
    map.addImage(HATCH, { width: HATCH_PX, height: HATCH_PX, data: hatch(colorsNow().destroyed, HATCH_PX, HATCH_LINE) }, { pixelRatio: 2 })
    this.add(DOTS, middlesOf(outlines))
    this.outlines = outlines
    // Standing is what a building is drawn as before anything is said of it.
    this.shown = new Uint8Array(outlines.features.length)
    this.marked = null
    this.nearing()
  }
}
