'use client'
import { useTranslations } from 'next-intl'
import { useAtlas } from '@/components/explorer/context'
import { RecordLink } from '@/components/explorer/RecordLink'
import { Swatch } from '@/components/ui/Swatch'
import { rangeOf, recordDate, tollText } from '@/lib/format'
import { allFacets, GREY, inLanguage } from '@/lib/model/facets'
import type { ListItem } from '@/lib/model/list-item'
import { langOf, titleOf } from './texts'

/** One record in the panel's list: colour and label of the facet, title, date, how well the place is known, the toll. */
export function IncidentRow({ item, by }: { item: ListItem; by: string }) {
  const { locale, manifest } = useAtlas()
  const t = useTranslations()
  const facet = allFacets(manifest).find(f => f.property === by)
  const codes = by === 'grading' ? [item.grading] : (item.facets[by] ?? [])
  // Every code is named: two alleged actors are not one. The dot has the first one's colour, as on the map.
  const own = facet?.codes.filter(c => codes.includes(c.code)) ?? []
  const code = own[0]
  const killed = rangeOf(item.killed_min, item.killed_max)
  const date = recordDate(item, locale, 'short')
  return (
    <li className="border-b border-line last:border-b-0">
      <RecordLink id={item.id} className="flex gap-3 px-4 py-2.5 hover:bg-background focus-visible:outline-offset-[-2px]">
        <span className="pt-1"><Swatch round size={10} color={code?.color ?? GREY} /></span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium leading-snug" lang={langOf(item, 'title', locale)}>{titleOf(item, locale)}</span>
          <span className="block text-sm text-muted">
            <bdi>{date || t('incident.dateUnknown')}</bdi>
            {code && <> · {own.map(c => inLanguage(c.label, locale)).join(locale === 'ar' ? '، ' : ', ')}</>}
            {' · '}
            {item.lon == null ? t('precision.none') : <span className="known">{t(`precision.${item.geo_precision ?? 'unstated'}`)}</span>}
          </span>
        </span>
        {item.kind === 'incident' && manifest.casualty_fields.includes('killed') && (
          <span className="shrink-0 text-end font-semibold tabular-nums" title={killed ? t('list.killed') : t('list.unknownToll')}>
            {killed ? <><bdi>{tollText(killed)}</bdi> <span className="sr-only">{t('list.killed')}</span></> : <><span aria-hidden>–</span><span className="sr-only">{t('list.unknownToll')}</span></>}
          </span>
        )}
      </RecordLink>
    </li>
  )
}
