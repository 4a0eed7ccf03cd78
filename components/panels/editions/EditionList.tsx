import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { EditionEntry } from '@/lib/model/history'
import { EditionAbout } from './EditionAbout'

interface Props { editions: EditionEntry[]; next: number | null; draft: { number: number } | null; /** Number of the edition that is served. */ present: number | null; language: string; locale: string }

/** Every released edition, the newest first: its note, what it changed, where to have it as it was. A draft is said to be one. */
export async function EditionList({ editions, next, draft, present, language, locale }: Props) {
  const t = await getTranslations('editions')
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('intro')}</p>
      {draft && <p role="note" className="mt-4 border-s-4 border-accent bg-chip px-4 py-2.5">{t('draft', { n: draft.number })}</p>}
      {editions.length === 0 && <p className="mt-6">{t('noneReleased')}</p>}
      {editions.map(entry => (
        <section key={entry.number} className="mt-6 border-t border-line pt-5">
          <h2 className="mb-2 text-xl">
            <AppLink className="link" href={localePath(locale, `/editions/${entry.number}`)}>{t('heading', { n: entry.number })}</AppLink> <bdi className="font-normal text-muted">{dayText(entry.date, locale)}</bdi>
            {entry.number === present && <span className="ms-2 rounded-md bg-chip px-2 py-0.5 align-middle text-sm font-normal">{t('present')}</span>}
          </h2>
          <EditionAbout entry={entry} language={language} locale={locale} linked />
        </section>
      ))}
      <p className="mt-6 flex flex-wrap gap-x-5 border-t border-line pt-4">
        {next !== null && <AppLink className="link inline-flex min-h-9 items-center" href={localePath(locale, '/editions', `?before=${next}`)}>{t('older')}</AppLink>}
        <a className="link inline-flex min-h-9 items-center" href="/api/editions?f=json" rel="alternate" type="application/json">{t('data')}</a>
      </p>
    </article>
  )
}

/** Instead of a page of an edition that there is not: which there are. */
export async function NoSuchEdition({ number, editions, locale }: { number: string; editions: EditionEntry[]; locale: string }) {
  const t = await getTranslations('editions')
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('none', { n: number })}</h1>
      <p className="mt-2">{editions.length ? t('noneText') : t('noneReleased')}</p>
      <ul className="mt-4 border-t border-line">
        {editions.map(e => <li key={e.number} className="border-b border-line py-1.5"><a className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11" href={localePath(locale, `/editions/${e.number}`)}>{t('heading', { n: e.number })}</a> <bdi className="text-muted">{dayText(e.date, locale)}</bdi></li>)}
      </ul>
      <p className="mt-6"><a className="link" href={localePath(locale, '/editions')}>{t('all')}</a></p>
    </article>
  )
}
