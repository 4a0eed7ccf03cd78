import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AwayPanel } from '@/components/panels/AwayPanel'
import { ClaimsText } from '@/components/panels/claims/ClaimsText'
import { OldEdition } from '@/components/panels/OldEdition'
import { JsonLd } from '@/components/ui/JsonLd'
import { STRIKE_ORDERS } from '@/lib/model/claims-page'
import { ASSESSMENTS } from '@/lib/model/codes'
import type { SearchParams } from '@/lib/search-params'
import { getShown } from '@/lib/server'
import { claimsPage } from '@/lib/server/claims'
import { pinnedQuery, standingOf } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'

export async function generateMetadata(): Promise<Metadata> {
  const [t, { key }] = await Promise.all([getTranslations('claims'), getShown()])
  return textMetadata('/claims', t('title'), t('intro'), `/api/editions/${key}/claims`)
}

export default async function ClaimsTextPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const asked = { assessment: ASSESSMENTS.find(a => a === params.assessment) ?? null, order: STRIKE_ORDERS.find(o => o === params.order) ?? 'date' as const }
  const [locale, found, query, { key }, t] = await Promise.all([getLocale(), claimsPage(asked.assessment, asked.order), pinnedQuery(), getShown(), getTranslations('claims')])
  if (!found) return <AwayPanel />
  return (
    <>
      <div className="mb-6 empty:hidden"><OldEdition standing={await standingOf()} locale={locale} /></div>
      <JsonLd data={await recordLd({ path: '/claims', title: t('title'), description: t('intro') })} />
      <ClaimsText {...found} asked={asked} query={query} locale={locale} data={`/api/editions/${key}/claims`} />
    </>
  )
}
