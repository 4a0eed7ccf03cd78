import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'

/** To the same address, asked of the server again; with or without JavaScript. */
async function Again() {
  const [t, asked] = await Promise.all([getTranslations('error'), headers()])
  return <a className="button" href={asked.get('x-address') ?? ''}>{t('again')}</a>
}

/** Instead of a record that cannot be read while the database does not answer. */
export async function AwayPanel() {
  const t = await getTranslations('error')
  return (
    <div id="record" tabIndex={-1} role="alert" className="px-4 py-6 outline-none">
      <h1 className="text-2xl">{t('away')}</h1>
      <p className="mt-2">{t('awayText')}</p>
      <p className="mt-4"><Again /></p>
    </div>
  )
}

/** The same for readers without JavaScript over a list without rows; with it the list says so itself, and asks again. */
export async function AwayNote() {
  const t = await getTranslations('error')
  return <noscript><div role="alert" className="bg-chip px-4 py-3"><p>{t('awayList')}</p><p className="mt-2"><Again /></p></div></noscript>
}
