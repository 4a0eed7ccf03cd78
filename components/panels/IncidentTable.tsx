'use client'
import { useTranslations } from 'next-intl'
import { useRef, type ReactNode } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { ViewLink } from '@/components/explorer/ViewLink'
import { Icon } from '@/components/ui/Icon'
import { rangeOf, recordDate, tollText } from '@/lib/format'
import { allFacets, labelOf } from '@/lib/model/facets'
import { pageRows, type FirstRows, type ListAnswer, type ListItem } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { localText, titleOf } from './texts'
import { EmptyState, ErrorState } from './States'
import { useList, useStale } from './use-list'

const COLUMNS = ['date', 'title', 'place', 'killed', 'injured', 'grading'] as const
type Column = (typeof COLUMNS)[number]
const isToll = (name: Column) => name === 'killed' || name === 'injured'
/** Tolls that the atlas does not record have no column. */
const columnsOf = ({ casualty_fields }: Manifest) => COLUMNS.filter(name => !isToll(name) || casualty_fields.includes(name as 'killed'))

/** The list's records as a table, under the same headings; a column's button sorts by it, again turns it round. The order is in the URL. */
export function IncidentTable({ initial }: { initial?: FirstRows }) {
  const t = useTranslations()
  const { manifest } = useAtlas()
  const [view, setView] = useView()
  const sort = view.sort ?? '-date'
  const column = sort.replace('-', '')
  const turn = (name: Column) => setView({ sort: sort === `-${name}` ? name : sort === name ? `-${name}` : name === 'title' || name === 'place' ? name : `-${name}` })
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('table.caption')}>
      <table className="w-full min-w-[560px] border-collapse text-sm">
        <caption className="sr-only">{t('table.caption')}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b border-line">
            {columnsOf(manifest).map(name => (
              <th key={name} scope="col" aria-sort={column === name ? (sort.startsWith('-') ? 'descending' : 'ascending') : 'none'} className="p-0 text-start font-semibold">
                <button type="button" className={`flex min-h-9 w-full items-center gap-1 px-2 hover:text-accent ${isToll(name) ? 'justify-end' : ''} ${name === 'date' ? 'ps-4' : ''}`} onClick={() => turn(name)}>
                  {t(`table.${name}`)}
                  {column === name && <Icon name={sort.startsWith('-') ? 'chevronDown' : 'chevronUp'} size={12} />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <Rows extra={{ kind: 'incident', place: 'known' }} initial={initial?.placed} />
        <Rows extra={{ kind: 'incident', place: 'unknown' }} initial={initial?.unplaced} label={t('list.withoutPlace')} />
        <Rows extra={{ kind: 'situation' }} initial={initial?.situations} label={t('list.situations')} />
      </table>
    </div>
  )
}

/** One heading's rows. Those without a label come first and speak for the table when there is nothing to show. */
function Rows({ extra, initial, label }: { extra: Record<string, string>; initial?: ListAnswer; label?: string }) {
  const t = useTranslations()
  const { store, domain } = useAtlas()
  const page = pageRows(domain)
  const open = JSON.stringify(extra)
  const pages = useExplorer(s => s.pages[open] ?? 1)
  const setPages = (n: number) => store.set({ pages: { ...store.get().pages, [open]: n } })
  const asked = { ...extra, limit: String(page) }
  const { data, error, mutate, shown } = useList(asked, initial)
  const rows = useRef<HTMLTableSectionElement>(null)
  useStale(rows, asked, shown)
  const whole = (content: ReactNode) => <tr><td colSpan={COLUMNS.length} className="p-0">{content}</td></tr>
  const body = (content: ReactNode) => (label ? null : <tbody>{whole(content)}</tbody>)
  if (error) return body(<ErrorState text={t('list.error')} retry={() => void mutate()} />)
  if (!data) return body(<p className="px-4 py-3 text-muted">{t('list.loading')}</p>)
  if (!data.items.length) return body(<EmptyState />)
  return (
    <tbody ref={rows} className="aria-busy:opacity-50">
      {label && <tr><th scope="rowgroup" colSpan={COLUMNS.length} className="border-b border-line bg-background px-4 py-2 text-start font-semibold">{label} <bdi className="font-normal text-muted tabular-nums">{data.matched}</bdi></th></tr>}
      {data.items.map(item => <Row key={item.id} item={item} />)}
      {pages > 1 && data.next && <MoreRows extra={asked} after={data.next} pages={pages - 1} />}
      {data.matched > pages * page && whole(<button type="button" className="button mx-4 my-3" onClick={() => setPages(pages + 1)}>{t('list.more', { n: Math.min(page, data.matched - pages * page) })}</button>)}
    </tbody>
  )
}

/** A further page, and those after it: each names the next. */
function MoreRows({ extra, after, pages }: { extra: Record<string, string>; after: string; pages: number }) {
  const { data } = useList({ ...extra, after })
  return (
    <>
      {data?.items.map(item => <Row key={item.id} item={item} />)}
      {pages > 1 && data?.next && <MoreRows extra={extra} after={data.next} pages={pages - 1} />}
    </>
  )
}

function Row({ item }: { item: ListItem }) {
  const { locale, manifest } = useAtlas()
  const t = useTranslations('incident')
  const figure = (min?: number, max?: number) => {
    const toll = rangeOf(min, max)
    return <td className="px-2 py-1.5 text-end tabular-nums">{toll ? <bdi>{tollText(toll)}</bdi> : <span className="text-muted"><span aria-hidden>–</span><span className="sr-only">{t('unknown')}</span></span>}</td>
  }
  const grading = allFacets(manifest).find(f => f.property === 'grading')
  return (
    <tr className="border-b border-line align-top hover:bg-background">
      <td className="min-w-24 px-2 py-1.5 ps-4"><bdi>{recordDate(item, locale, 'short') || t('dateUnknown')}</bdi></td>
      <td className="px-2 py-1.5"><ViewLink path={`/incidents/${item.id}`} className="link">{titleOf(item, locale)}</ViewLink></td>
      <td className="px-2 py-1.5 text-muted">{localText(item, 'place', locale)}</td>
      {manifest.casualty_fields.includes('killed') && figure(item.killed_min, item.killed_max)}
      {manifest.casualty_fields.includes('injured') && figure(item.injured_min, item.injured_max)}
      <td className="px-2 py-1.5">{labelOf(grading, item.grading, locale)}</td>
    </tr>
  )
}
