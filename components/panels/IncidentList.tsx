'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import type { PlaceList as ExplorerPlace } from '@/components/explorer/store'
import { useView } from '@/components/explorer/use-view'
import { pageRows, type FirstRows, type ListAnswer, type ListItem } from '@/lib/model/list-item'
import { defaultBy } from '@/lib/search-params'
import { IncidentRow } from './IncidentRow'
import { EmptyState, ErrorState } from './States'
import { useList, useStale } from './use-list'

interface Props { initial?: FirstRows }

/** The matching records: incidents, then those without a place, then situations, each under a heading of its own. */
export function IncidentList({ initial }: Props) {
  const t = useTranslations('list')
  const { situations, situationsDated = 0 } = useAtlas()
  const place = useExplorer(s => s.place)
  const some = situationsDated > situations.length ? ` ${t('situationsDrawn', { shown: situations.length, all: situationsDated })}` : ''
  if (place) return <PlaceList {...place} />
  return (
    <>
      <RecordSection extra={{ kind: 'incident', place: 'known' }} label={t('incidents')} initial={initial?.placed} main />
      <RecordSection extra={{ kind: 'incident', place: 'unknown' }} label={t('withoutPlace')} initial={initial?.unplaced} id="without-place" />
      <RecordSection extra={{ kind: 'situation' }} label={t('situations')} note={t('situationsNote') + some} initial={initial?.situations} />
    </>
  )
}

export function RecordSection({ extra, label, note, initial, main = false, id }: { extra: Record<string, string>; label: string; note?: string; initial?: ListAnswer; main?: boolean; id?: string }) {
  const t = useTranslations('list')
  const { store, source, domain } = useAtlas()
  const page = pageRows(domain)
  const open = JSON.stringify(extra)
  const pages = useExplorer(s => s.pages[open] ?? 1)
  const setPages = (n: number) => store.set({ pages: { ...store.get().pages, [open]: n } })
  const asked = { ...extra, limit: String(page) }
  const { data, error, mutate, shown } = useList(asked, initial)
  const rows = useRef<HTMLUListElement>(null)
  useStale(rows, asked, shown)
  // What stands there is of another view: no row is better than a wrong one.
  if (error) return main ? <ErrorState text={t(source.local ? 'lost' : 'error')} retry={() => void mutate()} /> : null
  if (!data) return main ? <p className="px-4 py-3 text-muted">{t('loading')}</p> : null
  if (!data.items.length) return main ? <EmptyState /> : null
  return (
    <section aria-label={label} id={id}>
      {!main && (
        <h2 className="border-y border-line bg-background px-4 py-2 text-sm font-semibold">
          {label} <bdi className="font-normal text-muted tabular-nums">{data.matched}</bdi>
          {note && <span className="block font-normal text-muted">{note}</span>}
        </h2>
      )}
      <ul ref={rows} aria-label={label} className="aria-busy:opacity-50">
        <Rows items={data.items} />
        {pages > 1 && data.next && <MoreRows extra={asked} after={data.next} pages={pages - 1} />}
      </ul>
      {data.matched > pages * page && (
        <p className="flex items-center justify-between gap-3 px-4 py-3 text-sm text-muted">
          <span>{t('of', { shown: pages * page, all: data.matched })}</span>
          <button type="button" className="button" onClick={() => setPages(pages + 1)}>{t('more', { n: Math.min(page, data.matched - pages * page) })}</button>
        </p>
      )}
    </section>
  )
}

/** Those that share one point of the map, opened from its ring. */
function PlaceList({ ids, some = false }: ExplorerPlace) {
  const t = useTranslations('list')
  const { store, domain } = useAtlas()
  const page = pageRows(domain)
  const [pages, setPages] = useState(1)
  return (
    <section>
      <h2 className="flex items-center justify-between gap-3 border-b border-line bg-background px-4 py-2 text-sm font-semibold">
        {t('place', { n: ids.length })}
        <button type="button" className="link min-h-6 font-medium" onClick={() => store.set({ place: null })}>{t('closePlace')}</button>
      </h2>
      {some && <p className="px-4 py-2 text-sm text-muted">{t('placeSome')}</p>}
      <ul aria-label={t('incidents')}>{Array.from({ length: pages }, (_, i) => <MoreRows key={i} extra={{ ids: ids.slice(i * page, (i + 1) * page).join(','), limit: String(page) }} pages={1} />)}</ul>
      {ids.length > pages * page && <p className="px-4 py-3 text-end"><button type="button" className="button" onClick={() => setPages(pages + 1)}>{t('more', { n: Math.min(page, ids.length - pages * page) })}</button></p>}
    </section>
  )
}

/** A further page of a list, and those after it: each names the next. An address names at most a page of ids. */
function MoreRows({ extra, after, pages }: { extra: Record<string, string>; after?: string; pages: number }) {
  const t = useTranslations('list')
  const { data, error, mutate } = useList(after ? { ...extra, after } : extra)
  if (error) return <li><ErrorState text={t('error')} retry={() => void mutate()} /></li>
  if (!data) return <li className="px-4 py-3 text-muted">{t('loading')}</li>
  return (
    <>
      <Rows items={data.items} />
      {pages > 1 && data.next && <MoreRows extra={extra} after={data.next} pages={pages - 1} />}
    </>
  )
}

function Rows({ items }: { items: ListItem[] }) {
  const { manifest } = useAtlas()
  const [view] = useView()
  const by = view.by ?? defaultBy(manifest)
  return items.map(item => <IncidentRow key={item.id} item={item} by={by} />)
}
