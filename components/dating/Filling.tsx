import { getTranslations } from 'next-intl/server'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'

/** Instead of results whose answers are still being counted: soon after the server was started. */
export async function Filling({ id, locale }: { id: string; locale: string }) {
  const t = await getTranslations('dating.results')
  return (
    <>
      <h1 className="text-2xl">{t('filling')}</h1>
      <p className="mt-2">{t('fillingText')}</p>
      <p className="mt-4"><NavLink className="link" href={localePath(locale, `/track/${id}`)}>{t('back')}</NavLink></p>
    </>
  )
}
