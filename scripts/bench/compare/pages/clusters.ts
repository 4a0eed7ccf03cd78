import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import type { Day } from '../../../../lib/slice/types'
import { firstAbove } from '../../../../lib/slice/window'
import { dataUrl, start } from './bench'
import { COLOR, drawnBy, FONT, plainMap } from './plain-map'

// `cluster: true`: the source is given the records of the window anew. They are sorted by day, so the set costs two searches.

start(async first => {
  const [map, { features }] = await Promise.all([plainMap(), fetch(dataUrl('geojson')).then(answer => answer.json() as Promise<FeatureCollection>)])
  const dayOf = (i: number) => (features[i].properties as { day: Day }).day
  const upTo = (day: Day) => firstAbove(features.length, dayOf, day)
  const within = ([from, to]: [Day, Day]): FeatureCollection => ({ type: 'FeatureCollection', features: features.slice(upTo(from - 1), upTo(to)) as Feature[] })
  map.addSource('records', { type: 'geojson', data: within(first), cluster: true, generateId: true })
  map.addLayer({
    id: 'circles', type: 'circle', source: 'records',
    paint: { 'circle-color': COLOR, 'circle-opacity': 0.8, 'circle-radius': ['interpolate', ['linear'], ['sqrt', ['coalesce', ['get', 'point_count'], 1]], 1, 4, 100, 30] },
  })
  map.addLayer({
    id: 'counts', type: 'symbol', source: 'records', filter: ['has', 'point_count'],
    layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': [FONT], 'text-size': 12, 'text-allow-overlap': true }, paint: { 'text-color': '#fff' },
  })
  await drawnBy(map)
  return {
    show(from, to) {
      const drawn = drawnBy(map)
      void map.getSource<GeoJSONSource>('records')?.setData(within([from, to]))
      return drawn
    },
    async count() {
      // A feature near a tile's edge is in both tiles.
      const seen = new Map(map.queryRenderedFeatures({ layers: ['circles'] }).map(f => [f.id, Number(f.properties.point_count ?? 1)]))
      return [...seen.values()].reduce((sum, n) => sum + n, 0)
    },
  }
})
