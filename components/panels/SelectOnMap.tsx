'use client'
import { useEffect } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { GEO_PRECISIONS, RADIUS_METERS } from '@/lib/model/codes'

interface Props { id: string; point: [number, number] | null; precision: (typeof GEO_PRECISIONS)[number]; radiusMeters: number | null; codes: Record<string, string[]> }

/** Tells the map, and whoever shares the page, which record is open. Draws nothing itself. */
export function SelectOnMap({ id, point, precision, radiusMeters, codes }: Props) {
  const { store } = useAtlas()
  const { x, y } = { x: point?.[0], y: point?.[1] }
  const kept = JSON.stringify(codes)
  // Another record opens the sheet; the same one drawn anew by the server (another edition) moves nothing.
  useEffect(() => {
    store.set({ highlighted: [], sheet: 'half', record: id })
    return () => store.set({ record: null })
  }, [store, id])
  useEffect(() => {
    const selection = x === undefined || y === undefined ? null : { id, lon: x, lat: y, precision, radiusMeters: radiusMeters ?? RADIUS_METERS[precision], codes: JSON.parse(kept) as Record<string, string[]> }
    store.set({ selection })
    return () => store.set({ selection: null })
  }, [store, id, x, y, precision, radiusMeters, kept])
  return null
}
