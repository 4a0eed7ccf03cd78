'use client'
import { useTranslations } from 'next-intl'
import { Swatch } from '@/components/ui/Swatch'
import { GREY, inLanguage } from '@/lib/model/facets'
import { useAtlas, useExplorer } from './context'
import { byFacet, outlinesDrawn } from './query'
import { useView } from './use-view'

/** The four marks of the map in a line; what each colour means stands in the filters, or here where a page has none (`colours`). */
export function MapKey({ colours = false }: { colours?: boolean }) {
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
    <ul aria-label={t('key')} className="map-key absolute bottom-2 start-3 flex max-w-[min(calc(100%-24px),36rem)] flex-wrap gap-x-4 gap-y-0.5 @max-[980px]:bottom-9 rounded-lg bg-surface/90 px-3 py-1.5 text-xs text-muted max-md:hidden">
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} size-1.5 rounded-full bg-muted`} />{t('keyExact')}</li>
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} rounded-full border border-dashed border-muted`} />{t('keyTown')}</li>
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} rounded-full border-[3px] border-muted`} />{t('keySeveral', { facet: inLanguage(byFacet(view, manifest).label, locale).toLocaleLowerCase(locale) })}</li>
      <li className="flex items-center gap-1.5"><span aria-hidden className={`${mark} border border-dashed border-muted bg-chip`} />{t('keySituation')}</li>
      {colours && <li className="basis-full"><Colours /></li>}
      {all > drawn && <li className="basis-full">{t('keyOutlined', { drawn, all })}</li>}
    </ul>
  )
}

/** The facet that colours, with the colour of each of its groups. */
function Colours() {
  const t = useTranslations('timeline')
  const { manifest, locale } = useAtlas()
  const [view] = useView()
  const facet = byFacet(view, manifest)
  const named = facet.codes.filter(c => c.color)
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <span className="font-medium">{inLanguage(facet.label, locale)}:</span>
      {named.map(c => <span key={c.code} className="flex items-center gap-1"><Swatch round size={9} color={c.color ?? GREY} />{inLanguage(c.label, locale)}</span>)}
      {named.length < facet.codes.length && <span className="flex items-center gap-1"><Swatch round size={9} color={GREY} />{t('other')}</span>}
    </span>
  )
}
