import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DataText } from '@/components/panels/DataText'
import { OldEdition } from '@/components/panels/OldEdition'
import { JsonLd } from '@/components/ui/JsonLd'
import { localePath } from '@/i18n/locales'
import { getShown, getManifest, recordCounts, siteUrl } from '@/lib/server'
import { standingOf } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('data')
  return textMetadata('/data', t('title'), t('intro'))
}

export default async function DataPage() {
  const [locale, manifest, edition, counts, site, t] = await Promise.all([getLocale(), getManifest(), getShown(), recordCounts(), siteUrl(), getTranslations('data')])
  const url = new URL(localePath(locale, '/', edition.draft ? '' : `?edition=${edition.number}`), site).href
  return (
    <>
      <div className="mb-6 empty:hidden"><OldEdition standing={await standingOf()} locale={locale} /></div>
      <JsonLd data={await recordLd({ path: '/data', title: t('title'), description: t('intro') })} />
      <DataText locale={locale} manifest={manifest} edition={edition} counts={counts} url={url} />
    </>
  )
}
