import { getTranslations } from 'next-intl/server'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { Standing } from '@/lib/model/standing'
import { titleOf } from './texts'

interface Props { id: string; similar: { id: string; title_en: string; title_ar?: string }[]; /** Of a page that is pinned to an edition. */ standing?: Standing | null; locale: string }

/** No record has this address, or the edition that it names did not hold the record yet: where it is now, and what is like it. */
export async function NotFoundPanel({ id, similar, standing, locale }: Props) {
  const [t, search, history] = await Promise.all([getTranslations('error'), getTranslations('search'), getTranslations('history')])
  if (standing?.old && standing.record?.kind === 'there') {
    const { edition, href } = standing
    return (
      <div id="record" tabIndex={-1} className="px-4 py-6 outline-none">
        <h1 className="text-2xl">{history('notYet')}</h1>
        <p className="mt-2 [overflow-wrap:anywhere]">{history.rich('notYetText', { n: edition.number, date: () => <bdi>{dayText(edition.date, locale)}</bdi>, name: () => <bdi>{id}</bdi> })}</p>
        <p className="mt-4"><a className="button button-accent" href={href} rel="latest-version">{history('notYetNow')}</a></p>
      </div>
    )
  }
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
