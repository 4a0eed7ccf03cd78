'use client'
import { useEffect } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { GEO_PRECISIONS, RADIUS_METERS } from '@/lib/model/codes'

interface Props { id: string; point: [number, number] | null; precision: (typeof GEO_PRECISIONS)[number]; radiusMeters: number | null; codes: Record<string, string[]> }

/** Tells the map which record is open. Draws nothing itself. */
export function SelectOnMap({ id, point, precision, radiusMeters, codes }: Props) {
  const { store } = useAtlas()
  useEffect(() => {
    store.set({
      selection: point ? { id, lon: point[0], lat: point[1], precision, radiusMeters: radiusMeters ?? RADIUS_METERS[precision], codes } : null,
      highlighted: [], sheet: 'half',
    })
    return () => store.set({ selection: null })
  }, [store, id, point, precision, radiusMeters, codes])
  return null
}
