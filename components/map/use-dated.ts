import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect } from 'react'
import type { DatedLayers } from './dated'

/** Keeps the map's dated buildings as the page has them. What draws them is fetched when there are some for the first time. */
export function useDated(map: MapLibre | null, dated: DatedLayers | undefined): void {
  useEffect(() => {
    if (!map || !dated) return
    let layers: { set(now: NonNullable<ReturnType<DatedLayers['get']>>): void; remove(): void } | null = null
    let coming = false
    let over = false
    const show = () => {
      const now = dated.get()
      if (!now) {
        layers?.remove()
        layers = null
      } else if (layers) layers.set(now)
      else if (!coming) {
        coming = true
        import('./building-layers').then(({ BuildingLayers }) => {
          coming = false
          if (over || !dated.get()) return
          layers = new BuildingLayers(map)
          show()
        }, () => { coming = false })
      }
    }
    show()
    const stop = dated.subscribe(show)
    return () => {
      over = true
      stop()
      layers?.remove()
    }
  }, [map, dated])
}
