import { getTranslations } from 'next-intl/server'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import { titleOf } from './texts'

interface Props { withdrawn: { date: string; reason: Record<string, string>; title: { title_en: string; title_ar?: string } | null }; locale: string }

/** A record that was taken back: a cited link says so, since when and why (410). */
export async function WithdrawnPanel({ withdrawn, locale }: Props) {
  const t = await getTranslations('error')
  return (
    <div id="record" tabIndex={-1} className="px-4 py-6 outline-none">
      {withdrawn.title && <p className="text-muted">{titleOf(withdrawn.title, locale)}</p>}
      <h1 className="text-2xl">{t('gone')}</h1>
      <p className="mt-2">{t.rich('goneText', { date: () => <bdi>{dayText(withdrawn.date, locale)}</bdi> })}</p>
      <h2 className="mt-4 font-semibold">{t('goneWhy')}</h2>
      <p className="mt-1">{inLanguage(withdrawn.reason, locale)}</p>
      <p className="mt-6"><a className="link" href={localePath(locale, '/')}>{t('home')}</a></p>
    </div>
  )
}
