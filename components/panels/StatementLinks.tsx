import { getTranslations } from 'next-intl/server'
import { ViewLink } from '@/components/explorer/ViewLink'
import { dayText } from '@/lib/format'
import { Part } from './Part'
import { titleOf } from './texts'

interface Named { id: string; date: string; title_en: string; title_ar?: string }

/** The statements that name a record, and apart from them those that only give it context. */
export async function StatementLinks({ naming, context, locale }: { naming: Named[]; context: Named[]; locale: string }) {
  const t = await getTranslations('incident')
  const list = (items: Named[]) => (
    <ul>
      {items.map(s => (
        <li key={s.id} className="border-t border-line">
          <ViewLink path={`/statements/${s.id}`} className="grid grid-cols-[112px_1fr] gap-x-3 py-1.5 hover:text-accent">
            <bdi className="text-muted">{dayText(s.date, locale, 'short')}</bdi><span>{titleOf(s, locale)}</span>
          </ViewLink>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <Part title={t('statements')} count={naming.length}>{naming.length ? list(naming) : <p className="text-muted">{t('noStatements')}</p>}</Part>
      {context.length > 0 && <Part title={t('contextStatements')} count={context.length}>{list(context)}</Part>}
    </>
  )
}
