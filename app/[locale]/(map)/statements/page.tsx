import type { Metadata } from 'next'
import type { SearchParams } from '@/lib/search-params'
import { getTranslations } from 'next-intl/server'
import { AwayNote } from '@/components/panels/AwayPanel'
import { HomePanel } from '@/components/panels/HomePanel'
import { tableOf } from '@/components/panels/table-of'
import { EditionMark } from '@/components/panels/EditionMark'
import { getCurrent, homeLists } from '@/lib/server'
import { listMetadata } from '@/lib/server/page-metadata'
import { OEmbedLink } from '../oembed-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('statement')
  return listMetadata('/statements', { title: t('title'), description: t('intro') })
}

export default async function StatementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await searchParams
  const [edition, lists] = await Promise.all([getCurrent(), homeLists(asked)])
  return <EditionMark edition={edition}><OEmbedLink />{!lists.lists && <AwayNote />}<HomePanel {...lists} tab="statements" table={tableOf(asked, lists.lists)} /></EditionMark>
}
