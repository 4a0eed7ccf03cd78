import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EditionMark } from '@/components/panels/EditionMark'
import { OldEdition } from '@/components/panels/OldEdition'
import { SceneList } from '@/components/panels/ScenePanel'
import { getShown } from '@/lib/server'
import { standingOf } from '@/lib/server/history'
import { sceneMetadata } from '@/lib/server/page-metadata'
import { getScenePlaces } from '@/lib/server/scenes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compare')
  return sceneMetadata('/scenes', t('title'), t('intro'))
}

export default async function ScenesPage() {
  const [locale, edition, places, standing] = await Promise.all([getLocale(), getShown(), getScenePlaces(), standingOf()])
  return <EditionMark edition={edition}><OldEdition standing={standing} locale={locale} /><SceneList places={places} locale={locale} /></EditionMark>
}
