import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { HeldIn } from '@/lib/model/history'
import { titleOf } from './texts'

interface Props { /** Where it stood before; null when in none, or where that is not known. */ held: HeldIn | null; /** Its history. */ children?: ReactNode; path: string; withdrawn: { date: string; reason: Record<string, string>; title: { title_en: string; title_ar?: string } | null }; locale: string }

/** A record that was taken back: a cited link says so, since when and why (410). */
export async function WithdrawnPanel({ withdrawn, path, held, children, locale }: Props) {
  const [t, history] = await Promise.all([getTranslations('error'), getTranslations('history')])
  return (
    <div id="record" tabIndex={-1} className="px-4 py-6 outline-none">
      {withdrawn.title && <p className="text-muted">{titleOf(withdrawn.title, locale)}</p>}
      <h1 className="text-2xl">{t('gone')}</h1>
      <p className="mt-2">{t.rich('goneText', { date: () => <bdi>{dayText(withdrawn.date, locale)}</bdi> })}</p>
      <h2 className="mt-4 font-semibold">{t('goneWhy')}</h2>
      <p className="mt-1">{inLanguage(withdrawn.reason, locale)}</p>
      {held && (
        <p className="mt-4">
          {history.rich(held.count === held.among ? 'stood' : 'stoodSome', { from: held.count, n: held.count, editions: () => <bdi>{held.first.number === held.last ? held.last : `${held.first.number}–${held.last}`}</bdi> })}{' '}
          <a className="link" href={localePath(locale, path, `?edition=${held.last}`)}>{history('stoodLink', { n: held.last })}</a>
        </p>
      )}
      {children}
      <p className="mt-6"><a className="link" href={localePath(locale, '/')}>{t('home')}</a></p>
    </div>
  )
}
