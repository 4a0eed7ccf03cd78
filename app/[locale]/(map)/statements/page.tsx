import type { Metadata } from 'next'
import type { SearchParams } from '@/lib/search-params'
import { getLocale, getTranslations } from 'next-intl/server'
import { AwayNote } from '@/components/panels/AwayPanel'
import { Misread } from '@/components/panels/Misread'
import { OldEdition } from '@/components/panels/OldEdition'
import { HomePanel } from '@/components/panels/HomePanel'
import { tableOf } from '@/components/panels/table-of'
import { EditionMark } from '@/components/panels/EditionMark'
import { getManifest, getShown, homeLists } from '@/lib/server'
import { standingOf } from '@/lib/server/history'
import { listMetadata } from '@/lib/server/page-metadata'
import { OEmbedLink } from '../oembed-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('statement')
  return listMetadata('/statements', { title: t('title'), description: t('intro') })
}

export default async function StatementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await searchParams
  const [locale, edition, manifest, lists, standing] = await Promise.all([getLocale(), getShown(), getManifest(), homeLists(asked), standingOf()])
  return <EditionMark edition={edition}><OEmbedLink /><OldEdition standing={standing} locale={locale} /><Misread asked={asked} manifest={manifest} />{!lists.lists && <AwayNote />}<HomePanel {...lists} tab="statements" table={tableOf(asked, lists.lists)} /></EditionMark>
}
