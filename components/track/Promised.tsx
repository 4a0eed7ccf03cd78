import { getTranslations } from 'next-intl/server'

/** What is kept of a volunteer and of what they send, in a few sentences. */
export async function Promised() {
  const t = await getTranslations('track')
  return (
    <section id="promise" className="mt-8">
      <h2 className="text-xl">{t('promiseTitle')}</h2>
      <p className="mt-2">{t.rich('promise', { code: chunks => <bdi lang="en" translate="no"><code className="rounded-sm bg-chip px-1">{chunks}</code></bdi> })}</p>
    </section>
  )
}
