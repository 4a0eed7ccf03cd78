import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DataText } from '@/components/panels/DataText'
import { localePath } from '@/i18n/locales'
import { getCurrent, getManifest, recordCounts, siteUrl } from '@/lib/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('data')
  return { title: t('title'), description: t('intro') }
}

export default async function DataPage() {
  const [locale, manifest, edition, counts, site] = await Promise.all([getLocale(), getManifest(), getCurrent(), recordCounts(), siteUrl()])
  return <DataText locale={locale} manifest={manifest} edition={edition} counts={counts} url={new URL(localePath(locale, '/', edition.draft ? '' : `?edition=${edition.number}`), site).href} />
}
