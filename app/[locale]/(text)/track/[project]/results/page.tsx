import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Filling } from '@/components/dating/Filling'
import { ResultsText } from '@/components/dating/ResultsText'
import { NoProject } from '@/components/track/NoProject'
import { inLanguage } from '@/lib/model/facets'
import { resultsPage } from '@/lib/server/dating/page'
import { textMetadata } from '@/lib/server/page-metadata'
import { decoded } from '@/lib/server/page-status'

interface Props { params: Promise<{ project: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = decoded((await params).project)
  const [t, locale, found] = await Promise.all([getTranslations('dating.results'), getLocale(), resultsPage(id)])
  return found && found !== 'filling' ? textMetadata(`/track/${id}/results`, t('title', { title: inLanguage(found.project.title, locale) }), t('description'), `/api/dating/${id}/results`) : { robots: { index: false } }
}

/** What volunteers found together. Live: it hangs on no edition. */
export default async function ResultsTextPage({ params }: Props) {
  const id = decoded((await params).project)
  const [locale, found] = await Promise.all([getLocale(), resultsPage(id)])
  if (found === 'filling') return <Filling id={id} locale={locale} />
  return found ? <ResultsText {...found} locale={locale} /> : <NoProject id={id} locale={locale} />
}
