'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { langOf, titleOf } from '@/components/panels/texts'
import { Swatch } from '@/components/ui/Swatch'
import { rangeOf, recordDate, tollText } from '@/lib/format'
import type { Section } from '@/lib/import/preview/protocol'
import { allFacets, GREY, inLanguage } from '@/lib/model/facets'
import type { ListItem } from '@/lib/model/list-item'
import { defaultBy } from '@/lib/search-params'
import { resolveWindow } from '@/lib/view-window'
import type { PreviewClient } from './client'
import { Lost } from './Lost'
import { useAnswer } from './use-answer'

const PAGE = 100
const IDS: Partial<Record<Section, string>> = { withoutPlace: 'without-place' }

/** The records of the present window and filters, answered by the importer's worker. */
export function Records({ client, onOpen }: { client: PreviewClient; onOpen(id: string): void }) {
  const t = useTranslations()
  const { manifest, domain, store } = useAtlas()
  const [view] = useView()
  const place = useExplorer(s => s.place)
  const [limit, setLimit] = useState(PAGE)
  const selection = useMemo(() => ({ window: { ...resolveWindow(view, manifest, domain), match: view.match }, facets: view.facets, area: view.area }), [view, manifest, domain])
  useEffect(() => setLimit(PAGE), [selection])
  const { answer: sections, failed } = useAnswer(useCallback(() => client.list(selection, limit), [client, selection, limit]))
  const { answer: here, failed: lost } = useAnswer(useCallback(async () => (place ? client.some(place.ids) : []), [client, place]))

  if (failed || lost) return <Lost />
  if (place) {
    return (
      <section className="mt-2 border-t border-line">
        <h2 className="flex items-center justify-between gap-3 border-b border-line bg-background px-4 py-2 text-sm font-semibold">
          {t('list.place', { n: place.ids.length })}
          <button type="button" className="link min-h-6 font-medium" onClick={() => store.set({ place: null })}>{t('list.closePlace')}</button>
        </h2>
        {here && <ul aria-label={t('list.incidents')}>{here.map(item => <Row key={item.id} item={item} onOpen={onOpen} />)}</ul>}
      </section>
    )
  }
  if (!sections) return <p className="px-4 py-3 text-muted">{t('list.loading')}</p>
  if (sections.every(s => !s.matched)) return <div className="px-4 py-6 text-center text-muted"><p className="font-medium text-ink">{t('list.empty')}</p><p>{t('list.emptyHint')}</p></div>
  return (
    <div className="mt-2 border-t border-line">
      {sections.filter(s => s.matched).map(({ section, matched, items }) => {
        const label = t(section === 'withoutDate' ? 'preview.withoutDate' : `list.${section}`)
        return (
          <section key={section} aria-label={label} id={IDS[section]}>
            {section !== 'incidents' && <h2 className="border-y border-line bg-background px-4 py-2 text-sm font-semibold">{label} <bdi className="font-normal tabular-nums text-muted">{matched.toLocaleString('en')}</bdi></h2>}
            <ul aria-label={label}>{items.map(item => <Row key={item.id} item={item} onOpen={onOpen} />)}</ul>
            {matched > items.length && (
              <p className="flex items-center justify-between gap-3 px-4 py-3 text-sm text-muted">
                <span>{t('list.of', { shown: items.length, all: matched })}</span>
                <button type="button" className="button" onClick={() => setLimit(limit + PAGE)}>{t('list.more', { n: Math.min(PAGE, matched - items.length) })}</button>
              </p>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Row({ item, onOpen }: { item: ListItem; onOpen(id: string): void }) {
  const { locale, manifest } = useAtlas()
  const t = useTranslations()
  const [view] = useView()
  const by = view.by ?? defaultBy(manifest)
  const codes = by === 'grading' ? [item.grading] : (item.facets[by] ?? [])
  const own = allFacets(manifest).find(f => f.property === by)?.codes.filter(c => codes.includes(c.code)) ?? []
  const killed = rangeOf(item.killed_min, item.killed_max)
  return (
    <li className="border-b border-line last:border-b-0">
      <button type="button" onClick={() => onOpen(item.id)} className="flex w-full gap-3 px-4 py-2.5 text-start hover:bg-background focus-visible:outline-offset-[-2px]">
        <span className="pt-1"><Swatch round size={10} color={own[0]?.color ?? GREY} /></span>
        <span className="min-w-0 flex-1">
          <span className="block leading-snug font-medium" dir="auto" lang={langOf(item, 'title', locale)}>{titleOf(item, locale)}</span>
          <span className="block text-sm text-muted">
            <bdi>{recordDate(item, locale, 'short') || t('incident.dateUnknown')}</bdi>
            {own.length > 0 && <> · <bdi>{own.map(c => inLanguage(c.label, locale)).join(locale === 'ar' ? '، ' : ', ')}</bdi></>}
            {' · '}{item.lon == null ? t('precision.none') : t(`precision.${item.geo_precision ?? 'unstated'}`)}
          </span>
        </span>
        {item.kind === 'incident' && <span className="shrink-0 font-semibold tabular-nums">{killed ? <><bdi>{tollText(killed)}</bdi> <span className="sr-only">{t('list.killed')}</span></> : <><span aria-hidden>–</span><span className="sr-only">{t('list.unknownToll')}</span></>}</span>}
      </button>
    </li>
  )
}
