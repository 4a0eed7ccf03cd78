import type { Map as MapLibre } from 'maplibre-gl'

/** A slow connection is better served by land that comes piece by piece. */
const LONGEST_MS = 1500

/**
 * Draws the land once, when all of it is there and its labels have their places, instead of at every tile, label and picture
 * that arrives: each drawing costs a slow machine as much as the last one. The record has a canvas of its own and does not wait.
 * Everything but the drawing itself goes on: tiles are asked for, cut and placed. `drawn` is called once, when the whole land
 * has been drawn.
 */
export function holdPicture(map: MapLibre, drawn: () => void): void {
  const { painter } = map
  const draw = painter.render
  const release = () => {
    clearTimeout(timer)
    painter.render = draw
  }
  const timer = setTimeout(() => {
    release()
    if (map.loaded()) map.once('render', drawn)
    else map.once('load', drawn)
    map.triggerRepaint()
  }, LONGEST_MS)
  map.once('remove', () => clearTimeout(timer))
  // Not told by its public parts: labels that have just come are placed in the frame after.
  const placing = map as unknown as { _placementDirty?: boolean }
  painter.render = (...picture) => {
    if (!map.loaded() || placing._placementDirty) return
    release()
    draw.apply(painter, picture)
    drawn()
  }
}
