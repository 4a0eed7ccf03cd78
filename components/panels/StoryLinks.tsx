import { getTranslations } from 'next-intl/server'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import type { StorySummary } from '@/lib/model/story'
import { Part } from './Part'
import { langOf, localText } from './texts'

/** The stories that tell of a record; nothing where none does. */
export async function StoryLinks({ stories, locale }: { stories: StorySummary[]; locale: string }) {
  const t = await getTranslations('story')
  if (!stories.length) return null
  return (
    <Part title={t('record')} count={stories.length}>
      <ul>
        {stories.map(story => (
          <li key={story.slug} className="border-t border-line">
            <NavLink className="block py-1.5 hover:text-accent" href={localePath(locale, `/stories/${story.slug}`)} lang={langOf(story, 'title', locale)}>{localText(story, 'title', locale)}</NavLink>
          </li>
        ))}
      </ul>
    </Part>
  )
}
