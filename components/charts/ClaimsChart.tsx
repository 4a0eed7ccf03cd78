import { getTranslations } from 'next-intl/server'
import { STANCES, type Subject } from '@/lib/model/claims'
import { localText } from '../panels/texts'
import { ClaimsByWhom } from './ClaimsByWhom'
import { ClaimsOverTime } from './ClaimsOverTime'
import { ClaimsTable } from './ClaimsTable'
import { Glyph } from './Glyph'
import { layoutOf } from './claims-layout'

/**
 * What several bodies said of one matter, side by side: over time, or by whom where all was said at once; and the same as a table
 * with every source. Drawn by the server, readable without a script; for pages and for stories.
 */
export async function ClaimsChart({ subject, locale, table = true }: { subject: Subject; locale: string; /** With the table of sources under it. */ table?: boolean }) {
  const t = await getTranslations('claims')
  const layout = layoutOf(subject)
  const label = t('chart', { title: localText(subject, 'title', locale), n: subject.claims.length })
  const stances = STANCES.filter(stance => subject.claims.some(c => c.stance === stance))
  return (
    <figure className="my-4">
      <figcaption className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        <span className="font-medium text-ink">{localText(subject, 'counts', locale)}</span>
        {stances.map(stance => <span key={stance} className="inline-flex items-center gap-1.5"><Glyph stance={stance} />{t(`stance.${stance}`)}</span>)}
        {subject.claims.some(c => c.scope !== 'total') && <span className="inline-flex items-center gap-1.5"><Glyph stance={stances[0]} hollow />{t('hollow')}</span>}
      </figcaption>
      {layout ? <ClaimsOverTime layout={layout} label={label} locale={locale} /> : <ClaimsByWhom subject={subject} label={label} locale={locale} />}
      {table && <ClaimsTable subject={subject} locale={locale} />}
    </figure>
  )
}
