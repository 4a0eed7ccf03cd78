import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AwayPanel } from '@/components/panels/AwayPanel'
import { EvidenceList } from '@/components/panels/evidence/EvidenceList'
import { OldEdition } from '@/components/panels/OldEdition'
import { JsonLd } from '@/components/ui/JsonLd'
import { EVIDENCE_KINDS } from '@/lib/model/codes'
import type { SearchParams } from '@/lib/search-params'
import { getShown } from '@/lib/server'
import { evidenceGroups } from '@/lib/server/evidence'
import { pinnedQuery, standingOf } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'

export async function generateMetadata(): Promise<Metadata> {
  const [t, { key }] = await Promise.all([getTranslations('evidencePage'), getShown()])
  return textMetadata('/evidence', t('title'), t('intro'), `/api/editions/${key}/evidence`)
}

export default async function EvidenceListPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await searchParams
  const kind = EVIDENCE_KINDS.find(k => k === asked.kind) ?? null
  const after = typeof asked.after === 'string' ? asked.after.slice(0, 300) : null
  const [locale, found, query, { key }, t] = await Promise.all([getLocale(), evidenceGroups(kind, after), pinnedQuery(), getShown(), getTranslations('evidencePage')])
  if (!found) return <AwayPanel />
  return (
    <>
      <div className="mb-6 empty:hidden"><OldEdition standing={await standingOf()} locale={locale} /></div>
      <JsonLd data={await recordLd({ path: '/evidence', title: t('title'), description: t('intro') })} />
      <EvidenceList {...found} query={query} locale={locale} data={`/api/editions/${key}/evidence`} />
    </>
  )
}
