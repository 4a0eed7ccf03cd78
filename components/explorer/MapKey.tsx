'use client'
import { useTranslations } from 'next-intl'
import { inLanguage } from '@/lib/model/facets'
import { useAtlas, useExplorer } from './context'
import { byFacet, outlinesDrawn } from './query'
import { useView } from './use-view'

/** The four marks of the map in a line; what each colour means stands in the filters. */
export function MapKey() {
  const t = useTranslations('map')
  const { manifest, locale } = useAtlas()
  const [view] = useView()
  const drawn = useExplorer(s => outlinesDrawn(s.frame))
  const all = useExplorer(s => s.frame?.outlined.matched ?? 0)
  // Over a drawing no mark of the record stands.
  const overDrawing = useExplorer(s => s.compared?.drawing ?? false)
  if (overDrawing) return null
  const mark = 'inline-block size-2.5 shrink-0'
  return (
    <ul aria-label={t('key')} className="map-key absolute bottom-2 start-3 flex max-w-[calc(100%-24px)] flex-wrap gap-x-4 gap-y-0.5 @max-[980px]:bottom-9 rounded-lg bg-surface/90 px-3 py-1.5 text-xs text-muted max-md:hidden">
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} size-1.5 rounded-full bg-muted`} />{t('keyExact')}</li>
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} rounded-full border border-dashed border-muted`} />{t('keyTown')}</li>
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} rounded-full border-[3px] border-muted`} />{t('keySeveral', { facet: inLanguage(byFacet(view, manifest).label, locale).toLocaleLowerCase(locale) })}</li>
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} border border-dashed border-muted bg-chip`} />{t('keySituation')}</li>
      {all > drawn && <li className="basis-full">{t('keyOutlined', { drawn, all })}</li>}
    </ul>
  )
}
