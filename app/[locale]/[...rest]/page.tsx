import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Header } from '@/components/ui/Header'
import { localePath } from '@/i18n/locales'
import { getManifest } from '@/lib/server'
import { isClosed } from '@/lib/server/closed'

export const metadata: Metadata = { robots: { index: false } }

/** Any other address: a search, in the page's language. The proxy gives it its status, 404. */
export default async function NoSuchPage() {
  const [t, locale, search] = await Promise.all([getTranslations('error'), getLocale(), getTranslations('search')])
  return (
    <>
      <Header manifest={await getManifest()} path="" closed={isClosed()} />
      <main className="mx-auto max-w-xl px-4 py-16">
        <h1 className="text-2xl">{t('notFoundPage')}</h1>
        <form action={localePath(locale, '/')} method="get" role="search" className="mt-6 flex gap-2">
          <input type="search" name="q" aria-label={search('label')} placeholder={search('label')} className="min-h-10 min-w-0 flex-1 rounded-md border border-line bg-surface px-3" />
          <button className="button button-accent">{search('submit')}</button>
        </form>
        <p className="mt-4"><a className="link" href={localePath(locale, '/')}>{t('home')}</a></p>
      </main>
    </>
  )
}
