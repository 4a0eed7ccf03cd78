import { getTranslations } from 'next-intl/server'
import { localePath } from '@/i18n/locales'
import { titleOf } from './texts'

interface Props { id: string; similar: { id: string; title_en: string; title_ar?: string }[]; locale: string }

export async function NotFoundPanel({ id, similar, locale }: Props) {
  const [t, search] = await Promise.all([getTranslations('error'), getTranslations('search')])
  return (
    <div id="record" tabIndex={-1} className="px-4 py-6 outline-none">
      <h1 className="text-2xl">{t('notFound')}</h1>
      <p className="mt-2 break-words text-muted">{t.rich('notFoundText', { name: () => <bdi>{id}</bdi> })}</p>
      <form action={localePath(locale, '/')} method="get" role="search" className="mt-4 flex gap-2">
        <input type="search" name="q" aria-label={search('label')} placeholder={search('label')} className="min-h-10 min-w-0 flex-1 rounded-md border border-line bg-background px-3" />
        <button className="button button-accent">{search('submit')}</button>
      </form>
      {similar.length > 0 && (
        <>
          <h2 className="mt-6 font-semibold">{t('similar')}</h2>
          <ul className="mt-1">{similar.map(item => <li key={item.id}><a className="link inline-flex min-h-8 items-center" href={localePath(locale, `/incidents/${item.id}`)}>{titleOf(item, locale)}</a></li>)}</ul>
        </>
      )}
      <p className="mt-6"><a className="link" href={localePath(locale, '/')}>{t('home')}</a></p>
    </div>
  )
}
