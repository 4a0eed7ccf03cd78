import { describe, expect, it } from 'vitest'
import { cornersOf, type SceneSource } from '../scenes'
import type { Bounds } from '../slice/types'
import { piecesOf, type Piece } from './pieces'
import { limitsOf, panned, pixelOf, viewOn, zoomedAt } from './view'

const PLACE: Bounds = [38.99, 35.94, 39.03, 35.97]
const size = { width: 800, height: 500 }
const limits = limitsOf(PLACE, 0.5, size)
const view = viewOn([39.01, 35.95, 39.0102, 35.9502], limits, 0.5, size)
const tiles = (more: object = {}): SceneSource => ({ kind: 'tiles', id: 'p/s', tiles: '/api/editions/1/scenes/p/s/{z}/{x}/{y}', tileSize: 256, ...more })
const sharp = (pieces: Piece[]) => pieces.filter(p => !p.under)
/** Smallest and largest pixel that pieces cover. */
const covered = (pieces: Piece[]) => [Math.min(...pieces.map(p => p.left)), Math.min(...pieces.map(p => p.top)), Math.max(...pieces.map(p => p.left + p.width)), Math.max(...pieces.map(p => p.top + p.height))]

describe('a picture of the place', () => {
  it('is one, laid by its bounds in Mercator', () => {
    const [piece, ...rest] = piecesOf({ kind: 'image', id: 'p/s', url: '/files/1', coordinates: cornersOf(PLACE) }, view)
    expect(rest).toEqual([])
    const [left, top] = pixelOf(view, [PLACE[0], PLACE[3]])
    const [right, bottom] = pixelOf(view, [PLACE[2], PLACE[1]])
    expect([piece.src, piece.transform]).toEqual(['/files/1', undefined])
    expect([piece.left, piece.top, piece.left + piece.width, piece.top + piece.height].map(n => n.toFixed(6))).toEqual([left, top, right, bottom].map(n => n.toFixed(6)))
  })
  it('is laid onto its corners when it does not lie square', () => {
    const [piece] = piecesOf({ kind: 'image', id: 'p/s', url: '/files/1', coordinates: [[38.99, 35.97], [39.03, 35.968], [39.03, 35.94], [38.992, 35.941]] }, view)
    expect(piece.transform).toMatch(/^matrix3d\(/)
    expect([piece.width, piece.height]).toEqual([1000, 1000])
  })
})

describe('a scene in tiles', () => {
  it('covers the view, side by side, at about one pixel to a pixel', () => {
    const pieces = sharp(piecesOf(tiles(), view))
    const [left, top, right, bottom] = covered(pieces)
    expect(left <= 0 && top <= 0 && right >= 800 && bottom >= 500).toBe(true)
    expect(pieces[0].width).toBeGreaterThan(256 * 0.7)
    expect(pieces[0].width).toBeLessThan(256 * 1.42)
    const columns = new Set(pieces.map(p => Math.round(p.left)))
    expect(pieces.length).toBe(columns.size * new Set(pieces.map(p => Math.round(p.top))).size)
    expect(new Set(pieces.map(p => p.key)).size).toBe(pieces.length)
    expect(pieces.length).toBeLessThan(30)
  })
  it('names the tile in which a place lies', () => {
    // Column and row of 39.0101° E, 35.9501° N at zoom 17: the formulas of the OpenStreetMap wiki, "Slippy map tilenames".
    const pieces = sharp(piecesOf(tiles({ maxzoom: 17 }), view))
    const [x, y] = pixelOf(view, [39.0101, 35.9501])
    const under = pieces.filter(p => x >= p.left && x < p.left + p.width && y >= p.top && y < p.top + p.height)
    expect(under.map(p => p.src)).toEqual(['/api/editions/1/scenes/p/s/17/79739/51492'])
  })
  it('takes larger tiles a level higher', () => {
    const level = (source: SceneSource) => Number(sharp(piecesOf(source, view))[0].key.split('/')[0])
    expect(level(tiles()) - level(tiles({ tileSize: 512 }))).toBe(1)
  })
  it('asks for no level that there is not, and for nothing outside of its bounds', () => {
    expect(new Set(piecesOf(tiles({ minzoom: 12, maxzoom: 15 }), view).map(p => p.key.split('/')[0]))).toEqual(new Set(['13', '15']))
    const [left] = pixelOf(view, [39.0101, 35.95])
    const pieces = sharp(piecesOf(tiles({ bounds: [39.0101, 35.9, 39.1, 36] }), view))
    expect(Math.min(...pieces.map(p => p.left + p.width))).toBeGreaterThan(left)
    expect(piecesOf(tiles({ bounds: [40, 35.9, 41, 36] }), view)).toEqual([])
  })
  it('has coarser ones under them, in the same place', () => {
    const pieces = piecesOf(tiles(), zoomedAt(panned(view, 40, 10, limits), 0.4, [10, 10], limits))
    const first = pieces.findIndex(p => !p.under)
    expect(pieces.slice(0, first).every(p => p.under) && pieces.slice(first).every(p => !p.under)).toBe(true)
    const [l, t, r, b] = covered(pieces.slice(0, first))
    expect(l <= 0 && t <= 0 && r >= 800 && b >= 500).toBe(true)
    expect(pieces[0].width / pieces[first].width).toBeCloseTo(4, 9)
  })
})
