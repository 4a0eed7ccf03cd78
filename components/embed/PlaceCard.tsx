'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import useSWR from 'swr'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { Icon } from '@/components/ui/Icon'
import { langOf, titleOf } from '@/components/panels/texts'
import { localePath } from '@/i18n/locales'
import { recordDate } from '@/lib/format'
import type { ListAnswer } from '@/lib/model/list-item'
import { writeView } from '@/lib/search-params'

/** Of what shares a place so many are named; more is what the atlas is for. */
const NAMED = 60

/** What shares the place that was clicked: links that open in tabs. */
export function PlaceCard() {
  const t = useTranslations()
  const { store, locale, manifest, source } = useAtlas()
  const [view] = useView()
  const place = useExplorer(s => s.place)
  const edition = useExplorer(s => s.frame?.edition)
  const { data, error } = useSWR<ListAnswer, Error>(place && edition ? `/api/editions/${edition}/list?any=1&ids=${place.ids.slice(0, NAMED).join(',')}&limit=${NAMED}` : null, source.json, { revalidateOnFocus: false })
  useEffect(() => {
    if (!place) return
    const close = (event: KeyboardEvent) => { if (event.key === 'Escape') store.set({ place: null }) }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [store, place])
  if (!place) return null
  return (
    <section aria-label={t('embed.here')} className="embed-card">
      <div className="flex items-center justify-between gap-2 border-b border-line ps-3 pe-1">
        <p aria-live="polite" className="text-sm text-muted">{t(place.some || place.ids.length > NAMED ? 'embed.more' : 'embed.records', { n: Math.min(place.ids.length, NAMED) })}</p>
        <button type="button" aria-label={t('share.close')} className="grid size-8 place-items-center text-muted hover:text-ink pointer-coarse:size-11" onClick={() => store.set({ place: null })}><Icon name="close" /></button>
      </div>
      {error && <p role="alert" className="px-3 py-2">{t('map.listFailed')}</p>}
      <ul aria-label={t('embed.here')} className="min-h-0 flex-1 overflow-y-auto">
        {data?.items.map(item => (
          <li key={item.id} className="border-b border-line last:border-b-0">
            <a className="block px-3 py-1.5 hover:bg-background focus-visible:outline-offset-[-2px]" href={localePath(locale, `/incidents/${item.id}`, writeView(view, manifest))} target="_blank" rel="noopener">
              <span className="block leading-snug" lang={langOf(item, 'title', locale)}>{titleOf(item, locale)}</span>
              <bdi className="text-sm text-muted">{recordDate(item, locale, 'short') || t('incident.dateUnknown')}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
