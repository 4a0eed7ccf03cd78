'use client'
import { useTranslations } from 'next-intl'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { EMPTY_VIEW } from '@/lib/search-params'
import { formatDay } from '@/lib/time/day'

/** Nothing matches: says so, and offers the two ways out. Nothing under this heading alone (records without a place may match): no word. */
export function EmptyState() {
  const t = useTranslations()
  const { domain } = useAtlas()
  const [view, setView] = useView()
  const others = useExplorer(s => (s.frame ? s.frame.totals.incidents + s.frame.situations.length : 0))
  if (others > 0) return null
  return (
    <div className="px-4 py-8 text-center">
      <p className="font-medium">{t('list.empty')}</p>
      <p className="mt-1 text-sm text-muted">{view.q ? t.rich('list.emptySearch', { q: () => <bdi className="font-medium text-ink">{view.q}</bdi> }) : t('list.emptyHint')}</p>
      <p className="mt-4 flex flex-wrap justify-center gap-2">
        {view.q && <button type="button" className="button" onClick={() => setView({ q: '' })}>{t('search.clear')}</button>}
        <button type="button" className="button" onClick={() => setView({ from: formatDay(domain.first), to: formatDay(domain.last), mode: 'window' })}>{t('list.allTime')}</button>
        <button type="button" className="button" onClick={() => setView({ facets: EMPTY_VIEW.facets, q: '', area: null, statement: null })}>{t('filters.clearAll')}</button>
      </p>
    </div>
  )
}

export function ErrorState({ text, retry }: { text: string; retry: () => void }) {
  const t = useTranslations('list')
  return (
    <div role="alert" className="px-4 py-8 text-center">
      <p>{text}</p>
      <button type="button" className="button mt-4" onClick={retry}>{t('retry')}</button>
    </div>
  )
}
