import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { Prose } from '@/components/ui/Prose'
import { localePath } from '@/i18n/locales'
import { dayText, rangeOf, recordDate, tollText } from '@/lib/format'
import type { Strike } from '@/lib/model/claims-page'
import { langOf, localText, titleOf } from '../texts'

interface Figures { killed_min?: number; killed_max?: number; injured_min?: number; injured_max?: number }

/** One record: found, admitted statement by statement, and what others count, each with its day. */
export async function StrikeRow({ strike: s, query, locale }: { strike: Strike; query: string; locale: string }) {
  const t = await getTranslations()
  const figures = (f: Figures) => {
    const [killed, injured] = [rangeOf(f.killed_min, f.killed_max), rangeOf(f.injured_min, f.injured_max)]
    if (!killed && !injured) return null
    return <>{killed && <span className="block"><bdi className="font-semibold tabular-nums">{tollText(killed)}</bdi> {t('incident.killed')}</span>}{injured && <span className="block"><bdi className="font-semibold tabular-nums">{tollText(injured)}</bdi> {t('incident.injured')}</span>}</>
  }
  const cell = 'px-2 py-2 align-top'
  const label = (name: 'foundColumn' | 'admittedColumn' | 'othersColumn') => <span aria-hidden className="strikes-label text-muted">{t(`claims.${name}`)}</span>
  return (
    <tr className="border-t border-line">
      <th scope="row" className={`${cell} ps-0 text-start font-normal`}>
        <AppLink className="link font-medium" href={localePath(locale, `/incidents/${s.id}`, query)}><span lang={langOf(s, 'title', locale)}>{titleOf(s, locale)}</span></AppLink>
        <bdi className="block text-muted">{recordDate(s, locale, 'short') || t('incident.dateUnknown')}</bdi>
      </th>
      <td className={cell}>{label('foundColumn')}{figures(s) ?? <span className="text-muted">{t('incident.unknown')}</span>}{s.documented_by.length > 0 && <span className="block text-muted"><bdi>{s.documented_by.join(', ')}</bdi></span>}</td>
      <td className={cell}>
        {label('admittedColumn')}
        <ul className="space-y-1.5">
          {s.admissions.map((a, i) => (
            <li key={i}>
              {a.assessment === 'credible' && figures(a)}
              <span className={a.assessment === 'credible' ? '' : 'font-medium'}>{t(`assessment.${a.assessment}`)}</span>
              <span className="block text-muted">
                <bdi>{a.by}</bdi>{a.date && <>, {a.url ? <a className="link" href={a.url} rel="noopener noreferrer external"><bdi>{dayText(a.date, locale, 'short')}</bdi></a> : <bdi>{dayText(a.date, locale, 'short')}</bdi>}</>}
                {a.assessment !== 'credible' && a.reasons.length > 0 && <span className="block">{a.reasons.map(reason => t(`reason.${reason}`)).join(' · ')}</span>}
                {localText(a, 'note', locale) && <span className="block" lang={langOf(a, 'note', locale)}><Prose text={localText(a, 'note', locale)} /></span>}
              </span>
            </li>
          ))}
        </ul>
      </td>
      <td className={cell}>
        {label('othersColumn')}
        {s.conflicting_figures.length === 0 && <span className="text-muted"><span aria-hidden>–</span><span className="sr-only">{t('claims.noOthers')}</span></span>}
        <ul className="space-y-1.5">
          {s.conflicting_figures.map((f, i) => (
            <li key={i}>
              {figures(f)}
              {localText(f, 'text', locale) && <span className="block"><Prose text={localText(f, 'text', locale)} /></span>}
              <span className="block text-muted">{f.url ? <a className="link" href={f.url} rel="noopener noreferrer external"><bdi>{f.by}</bdi></a> : <bdi>{f.by}</bdi>}{f.date && <>, <bdi>{dayText(f.date, locale, 'short')}</bdi></>}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
