import { getTranslations } from 'next-intl/server'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'

/** Instead of a project that the served edition does not have, or does not publish. */
export async function NoProject({ id, locale }: { id: string; locale: string }) {
  const t = await getTranslations('track')
  return (
    <>
      <h1 className="text-2xl">{t('notFound')}</h1>
      <p className="mt-2 [overflow-wrap:anywhere]">{t.rich('notFoundText', { id: () => <bdi>{id.slice(0, 80)}</bdi> })}</p>
      <p className="mt-4"><NavLink className="link" href={localePath(locale, '/track')}>{t('all')}</NavLink></p>
    </>
  )
}
