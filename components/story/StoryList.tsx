import { getTranslations } from 'next-intl/server'
import { langOf, localText } from '@/components/panels/texts'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { StorySummary } from '@/lib/model/story'
import { said } from './Inlines'

/** All stories of an edition, newest first. `stories` null: they cannot be read at present. */
export async function StoryList({ stories, locale }: { stories: StorySummary[] | null; locale: string }) {
  const t = await getTranslations('story')
  return (
    <>
      <h1 className="text-[28px] leading-tight">{t('title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('intro')}</p>
      {!stories?.length && <p className="mt-6">{t(stories ? 'none' : 'away')}</p>}
      <ul className="mt-6 border-t border-line">
        {stories?.map(story => (
          <li key={story.slug} className="border-b border-line py-4">
            <h2 className="text-xl leading-snug" lang={langOf(story, 'title', locale)}><NavLink className="link" href={localePath(locale, `/stories/${story.slug}`)}>{said(localText(story, 'title', locale), locale)}</NavLink></h2>
            <p className="mt-1" lang={langOf(story, 'description', locale)}>{said(localText(story, 'description', locale), locale)}</p>
            <p className="mt-1 text-sm text-muted"><bdi>{dayText(story.date, locale)}</bdi></p>
          </li>
        ))}
      </ul>
    </>
  )
}
