import { getTranslations } from 'next-intl/server'
import { Prose } from '@/components/ui/Prose'
import { claimFigure, momentOf } from '@/lib/claims-time'
import { dayText } from '@/lib/format'
import type { ClaimOfSubject, Subject } from '@/lib/model/claims'
import { langOf, localText } from '../panels/texts'
import { Glyph } from './Glyph'

/** The claims of a subject in the order in which they were said, each with its figure, its author and its sources. */
export async function ClaimsTable({ subject, locale }: { subject: Subject; locale: string }) {
  const [t, incident] = await Promise.all([getTranslations('claims'), getTranslations('incident')])
  const said = ({ said, said_before, said_precision }: ClaimOfSubject) =>
    (said ? <bdi>{dayText(said, locale, said_precision === 'month' || said_precision === 'year' ? said_precision : 'short')}</bdi> : t.rich('before', { date: () => <bdi>{dayText(said_before ?? '', locale, 'short')}</bdi> }))
  const claims = subject.claims.toSorted((a, b) => momentOf(a).at - momentOf(b).at || a.min - b.min)
  const th = 'pb-1 text-start font-normal'
  return (
    <table className="claims-table mt-4 w-full border-collapse">
      <caption className="sr-only">{localText(subject, 'title', locale)}</caption>
      <thead><tr className="text-sm text-muted"><th scope="col" className={th}>{t('said')}</th><th scope="col" className={`${th} ps-3`}>{t('by')}</th><th scope="col" className="pb-1 ps-3 text-end font-normal">{localText(subject, 'counts', locale)}</th></tr></thead>
      <tbody>
        {claims.map((claim, i) => (
          <tr key={i} className="border-t border-line align-top">
            <td className="w-28 py-1.5 max-md:w-20 text-sm text-muted">{said(claim)}</td>
            <th scope="row" className="py-1.5 ps-3 text-start font-normal">
              <span className="inline-flex items-baseline gap-1.5"><Glyph stance={claim.stance} hollow={claim.scope !== 'total'} /><span><bdi lang={langOf(claim, 'by', locale)}>{localText(claim, 'by', locale)}</bdi> <span className="text-muted">{t(`does.${claim.stance}`)}{claim.scope !== 'total' && `, ${t(`scope.${claim.scope}`)}`}</span></span></span>
              {localText(claim, 'note', locale) && <span className="block text-sm" lang={langOf(claim, 'note', locale)}><Prose text={localText(claim, 'note', locale)} /></span>}
              <span className="block text-sm text-muted">
                {claim.sources.map((s, k) => (
                  <span key={k} className="block">
                    {s.url ? <a className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11" href={s.url} hrefLang={s.language} rel="noopener noreferrer external"><bdi>{s.title}</bdi></a> : <bdi>{s.title}</bdi>} · <bdi>{s.publisher}</bdi>
                    {s.archived_url && <> · <a className="link" href={s.archived_url} rel="noopener noreferrer external">{incident('archived')}</a></>}
                  </span>
                ))}
              </span>
            </th>
            <td className="py-1.5 ps-3 text-end"><bdi className="font-semibold tabular-nums">{claimFigure(claim)}</bdi></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
