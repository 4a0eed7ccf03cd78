import { readFileSync } from 'node:fs'
import type { FeatureCollection } from 'geojson'
import { expect, it } from 'vitest'
import { boundsOf } from '../geo/bounds'
import { outlinesOf, pathOf } from './outline'

const town = JSON.parse(readFileSync('data/projects/drawn-town/buildings.geojson', 'utf8')) as FeatureCollection
const outlines = outlinesOf(town)

it('knows every building of a file by its id, also of several parts', () => {
  expect(outlines.size).toBe(town.features.length)
  const parts = outlinesOf({ type: 'FeatureCollection', features: [
    { type: 'Feature', id: 7, properties: {}, geometry: { type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[2, 2], [3, 2], [3, 3], [2, 2]]]] } },
    { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] } },
    { type: 'Feature', id: 'p', properties: {}, geometry: { type: 'Point', coordinates: [0, 0] } },
  ] })
  expect([...parts.keys()]).toEqual(['7'])
  expect(boundsOf(parts.get('7') ?? [])).toEqual([0, 0, 3, 3])
})

it('draws an outline where the building lies in the view', () => {
  const rings = outlines.get('b001') ?? []
  const [w, s, e, n] = boundsOf(rings)
  const view = { x: (w + e) / 720 + 0.5, y: 0.5 - (s + n) / 720, zoom: 19, width: 400, height: 300 }
  const points = [...pathOf(rings, view).matchAll(/([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(points).toHaveLength(rings.flat().length)
  const [left, right] = [Math.min(...points.map(p => p[0])), Math.max(...points.map(p => p[0]))]
  expect(left + right).toBeCloseTo(400, 0)
  expect(right - left).toBeCloseTo(((e - w) / 360) * 512 * 2 ** 19, 0)
})
