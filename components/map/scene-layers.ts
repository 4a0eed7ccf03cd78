import type { CustomLayerInterface, Map as MapLibre, RasterSourceSpecification } from 'maplibre-gl'
import type { SceneSource } from '@/lib/scenes'
import type { Comparison } from './comparison'

// Two raster layers in the one map. Between them stands a layer that draws nothing: it tells GL to draw only on one side of the
// boundary, and another one after them lifts that. A move of the boundary is one more picture of what is loaded already, and any
// kind of scene, turned or not, is cut where the reader's hand is.
//
//   ground · before · [scissors on] · after · [scissors off] · outlines, labels

const SIDES = ['before', 'after'] as const
type Side = (typeof SIDES)[number]
const idOf = (side: Side): string => `scene-${side}`
const CUT = 'scene-cut'
const UNCUT = 'scene-uncut'
const ALL = [idOf('before'), CUT, idOf('after'), UNCUT]

const nothing = (id: string, render: (gl: WebGLRenderingContext | WebGL2RenderingContext) => void): CustomLayerInterface => ({ id, type: 'custom', renderingMode: '2d', render })

/** Draws a comparison on a map, and takes it off again. */
export class SceneLayers {
  private comparison: Comparison | null = null
  private readonly shown: Record<Side, string | null> = { before: null, after: null }

  /** @param beneath the first layer that is drawn over the scenes */
  constructor(private readonly map: MapLibre, private readonly beneath: string) {
    // A change of style has taken all of it away.
    map.on('style.load', this.again)
  }

  set(comparison: Comparison): void {
    this.comparison = comparison
    // Sources added to a style that is on its way would be lost with it.
    if (!this.map.style?._loaded) return
    for (const side of SIDES) if (this.shown[side] !== comparison[side].id) this.put(side, comparison[side])
    this.map.setPaintProperty(idOf('after'), 'raster-opacity', comparison.mode === 'fade' ? comparison.split : 1)
    this.map.triggerRepaint()
  }

  remove(): void {
    this.map.off('style.load', this.again)
    this.clear()
    this.comparison = null
  }

  private readonly again = (): void => {
    this.shown.before = this.shown.after = null
    if (this.comparison) this.set(this.comparison)
  }

  private clear(): void {
    if (!this.map.style) return
    for (const id of ALL) if (this.map.getLayer(id)) this.map.removeLayer(id)
    for (const side of SIDES) if (this.map.getSource(idOf(side))) this.map.removeSource(idOf(side))
    this.shown.before = this.shown.after = null
  }

  private put(side: Side, scene: SceneSource): void {
    const { map } = this
    const id = idOf(side)
    if (map.getLayer(id)) map.removeLayer(id)
    if (map.getSource(id)) map.removeSource(id)
    const origin = window.location.origin
    map.addSource(id, scene.kind === 'image' ? { type: 'image', url: origin + scene.url, coordinates: scene.coordinates } : tiles(scene, origin))
    if (!map.getLayer(UNCUT)) map.addLayer(nothing(UNCUT, gl => gl.disable(gl.SCISSOR_TEST)), map.getLayer(this.beneath) ? this.beneath : undefined)
    if (!map.getLayer(CUT)) map.addLayer(nothing(CUT, gl => this.cut(gl)), UNCUT)
    map.addLayer({ id, type: 'raster', source: id, paint: { 'raster-fade-duration': 0, 'raster-resampling': 'linear' } }, side === 'before' ? CUT : UNCUT)
    this.shown[side] = scene.id
  }

  /** From here on only the side of the scene after is drawn. */
  private cut(gl: WebGLRenderingContext | WebGL2RenderingContext): void {
    if (this.comparison?.mode !== 'swipe') return
    const { split, rtl } = this.comparison
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl
    const at = Math.round(width * (rtl ? 1 - split : split))
    gl.enable(gl.SCISSOR_TEST)
    if (rtl) gl.scissor(0, 0, at, height)
    else gl.scissor(at, 0, width - at, height)
  }
}

function tiles(scene: Extract<SceneSource, { kind: 'tiles' }>, origin: string): RasterSourceSpecification {
  const { tileSize, minzoom, maxzoom, bounds } = scene
  return { type: 'raster', tiles: [origin + scene.tiles], tileSize, ...(minzoom !== undefined && { minzoom }), ...(maxzoom !== undefined && { maxzoom }), ...(bounds && { bounds }) }
}
