'use client'
import { useTranslations } from 'next-intl'

/** What a reader sees when a page fails: what happened, that nothing is lost, what to do. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('error')
  return (
    <main className="mx-auto max-w-xl px-4 py-16" role="alert">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-3">{t('text')}</p>
      <p className="mt-6 flex gap-2"><button type="button" className="button button-accent" onClick={reset}>{t('again')}</button><a className="button" href="/">{t('home')}</a></p>
    </main>
  )
}
