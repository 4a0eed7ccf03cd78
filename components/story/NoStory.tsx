import { getTranslations } from 'next-intl/server'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'

/** Instead of a story that this edition does not have. */
export async function NoStory({ slug, locale }: { slug: string; locale: string }) {
  const t = await getTranslations('story')
  return (
    <>
      <h1 className="text-2xl">{t('notFound')}</h1>
      <p className="mt-2 [overflow-wrap:anywhere]">{t.rich('notFoundText', { slug: () => <bdi>{slug.slice(0, 80)}</bdi> })}</p>
      <p className="mt-4"><NavLink className="link" href={localePath(locale, '/stories')}>{t('all')}</NavLink></p>
    </>
  )
}
