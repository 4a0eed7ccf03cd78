import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EditionList } from '@/components/panels/editions/EditionList'
import { JsonLd } from '@/components/ui/JsonLd'
import type { SearchParams } from '@/lib/search-params'
import { getManifest } from '@/lib/server'
import { editionsPage } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editions')
  return textMetadata('/editions', t('title'), t('intro'), '/api/editions')
}

export default async function EditionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { before } = await searchParams
  const below = /^\d{1,9}$/.test(String(before)) ? Number(before) : null
  const [locale, manifest, { editions, next, draft, present }, t] = await Promise.all([getLocale(), getManifest(), editionsPage(below), getTranslations('editions')])
  return (
    <>
      <JsonLd data={await recordLd({ path: '/editions', title: t('title'), description: t('intro') })} />
      <EditionList {...{ editions, next, draft, present, locale }} language={manifest.languages[0]} />
    </>
  )
}
