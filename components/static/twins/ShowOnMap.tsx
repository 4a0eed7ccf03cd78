import { useAtlas } from '@/components/explorer/context'
import { localePath } from './locales'
import type { GeoPrecision } from '@/lib/model/codes'
import { EMPTY_VIEW, writeView } from '@/lib/search-params'
import { wordsOf } from './words'

// Takes the place of components/panels/ShowOnMap.tsx in the static edition.

/** How close the map goes: as near as the place is known. */
const ZOOM: Record<GeoPrecision, number> = { exact: 14, neighbourhood: 13, town: 11, district: 9, governorate: 7, country: 5 }

/** To the map page, at the place of the record. */
export function ShowOnMap({ point: [lon, lat], precision }: { point: [number, number]; precision: GeoPrecision }) {
  const t = wordsOf('incident')
  const { locale, manifest } = useAtlas()
  return <a className="link print-none block min-h-6 text-sm pointer-coarse:min-h-11" href={localePath(locale, '/', writeView({ ...EMPTY_VIEW, at: { lat, lon, zoom: ZOOM[precision] } }, manifest))}>{t('showOnMap')}</a>
}
