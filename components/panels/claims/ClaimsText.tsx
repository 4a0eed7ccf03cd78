import { getTranslations } from 'next-intl/server'
import { ClaimsChart } from '@/components/charts/ClaimsChart'
import { AppLink } from '@/components/ui/AppLink'
import { Prose } from '@/components/ui/Prose'
import { localePath } from '@/i18n/locales'
import { rangeText } from '@/lib/format'
import type { ClaimsPage, StrikeOrder } from '@/lib/model/claims-page'
import type { Assessment } from '@/lib/model/strikes'
import { langOf, localText } from '../texts'
import { Strikes } from './Strikes'

interface Props extends ClaimsPage { /** How the strikes are narrowed and in which order; null in a copy without a server, which shows all of them by day. */ asked: { assessment: Assessment | null; order: StrikeOrder } | null; /** What every link keeps: the edition. */ query: string; locale: string; data?: string }

/** Claim against claim, in total: each matter over time, then record by record what was found, what was admitted, what others count. */
export async function ClaimsText({ subjects, asked, query, locale, data, ...strikes }: Props) {
  const t = await getTranslations('claims')
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('intro')}</p>
      {!subjects.length && !strikes.totals.records && <p className="mt-6">{t('none')}</p>}
      {subjects.map(subject => (
        <section key={subject.id} id={subject.id} tabIndex={-1} className="mt-10 scroll-mt-4 outline-none">
          <h2 className="text-xl" lang={langOf(subject, 'title', locale)}><Prose text={localText(subject, 'title', locale)} /></h2>
          <p className="text-sm text-muted">{t.rich('about', { days: () => <bdi>{rangeText(subject.from, subject.to, locale)}</bdi> })}</p>
          {localText(subject, 'summary', locale) && <p className="mt-2" lang={langOf(subject, 'summary', locale)}><Prose text={localText(subject, 'summary', locale)} /></p>}
          <ClaimsChart subject={subject} locale={locale} />
          <p className="flex flex-wrap gap-x-5">
            {subject.incident && <AppLink className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={localePath(locale, `/incidents/${subject.incident}`, query)}>{t('record')}</AppLink>}
            <AppLink className="link inline-flex min-h-9 items-center max-md:hidden" href={localePath(locale, '/', `${query ? `${query}&` : '?'}claims=${subject.id}`)}>{t('onTimeline')}</AppLink>
          </p>
        </section>
      ))}
      {strikes.totals.records > 0 && <Strikes {...strikes} asked={asked} query={query} locale={locale} />}
      <p className="mt-8 flex flex-wrap gap-x-5 border-t border-line pt-4">
        <AppLink className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={localePath(locale, '/evidence', query)}>{t('evidence')}</AppLink>
        {data && <a className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={data} rel="alternate" type="application/json">{t('data')}</a>}
      </p>
    </article>
  )
}
