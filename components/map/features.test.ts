import { describe, expect, it } from 'vitest'
import { drawnFeatures, NONE_OUTLINED, shownAreas, type Outlined } from './features'

const area = (...records: { id: string; kind: string }[]) => ({ type: 'Feature' as const, properties: { records }, geometry: { type: 'Polygon' as const, coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] } })
const areas = { type: 'FeatureCollection' as const, features: [area({ id: 'a', kind: 'situation' }, { id: 'd', kind: 'incident' }, { id: 'b', kind: 'incident' }), area({ id: 'c', kind: 'incident' })] }
const frame: Outlined = { situations: ['a'], areaIncidents: ['b'], at: [[0.5, 0.2], [0.5, 0.2]] }

describe('areas', () => {
  it('are those of the frame and the open one, which is marked; a shared outline comes once', () => {
    expect(shownAreas(areas, frame, 'c').features.map(f => f.properties)).toEqual([{ id: 'a', ids: 'a,b', kind: 'situation', active: false }, { id: 'c', ids: 'c', kind: 'incident', active: true }])
    expect(shownAreas(areas, NONE_OUTLINED, null).features).toEqual([])
    expect(shownAreas(null, frame, 'a').features).toEqual([])
  })
  it('of many records are told by their points where they do not name them', () => {
    const many = { ...areas, features: [{ ...areas.features[1], properties: { records: [{ id: 'c', kind: 'incident' }], n: 9000 } }] }
    const ids = (outlined: Outlined) => shownAreas(many, outlined, null).features.map(f => f.properties?.ids)
    expect(ids({ situations: [], areaIncidents: ['x', 'far', 'c'], at: [[0.5, 0.2], [7, 7], [0.5, 0.2]] })).toEqual(['c,x'])
    expect(ids({ situations: ['x'], areaIncidents: [], at: [[0.5, 0.2]] })).toEqual([])
    expect(shownAreas(areas, { situations: [], areaIncidents: ['x'], at: [[0.5, 0.2]] }, null).features).toEqual([])
  })
})

describe('a drawn area', () => {
  it('is a closed ring', () => {
    for (const drawn of [{ kind: 'box' as const, bounds: [170, 0, -170, 10] as [number, number, number, number] }, { kind: 'circle' as const, center: [36, 35] as [number, number], radiusMeters: 5000 }, { kind: 'poly' as const, ring: [[0, 0], [1, 0], [1, 1]] as [number, number][] }]) {
      const [feature] = drawnFeatures(drawn).features
      const ring = feature.geometry.type === 'Polygon' ? feature.geometry.coordinates[0] : []
      expect(ring[0]).toEqual(ring.at(-1))
    }
  })
  it('goes on past the antimeridian', () => expect(JSON.stringify(drawnFeatures({ kind: 'box', bounds: [170, 0, -170, 10] }))).toContain('[190,10]'))
})
