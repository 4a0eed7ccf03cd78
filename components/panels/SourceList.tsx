import { getTranslations } from 'next-intl/server'
import { dayText } from '@/lib/format'
import type { Source } from '@/lib/model/incident'
import { Part } from './Part'

/** Every source with its publisher; a missing address is said, never invented. */
export async function SourceList({ sources, locale, title }: { sources: Source[]; locale: string; title?: string }) {
  const t = await getTranslations('incident')
  if (!sources.length) return null
  return (
    <Part title={title ?? t('sources')} count={sources.length}>
      <ul>
        {sources.map((s, i) => (
          <li key={i} className="border-t border-line py-1.5">
            {s.url ? <a className="link" href={s.url} hrefLang={s.language} rel="noopener noreferrer external"><bdi>{s.title}</bdi></a> : <bdi>{s.title}</bdi>}
            <span className="block text-sm text-muted">
              <bdi>{s.publisher}</bdi>
              {s.date && <> · <bdi>{dayText(s.date, locale, 'short')}</bdi></>}
              {!s.url && <> · {t('noUrl')}</>}
              {s.archived_url && <> · <a className="link" href={s.archived_url} rel="noopener noreferrer external">{t('archived')}</a></>}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
