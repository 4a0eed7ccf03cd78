import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MethodologyText } from '@/components/panels/MethodologyText'
import { getCurrent, getManifest, recordCounts } from '@/lib/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('method')
  return { title: t('title'), description: t('intro') }
}

export default async function MethodologyPage() {
  const [locale, manifest, edition, counts] = await Promise.all([getLocale(), getManifest(), getCurrent(), recordCounts()])
  return <MethodologyText locale={locale} manifest={manifest} edition={edition} counts={counts} />
}
