import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MethodologyText } from '@/components/panels/MethodologyText'
import { OldEdition } from '@/components/panels/OldEdition'
import { JsonLd } from '@/components/ui/JsonLd'
import { getShown, getManifest, recordCounts } from '@/lib/server'
import { datingLayers } from '@/lib/server/dating-layers'
import { standingOf } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('method')
  return textMetadata('/methodology', t('title'), t('intro'))
}

export default async function MethodologyPage() {
  const [locale, manifest, edition, counts, t] = await Promise.all([getLocale(), getManifest(), getShown(), recordCounts(), getTranslations('method')])
  const datings = await datingLayers(locale)
  return (
    <>
      <div className="mb-6 empty:hidden"><OldEdition standing={await standingOf()} locale={locale} /></div>
      <JsonLd data={await recordLd({ path: '/methodology', title: t('title'), description: t('intro') })} />
      <MethodologyText locale={locale} manifest={manifest} edition={edition} counts={counts} datings={datings} />
    </>
  )
}
