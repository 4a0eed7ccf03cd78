'use client'
import { useTranslations } from 'next-intl'
import { useAtlas } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { ViewLink } from '@/components/explorer/ViewLink'
import { dayText } from '@/lib/format'
import { matchesWords } from '@/lib/text/fold'
import { langOf, localText, titleOf } from './texts'

export interface StatementItem {
  id: string
  date: string
  title_en: string
  title_ar?: string
  publisher_en: string
  publisher_ar?: string
  /** Incidents that it names. */
  incidents: number
  /** Folded text of its search words, so that the query filters here as it does on the server. */
  words: string[]
}

/** All statements by date, newest first; the search narrows them. */
export function StatementList({ items }: { items: StatementItem[] }) {
  const { locale } = useAtlas()
  const [view] = useView()
  const t = useTranslations('list')
  const shown = view.q ? items.filter(item => matchesWords(item.words, view.q)) : items
  if (!shown.length) return <p className="px-4 py-8 text-center text-muted">{t('emptyStatements')}</p>
  return (
    <ul aria-label={t('statements')}>
      {shown.map(item => (
        <li key={item.id} className="border-b border-line last:border-b-0">
          <ViewLink path={`/statements/${item.id}`} className="block px-4 py-2.5 hover:bg-background focus-visible:outline-offset-[-2px]">
            <span className="block text-sm text-muted"><bdi>{dayText(item.date, locale)}</bdi> · <span lang={langOf(item, 'publisher', locale)}>{localText(item, 'publisher', locale)}</span></span>
            <span className="block font-medium leading-snug" lang={langOf(item, 'title', locale)}>{titleOf(item, locale)}</span>
            <span className="block text-sm text-muted">{t('statementCount', { n: item.incidents })}</span>
          </ViewLink>
        </li>
      ))}
    </ul>
  )
}
