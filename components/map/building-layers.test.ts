import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, it } from 'vitest'
import { buildingLayers } from './building-layers'
import { DATED, FAR } from './dated'

it('are layers that the official validator takes, the one that is asked for among them', () => {
  const layers = buildingLayers({ standing: '#3d6e8c', destroyed: '#a23b1e', marked: '#0b5c6b' })
  const style = { version: 8 as const, sources: { 'dated-dots': { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] }, promoteId: 'id' }, dated: { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] }, promoteId: 'id' } }, layers }
  expect(validateStyleMin(style)).toEqual([])
  expect(layers.map(l => l.id)).toContain(DATED)
  // At every zoom either dots or outlines; of dots the uncertain ones are told from the destroyed by being paler.
  expect([...new Set(layers.map(l => (l.type === 'circle' ? `until ${l.maxzoom}` : `from ${l.minzoom}`)))]).toEqual(['until 15', 'from 15'])
  expect(layers.find(l => l.id === FAR)?.paint).toMatchObject({ 'circle-opacity': ['match', ['number', ['feature-state', 'now'], 0], 1, 0.4, 0.9] })
  // Nothing but the state of a feature tells buildings apart: no tile is cut anew for a move of the window.
  expect(JSON.stringify(layers)).not.toContain('"get"')
})
