import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { localePath } from '@/i18n/locales'
import { tollText } from '@/lib/format'
import { ASSESSMENTS } from '@/lib/model/codes'
import { STRIKE_ORDERS, type ClaimsPage, type StrikeOrder } from '@/lib/model/claims-page'
import type { Assessment, Sum } from '@/lib/model/strikes'
import { StrikeRow } from './StrikeRow'

interface Props extends Omit<ClaimsPage, 'subjects'> { asked: { assessment: Assessment | null; order: StrikeOrder } | null; query: string; locale: string }

/** Record by record: what was found, what the party says, what others count. Narrowed and ordered by links, without a script. */
export async function Strikes({ totals, strikes, asked, query, locale }: Props) {
  const t = await getTranslations()
  const chosen = asked?.assessment ?? null
  const order = asked?.order ?? 'date'
  const address = (assessment: Assessment | null, by: StrikeOrder) => {
    const params = new URLSearchParams(query)
    if (assessment) params.set('assessment', assessment)
    if (by !== 'date') params.set('order', by)
    return `${localePath(locale, '/claims', params.size ? `?${params}` : '')}#strikes`
  }
  const sum = (s: Sum) => <bdi className="font-semibold tabular-nums">{s.known ? tollText(s) : '–'}</bdi>
  const choice = 'inline-flex min-h-9 items-center gap-1.5 rounded-md px-2.5 aria-[current]:bg-chip aria-[current]:font-semibold pointer-coarse:min-h-11'
  const th = 'px-2 pb-1.5 text-start align-bottom font-normal first:ps-0'
  const all = chosen ? totals.byAssessment[chosen] : totals.records
  return (
    <section id="strikes" tabIndex={-1} className="mt-10 scroll-mt-4 outline-none">
      <h2 className="text-xl">{t('claims.strikes')}</h2>
      <p className="mt-2">{t.rich('claims.strikesIntro', { records: totals.records, statements: totals.statements, accepted: totals.byAssessment.credible, killed: () => sum(totals.admitted.killed), injured: () => sum(totals.admitted.injured) })}</p>
      <p className="mt-2">{t.rich('claims.strikesFound', { killed: () => sum(totals.found.killed), injured: () => sum(totals.found.injured) })} {t('claims.notDifference')}</p>
      {asked && (
        <div className="print-none mt-4 space-y-1 text-sm">
          <nav aria-label={t('claims.filter')} className="-mx-2.5 flex flex-wrap gap-x-1">
            <AppLink className={choice} aria-current={chosen === null || undefined} href={address(null, order)}>{t('claims.all')} <bdi className="text-muted tabular-nums">{totals.records}</bdi></AppLink>
            {ASSESSMENTS.filter(a => totals.byAssessment[a]).map(a => <AppLink key={a} className={choice} aria-current={chosen === a || undefined} href={address(a, order)}>{t(`assessment.${a}`)} <bdi className="text-muted tabular-nums">{totals.byAssessment[a]}</bdi></AppLink>)}
          </nav>
          <nav aria-label={t('claims.order')} className="-mx-2.5 flex flex-wrap items-center gap-x-1">
            <span className="ps-2.5 text-muted">{t('claims.order')}</span>
            {STRIKE_ORDERS.map(by => <AppLink key={by} className={choice} aria-current={order === by || undefined} href={address(chosen, by)}>{t(`claims.orders.${by}`)}</AppLink>)}
          </nav>
        </div>
      )}
      <table className="strikes mt-3 w-full border-collapse text-sm">
        <caption className="sr-only">{t('claims.strikes')}</caption>
        <thead><tr className="text-muted">{(['strike', 'foundColumn', 'admittedColumn', 'othersColumn'] as const).map(name => <th key={name} scope="col" className={th}>{t(`claims.${name}`)}</th>)}</tr></thead>
        <tbody>{strikes.map(strike => <StrikeRow key={strike.id} strike={strike} query={query} locale={locale} />)}</tbody>
      </table>
      {all > strikes.length && <p className="mt-2 text-sm text-muted">{t('claims.listed', { shown: strikes.length, all })}</p>}
    </section>
  )
}
