import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { OldEdition } from '@/components/panels/OldEdition'
import { StoryList } from '@/components/story/StoryList'
import { standingOf } from '@/lib/server/history'
import { textMetadata } from '@/lib/server/page-metadata'
import { getStories } from '@/lib/server/stories'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('story')
  return textMetadata('/stories', t('title'), t('intro'))
}

export default async function StoriesPage() {
  const [locale, stories] = await Promise.all([getLocale(), getStories()])
  return (
    <>
      <div className="mb-6 empty:hidden"><OldEdition standing={await standingOf()} locale={locale} /></div>
      <StoryList stories={stories} locale={locale} />
    </>
  )
}
