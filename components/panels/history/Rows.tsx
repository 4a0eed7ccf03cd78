import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { Icon } from '@/components/ui/Icon'
import { Prose } from '@/components/ui/Prose'
import { localePath } from '@/i18n/locales'
import type { Item, Row } from './change-rows'
import { TextDifference } from './TextDifference'

/** Fields that changed, each with what stood there before and what stands there since. */
export async function Rows({ rows, locale }: { rows: Row[]; locale: string }) {
  const t = await getTranslations('history')
  const item = ({ text, path }: Item) => (path ? <AppLink className="link [overflow-wrap:anywhere]" href={localePath(locale, path)}><bdi>{text}</bdi></AppLink> : <bdi className="[overflow-wrap:anywhere]"><Prose text={text} /></bdi>)
  const value = (text: string | null) => (text === null ? <span className="font-normal text-muted">{t('notStated')}</span> : <bdi className="[overflow-wrap:anywhere]">{text}</bdi>)
  return (
    <dl className="mt-1.5 space-y-1.5">
      {rows.map(row => (
        <div key={row.field} className="rounded-md bg-background px-3 py-2">
          <dt className="text-sm text-muted">{row.label}</dt>
          <dd>
            {row.form === 'text' && <div lang={row.lang === locale ? undefined : row.lang}><TextDifference before={row.before} after={row.after} locale={locale} words={{ removed: t('removed'), added: t('added') }} /></div>}
            {row.form === 'value' && (
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span><span className="sr-only">{t('before')}: </span>{value(row.before)}</span>
                <Icon name="chevronStart" size={12} className="self-center rotate-180 text-muted rtl:rotate-0" />
                <span className="font-semibold"><span className="sr-only">{t('after')}: </span>{value(row.after)}</span>
              </span>
            )}
            {row.form === 'list' && (
              <ul>
                {row.removed.map((entry, i) => <li key={i} className="flex gap-2"><span className="shrink-0 text-sm leading-[inherit] text-muted">{t('removed')}</span><del className="text-muted decoration-1">{item(entry)}</del></li>)}
                {row.added.map((entry, i) => <li key={i} className="flex gap-2"><span className="shrink-0 text-sm leading-[inherit] text-muted">{t('added')}</span><ins className="font-medium no-underline">{item(entry)}</ins></li>)}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
