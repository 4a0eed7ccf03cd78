import { mercatorX, mercatorY } from '../geo/mercator'
import type { SceneSource } from '../scenes'
import { quadTransform } from './quad'
import { pixelOf, scaleOf, type View } from './view'

/** A picture and where it lies in a view, in pixels. */
export interface Piece {
  key: string
  src: string
  left: number; top: number; width: number; height: number
  /** Of a picture that does not lie square: lays the box onto its corners. */
  transform?: string
  /** Of coarser tiles, under the others: shown until those are there. */
  under?: boolean
}

/** Side of the box of a picture that is laid onto four corners. */
const QUAD_PX = 1000
/** Coarser tiles lie so many levels under the ones that are looked at. */
const UNDER = 2

/** The pictures of a scene that cover a view: one, or the tiles, coarse ones first. */
export function piecesOf(source: SceneSource, view: View): Piece[] {
  if (source.kind === 'image') return [whole(source, view)]
  const best = Math.round(view.zoom + Math.log2(512 / source.tileSize))
  const [least, most] = [source.minzoom ?? 0, source.maxzoom ?? 24]
  const z = Math.max(least, Math.min(most, best))
  const under = Math.max(least, z - UNDER)
  return [...(under < z ? tilesAt(source, view, under).map(tile => ({ ...tile, under: true })) : []), ...tilesAt(source, view, z)]
}

function whole({ url, coordinates }: Extract<SceneSource, { kind: 'image' }>, view: View): Piece {
  const corners = coordinates.map(corner => pixelOf(view, corner)) as [[number, number], [number, number], [number, number], [number, number]]
  const [[left, top], , [right, bottom]] = corners
  const square = coordinates[0][0] === coordinates[3][0] && coordinates[1][0] === coordinates[2][0] && coordinates[0][1] === coordinates[1][1] && coordinates[2][1] === coordinates[3][1]
  if (square) return { key: url, src: url, left, top, width: right - left, height: bottom - top }
  return { key: url, src: url, left: 0, top: 0, width: QUAD_PX, height: QUAD_PX, transform: quadTransform(corners, QUAD_PX) }
}

function tilesAt({ tiles, bounds }: Extract<SceneSource, { kind: 'tiles' }>, view: View, z: number): Piece[] {
  const n = 2 ** z
  const scale = scaleOf(view)
  const [halfX, halfY] = [view.width / 2 / scale, view.height / 2 / scale]
  const [w, s, e, north] = bounds ?? [-180, -85.06, 180, 85.06]
  // The last column or row that a side touches, not the one after it.
  const span = (from: number, to: number): [number, number] => [Math.max(0, Math.floor(from * n)), Math.min(n, Math.ceil(to * n)) - 1]
  const [x0, x1] = span(Math.max(view.x - halfX, mercatorX(w)), Math.min(view.x + halfX, mercatorX(e)))
  const [y0, y1] = span(Math.max(view.y - halfY, mercatorY(north)), Math.min(view.y + halfY, mercatorY(s)))
  const side = scale / n
  const found: Piece[] = []
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      found.push({
        key: `${z}/${x}/${y}`, src: tiles.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y)),
        left: (x / n - view.x) * scale + view.width / 2, top: (y / n - view.y) * scale + view.height / 2, width: side, height: side,
      })
    }
  }
  return found
}
