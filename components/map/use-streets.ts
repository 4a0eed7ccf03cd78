import type { LayerSpecification } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'

/** Layers of the operator's street-level archive, loaded only where there is one. */
export function useStreets(path: string | null, theme: 'light' | 'dark', locale: 'en' | 'ar'): { path: string; layers: LayerSpecification[] } | null {
  const [layers, setLayers] = useState<LayerSpecification[] | null>(null)
  useEffect(() => {
    if (!path) return setLayers(null)
    let wanted = true
    void import('./style/streets').then(m => { if (wanted) setLayers(m.streetLayers({ theme, locale })) })
    return () => { wanted = false }
  }, [path, theme, locale])
  return useMemo(() => (path && layers ? { path, layers } : null), [path, layers])
}
