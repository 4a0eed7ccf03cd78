import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect } from 'react'
import type { Comparisons } from './comparison'

/** The first of the style's layers that lies over the land: outlines, names and drawn shapes stay above a picture. */
const BENEATH = 'areas-fill'

/** Keeps the map's scenes as the page has them. What draws them is fetched when there are some for the first time. */
export function useComparison(map: MapLibre | null, comparisons: Comparisons | undefined): void {
  useEffect(() => {
    if (!map || !comparisons) return
    let layers: { set(comparison: NonNullable<ReturnType<Comparisons['get']>>): void; remove(): void } | null = null
    let coming = false
    let over = false
    const show = () => {
      const comparison = comparisons.get()
      if (!comparison) {
        layers?.remove()
        layers = null
      } else if (layers) layers.set(comparison)
      else if (!coming) {
        coming = true
        import('./scene-layers').then(({ SceneLayers }) => {
          coming = false
          if (over || !comparisons.get()) return
          layers = new SceneLayers(map, BENEATH)
          show()
        }, () => { coming = false })
      }
    }
    show()
    const stop = comparisons.subscribe(show)
    return () => {
      over = true
      stop()
      layers?.remove()
    }
  }, [map, comparisons])
}
