import { getTranslations } from 'next-intl/server'
import { ClaimsChart } from '../charts/ClaimsChart'
import { ClaimsTable } from '../charts/ClaimsTable'
import { said } from './Inlines'
import type { ChartProps } from './registry'

/** What is claimed of a subject, side by side, as its page draws it; every claim with its sources in a table that opens. */
export async function Claims({ block, around: { subjects, locale, language } }: ChartProps) {
  const subject = subjects.find(s => s.id === block.subject)
  if (!subject) return null
  const t = await getTranslations('story')
  return (
    <figure className="story-claims">
      <ClaimsChart subject={subject} locale={locale} table={false} />
      {block.caption && <figcaption>{said(block.caption, language)}</figcaption>}
      <details>
        <summary>{t('asTable')}</summary>
        <ClaimsTable subject={subject} locale={locale} />
      </details>
    </figure>
  )
}
