'use client'
import { useSyncExternalStore } from 'react'

/** Few words of their own: when a page fails, nothing else should be needed to say so. */
const WORDS = {
  en: { title: 'Something went wrong', text: 'The page could not be shown. Nothing was lost; try again, or open the map anew.', again: 'Try again', home: 'Open the map', path: '/' },
  ar: { title: 'حدث خطأ ما', text: 'تعذّر عرض الصفحة. لم يُفقد شيء؛ حاول مجدداً أو افتح الخريطة من جديد.', again: 'حاول مجدداً', home: 'افتح الخريطة', path: '/ar' },
}
const language = () => (document.documentElement.lang === 'ar' ? 'ar' : 'en')

/** What a reader sees when a page fails: what happened, that nothing is lost, what to do. */
export default function ErrorPage({ retry }: { error: Error; retry: () => void }) {
  const words = WORDS[useSyncExternalStore(() => () => undefined, language, () => 'en' as const)]
  return (
    <main className="mx-auto max-w-xl px-4 py-16" role="alert">
      <h1 className="text-2xl">{words.title}</h1>
      <p className="mt-3">{words.text}</p>
      <p className="mt-6 flex gap-2"><button type="button" className="button button-accent" onClick={retry}>{words.again}</button><a className="button" href={words.path}>{words.home}</a></p>
    </main>
  )
}
