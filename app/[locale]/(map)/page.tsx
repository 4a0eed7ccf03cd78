import type { Metadata } from 'next'
import type { SearchParams } from '@/lib/search-params'
import { AwayNote } from '@/components/panels/AwayPanel'
import { Misread } from '@/components/panels/Misread'
import { OldEdition } from '@/components/panels/OldEdition'
import { HomePanel } from '@/components/panels/HomePanel'
import { tableOf } from '@/components/panels/table-of'
import { EditionMark } from '@/components/panels/EditionMark'
import { JsonLd } from '@/components/ui/JsonLd'
import { getLocale } from 'next-intl/server'
import { getManifest, getShown, homeLists } from '@/lib/server'
import { standingOf } from '@/lib/server/history'
import { listMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'
import { OEmbedLink } from './oembed-link'

export const generateMetadata = (): Promise<Metadata> => listMetadata('/')

export default async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = await searchParams
  const [locale, edition, manifest, lists, standing] = await Promise.all([getLocale(), getShown(), getManifest(), homeLists(asked), standingOf()])
  return <EditionMark edition={edition}><OEmbedLink /><JsonLd data={await recordLd()} /><OldEdition standing={standing} locale={locale} /><Misread asked={asked} manifest={manifest} />{!lists.lists && <AwayNote />}<HomePanel {...lists} table={tableOf(asked, lists.lists)} /></EditionMark>
}
