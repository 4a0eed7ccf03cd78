import type { Map as MapLibre } from 'maplibre-gl'
import { HATCH } from './style/areas'
import { BLANK } from './style/record'
import { rgb } from './rings/scene'

const SIZE = 12
const LINE = 1.1

/** Adds the two pictures that the style names: a slanted hatch in a colour, and an empty one. */
export function addImages(map: MapLibre, color: string): void {
  if (!map.hasImage(HATCH)) map.addImage(HATCH, { width: SIZE * 2, height: SIZE * 2, data: hatch(color, SIZE * 2, LINE) }, { pixelRatio: 2 })
  if (!map.hasImage(BLANK)) map.addImage(BLANK, { width: 1, height: 1, data: new Uint8Array(4) })
}

/** One tile of a 45° hatch of so many pixels, two for each of the map's, that joins up on all sides; `line`: half of a stroke. */
export function hatch(color: string, side: number, line: number): Uint8Array {
  const data = new Uint8Array(side * side * 4)
  const channels = rgb(color).map(v => Math.round(v * 255))
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const away = Math.min((x + y) % side, side - ((x + y) % side)) * Math.SQRT1_2
      data.set([...channels, Math.round(255 * Math.max(0, Math.min(1, line + 0.5 - away)))], (y * side + x) * 4)
    }
  }
  return data
}
