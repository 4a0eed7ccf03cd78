import { getTranslations } from 'next-intl/server'
import { dayText } from '@/lib/format'
import type { EditionInfo } from '@/lib/model/list-item'
import type { NumberedLog } from '@/lib/model/history'
import { Log, Said } from '../panels/history/Log'

interface Props { logs: NumberedLog[]; edition: EditionInfo; language: string; locale: string }

/** Every edition that the changelog names, the newest first: its note and what it changed and why. The editions themselves are on the server only. */
export async function EditionsText({ logs, edition, language, locale }: Props) {
  const t = await getTranslations('editions')
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('intro')}</p>
      {edition.draft && <p role="note" className="mt-4 border-s-4 border-accent bg-chip px-4 py-2.5">{t('draft', { n: edition.number })}</p>}
      {logs.length === 0 && <p className="mt-6">{t('noneReleased')}</p>}
      {logs.map(({ number, date, note, log }) => (
        <section key={number} id={`edition-${number}`} className="mt-6 space-y-2 border-t border-line pt-5">
          <h2 className="text-xl">
            {t('heading', { n: number })} <bdi className="font-normal text-muted">{dayText(date, locale)}</bdi>
            {number === edition.number && !edition.draft && <span className="ms-2 rounded-md bg-chip px-2 py-0.5 align-middle text-sm font-normal">{t('present')}</span>}
          </h2>
          {(note || log.note[locale]) && <div className="text-lg"><Said text={{ ...(note && { [language]: note }), ...log.note }} locale={locale} inline /></div>}
          <Log log={log} locale={locale} />
        </section>
      ))}
    </article>
  )
}
