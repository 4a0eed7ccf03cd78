import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TrackText } from '@/components/track/TrackText'
import { JsonLd } from '@/components/ui/JsonLd'
import { textMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'
import { getProjects } from '@/lib/server/track'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('track')
  return textMetadata('/track', t('title'), t('intro'))
}

export default async function TrackPage() {
  const [locale, projects, t] = await Promise.all([getLocale(), getProjects(), getTranslations('track')])
  return (
    <>
      <JsonLd data={await recordLd({ path: '/track', title: t('title'), description: t('intro') })} />
      <TrackText projects={projects} locale={locale} />
    </>
  )
}
