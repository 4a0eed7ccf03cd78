import { getTranslations } from 'next-intl/server'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import { titleOf } from './texts'

interface Props { /** Released editions that held it, newest first. */ editions: { number: number; date: string }[]; path: string; withdrawn: { date: string; reason: Record<string, string>; title: { title_en: string; title_ar?: string } | null }; locale: string }

/** A record that was taken back: a cited link says so, since when and why (410). */
export async function WithdrawnPanel({ withdrawn, path, editions, locale }: Props) {
  const [t, history] = await Promise.all([getTranslations('error'), getTranslations('history')])
  const [last, first] = [editions[0], editions.at(-1)]
  return (
    <div id="record" tabIndex={-1} className="px-4 py-6 outline-none">
      {withdrawn.title && <p className="text-muted">{titleOf(withdrawn.title, locale)}</p>}
      <h1 className="text-2xl">{t('gone')}</h1>
      <p className="mt-2">{t.rich('goneText', { date: () => <bdi>{dayText(withdrawn.date, locale)}</bdi> })}</p>
      <h2 className="mt-4 font-semibold">{t('goneWhy')}</h2>
      <p className="mt-1">{inLanguage(withdrawn.reason, locale)}</p>
      {last && first && (
        <p className="mt-4">
          {history.rich('stood', { from: editions.length, editions: () => <bdi>{first === last ? last.number : `${first.number}–${last.number}`}</bdi> })}{' '}
          <a className="link" href={localePath(locale, path, `?edition=${last.number}`)}>{history('stoodLink', { n: last.number })}</a>
        </p>
      )}
      <p className="mt-6"><a className="link" href={localePath(locale, '/')}>{t('home')}</a></p>
    </div>
  )
}
