import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AwayPanel } from '@/components/panels/AwayPanel'
import { OldEdition } from '@/components/panels/OldEdition'
import { RemembranceText } from '@/components/panels/remembrance/RemembranceText'
import { JsonLd } from '@/components/ui/JsonLd'
import { standingOf } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'
import { getRemembrance } from '@/lib/server/remembrance'
import { recordLd } from '@/lib/server/structured'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('remembrance')
  return textMetadata('/remembrance', t('title'), t('intro'))
}

export default async function RemembrancePage() {
  const [locale, remembrance, t] = await Promise.all([getLocale(), getRemembrance(), getTranslations('remembrance')])
  if (!remembrance) return <AwayPanel />
  return (
    <>
      <div className="mb-6 empty:hidden"><OldEdition standing={await standingOf()} locale={locale} /></div>
      <JsonLd data={await recordLd({ path: '/remembrance', title: t('title'), description: t('intro') })} />
      <RemembranceText remembrance={remembrance} locale={locale} />
    </>
  )
}
