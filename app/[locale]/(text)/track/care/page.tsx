import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CareText } from '@/components/track/CareText'
import { JsonLd } from '@/components/ui/JsonLd'
import { textMetadata } from '@/lib/server/page-metadata'
import { recordLd } from '@/lib/server/structured'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('track')
  return textMetadata('/track/care', t('careTitle'), t('careIntro'))
}

export default async function CarePage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('track')])
  return (
    <>
      <JsonLd data={await recordLd({ path: '/track/care', title: t('careTitle'), description: t('careIntro') })} />
      <CareText locale={locale} />
    </>
  )
}
