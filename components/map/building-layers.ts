import type { ExpressionSpecification, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import { DESTROYED, UNCERTAIN } from '@/lib/dating/standing'
import { DATED, type DatedOutlines } from './dated'
import { hatch } from './images'

// What is known of each building is a state of its outline: a move of the window changes some of them, and no tile is cut anew.
// Form says it without colour: standing is hollow, uncertain hatched, destroyed solid.

const SOURCE = 'dated'
const HATCH = 'dated-hatch'
const [HATCH_PX, HATCH_LINE] = [12, 1.1]
/** Over outlines of areas and scenes, under what names places. */
const BENEATH = 'areas-line'

export interface BuildingColors { standing: string; destroyed: string; marked: string }

const now: ExpressionSpecification = ['number', ['feature-state', 'now'], 0]
const marked: ExpressionSpecification = ['boolean', ['feature-state', 'marked'], false]

/** A pure function of the colours. */
export const buildingLayers = ({ standing, destroyed, marked: accent }: BuildingColors): LayerSpecification[] => [
  { id: DATED, type: 'fill', source: SOURCE, paint: { 'fill-color': ['match', now, DESTROYED, destroyed, standing], 'fill-opacity': ['match', now, DESTROYED, 0.85, UNCERTAIN, 0, 0.12], 'fill-antialias': false } },
  { id: HATCH, type: 'fill', source: SOURCE, paint: { 'fill-pattern': HATCH, 'fill-opacity': ['match', now, UNCERTAIN, 1, 0], 'fill-antialias': false } },
  {
    id: 'dated-line', type: 'line', source: SOURCE, layout: { 'line-join': 'round' },
    paint: { 'line-color': ['case', marked, accent, ['match', now, 0, standing, destroyed]], 'line-width': ['case', marked, 3.5, 1.3] },
  },
]

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const colorsNow = (): BuildingColors => ({ standing: token('--dated-standing'), destroyed: token('--dated-destroyed'), marked: token('--accent') })

/** Draws dated buildings on a map, and takes them off again. */
export class BuildingLayers {
  private dated: DatedOutlines | null = null
  private outlines: DatedOutlines['outlines'] | null = null
  private shown = new Uint8Array()
  private marked: string | null = null

  constructor(private readonly map: MapLibre) {
    // A change of style has taken all of it away.
    map.on('style.load', this.again)
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
    this.clear()
    this.dated = null
  }

  private state(id: string, state: object): void {
    this.map.setFeatureState({ source: SOURCE, id }, state)
  }

  private readonly again = (): void => {
    this.outlines = null
    if (this.dated) this.set(this.dated)
  }

  private clear(): void {
    const { map } = this
    if (!map.style) return
    for (const { id } of buildingLayers(colorsNow())) if (map.getLayer(id)) map.removeLayer(id)
    if (map.getSource(SOURCE)) map.removeSource(SOURCE)
    if (map.hasImage(HATCH)) map.removeImage(HATCH)
  }

  private put(outlines: DatedOutlines['outlines']): void {
    const { map } = this
    this.clear()
    const colors = colorsNow()
    map.addImage(HATCH, { width: HATCH_PX, height: HATCH_PX, data: hatch(colors.destroyed, HATCH_PX, HATCH_LINE) }, { pixelRatio: 2 })
    map.addSource(SOURCE, { type: 'geojson', data: outlines, promoteId: 'id' })
    for (const layer of buildingLayers(colors)) map.addLayer(layer, map.getLayer(BENEATH) ? BENEATH : undefined)
    this.outlines = outlines
    // Standing is what a building is drawn as before anything is said of it.
    this.shown = new Uint8Array(outlines.features.length)
    this.marked = null
  }
}
