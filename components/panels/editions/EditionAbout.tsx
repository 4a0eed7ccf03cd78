import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { localePath } from '@/i18n/locales'
import type { EditionEntry } from '@/lib/model/history'
import { Log, Said } from '../history/Log'

interface Props { entry: EditionEntry; language: string; locale: string; /** Leads to what it changed, record by record. */ linked?: boolean }

/** What is said of an edition: its note, how much it changed, what the changelog says, its hash, and where to have it. */
export async function EditionAbout({ entry, language, locale, linked = false }: Props) {
  const t = await getTranslations('editions')
  const { number, note, log, counts } = entry
  const notes = { ...(note && { [language]: note }), ...log.note }
  const told = entry.first || !counts ? [] : (['incidents', 'statements'] as const).flatMap(kind => (['changed', 'withdrawn', 'renamed', 'merged', 'added'] as const).flatMap(what => (counts[kind][what] ? [t(`${kind}.${what}`, { n: counts[kind][what] })] : [])))
  const changes = entry.first ? t('first') : !counts ? t('unknown') : told.length ? told.join(locale === 'ar' ? '، ' : ', ') : t('nothing')
  const link = 'link inline-flex min-h-9 items-center pointer-coarse:min-h-11'
  return (
    <div className="space-y-2">
      {Object.keys(notes).length > 0 && <div className="text-lg"><Said text={notes} locale={locale} inline /></div>}
      <p className="font-medium">{changes}</p>
      <Log log={log} locale={locale} />
      <p className="text-muted">{t('holds', { records: entry.records, statements: entry.statements })}</p>
      <p className="text-sm text-muted">{t('hash')}: <code dir="ltr" translate="no" className="break-all">{entry.hash}</code></p>
      <p className="print-none flex flex-wrap gap-x-5">
        {linked && !entry.first && <AppLink className={link} href={localePath(locale, `/editions/${number}`)}>{t('changes')}<span className="sr-only">, {t('heading', { n: number })}</span></AppLink>}
        <a className={link} href={localePath(locale, '/', `?edition=${number}`)}>{t('atlasThen')}<span className="sr-only">, {t('heading', { n: number })}</span></a>
        <a className={link} href={localePath(locale, '/data', `?edition=${number}`)}>{t('filesThen')}<span className="sr-only">, {t('heading', { n: number })}</span></a>
      </p>
    </div>
  )
}
