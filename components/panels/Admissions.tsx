import { getTranslations } from 'next-intl/server'
import { Prose } from '@/components/ui/Prose'
import { dayText, rangeOf, tollText } from '@/lib/format'
import { ADMISSIONS_ANCHOR } from '@/lib/model/evidence-of'
import type { Admission } from '@/lib/model/incident'
import { Part, Small } from './Part'
import { localText } from './texts'

/** What the belligerent said of this strike, statement by statement, each with its date and address. */
export async function Admissions({ admissions, locale }: { admissions: Admission[]; locale: string }) {
  const t = await getTranslations()
  if (!admissions.length) return null
  return (
    <Part title={t('incident.admissions')} id={ADMISSIONS_ANCHOR}>
      <ul>
        {admissions.map((a, i) => {
          const killed = rangeOf(a.killed_min, a.killed_max)
          const injured = rangeOf(a.injured_min, a.injured_max)
          const date = a.date && <bdi>{dayText(a.date, locale)}</bdi>
          return (
            <li key={i} className="border-t border-line py-1.5">
              <span className="font-medium"><bdi>{a.by}</bdi>: {t(`assessment.${a.assessment}`)}</span>
              {killed && <> · <bdi className="font-semibold tabular-nums">{tollText(killed)}</bdi> {t('incident.killed')}</>}
              {injured && <> · <bdi className="font-semibold tabular-nums">{tollText(injured)}</bdi> {t('incident.injured')}</>}
              <Small>
                {date && (a.url ? <a className="link" href={a.url} rel="noopener noreferrer external">{date}</a> : date)}
                {a.reasons.length > 0 && <> {date && '· '}{a.reasons.map(reason => t(`reason.${reason}`)).join(' · ')}</>}
              </Small>
              {localText(a, 'note', locale) && <Small><Prose text={localText(a, 'note', locale)} /></Small>}
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
