'use client'
import { useTranslations } from 'next-intl'
import { useAtlas } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { DEFAULT_LOCALE } from '@/i18n/locales'
import { feedQuery } from '@/lib/feed-query'

const FORMS = [['rss', 'RSS', 'rss+xml'], ['atom', 'Atom', 'atom+xml'], ['json', 'JSON', 'feed+json']] as const

/** Feeds of what is on screen: new and corrected records of the present filters, or statements. */
export function Follow({ what }: { what: 'incidents' | 'statements' }) {
  const t = useTranslations('travel')
  const { locale, manifest } = useAtlas()
  const [view] = useView()
  const query = feedQuery(view, manifest, { lang: locale === DEFAULT_LOCALE ? undefined : locale })
  return (
    <p role="group" aria-label={t(what === 'statements' ? 'followStatements' : 'followForms')} className="flex min-h-8 items-center gap-x-3 text-sm text-muted">
      {t('follow')}
      {FORMS.map(([form, name, type]) => <a key={form} href={`/feeds/${what}.${form}${query}`} type={`application/${type}`} lang="en" className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11">{name}</a>)}
    </p>
  )
}
