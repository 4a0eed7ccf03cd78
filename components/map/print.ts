import type { Map as MapLibre } from 'maplibre-gl'
import type { RingLayer } from './rings/layer'

/**
 * Copies what the map shows onto a plain canvas, which is what paper gets. GL canvases are empty once their picture is on screen,
 * so both are drawn anew and read in the same turn. Paper is white: dark land is turned round, the hues of the record stay.
 */
export function pictureForPrint(map: MapLibre, rings: RingLayer, theme: 'light' | 'dark', paper: HTMLCanvasElement): void {
  const to = paper.getContext('2d')
  if (!to) return
  // It would skip a picture that it has drawn already.
  rings.set({})
  map.redraw()
  const land = map.getCanvas()
  paper.width = land.width
  paper.height = land.height
  if (theme === 'dark') to.filter = 'invert(1) hue-rotate(180deg)'
  to.drawImage(land, 0, 0)
  to.filter = 'none'
  if (rings.picture) to.drawImage(rings.picture, 0, 0)
}
