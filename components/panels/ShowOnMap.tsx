'use client'
import { useTranslations } from 'next-intl'
import { useAtlas } from '@/components/explorer/context'
import type { GeoPrecision } from '@/lib/model/codes'

/** How close the map goes: as near as the place is known. */
const ZOOM: Record<GeoPrecision, number> = { exact: 14, neighbourhood: 13, town: 11, district: 9, governorate: 7, country: 5 }

/** Brings the map to the open record, which may lie outside of what it shows. Nothing else of the view changes. */
export function ShowOnMap({ point: [lon, lat], precision }: { point: [number, number]; precision: GeoPrecision }) {
  const t = useTranslations('incident')
  const { commands } = useAtlas()
  return <button type="button" className="link block min-h-6 text-sm pointer-coarse:min-h-11" onClick={() => commands.current?.flyTo(lon, lat, ZOOM[precision])}>{t('showOnMap')}</button>
}
