import type { FilterSpecification } from 'maplibre-gl'
import type { Day } from '../../../../lib/slice/types'
import { clustered, dataUrl, start } from './bench'
import { COLOR, drawnBy, plainMap } from './plain-map'

// `setFilter`: everything is given once, MapLibre's worker cuts it, a filter on the day hides the rest. With `clustered` over
// a clustered source, to see what its circles count then.

start(async first => {
  const map = await plainMap()
  const within = (from: Day, to: Day): FilterSpecification => {
    const day: FilterSpecification = ['all', ['>=', ['get', 'day'], from], ['<=', ['get', 'day'], to]]
    return clustered ? ['any', ['has', 'point_count'], day] : day
  }
  map.addSource('records', { type: 'geojson', data: dataUrl('geojson'), cluster: clustered, generateId: true })
  map.addLayer({ id: 'points', type: 'circle', source: 'records', filter: within(...first), paint: { 'circle-color': COLOR, 'circle-opacity': 0.8, 'circle-radius': 4 } })
  await drawnBy(map)
  return {
    show(from, to) {
      const drawn = drawnBy(map)
      map.setFilter('points', within(from, to))
      return drawn
    },
    async count() {
      const seen = new Map(map.queryRenderedFeatures({ layers: ['points'] }).map(f => [f.id, Number(f.properties.point_count ?? 1)]))
      return [...seen.values()].reduce((sum, n) => sum + n, 0)
    },
  }
})
