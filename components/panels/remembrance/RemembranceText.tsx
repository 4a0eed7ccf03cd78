import { getTranslations } from 'next-intl/server'
import { NavLink } from '@/components/ui/NavLink'
import { Prose } from '@/components/ui/Prose'
import { localePath } from '@/i18n/locales'
import { grouped, recordDate, tollText } from '@/lib/format'
import { placesOf, type Remembrance } from '@/lib/remembrance'
import { langOf, localText } from '../texts'
import { People } from './People'

/** Those who are named, by place, attack and family; and that most are not. */
export async function RemembranceText({ remembrance, locale }: { remembrance: Remembrance; locale: string }) {
  const t = await getTranslations('remembrance')
  const { records, named, notNamed, incidents } = remembrance
  const figure = (text: string) => () => <bdi className="tabular-nums">{grouped(text)}</bdi>
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('intro')}</p>
      {records.length === 0 && <p className="mt-6">{t('nobody')}</p>}
      {placesOf(records).map(({ of, records: here }) => (
        <section key={of.id} className="mt-10">
          <h2 className="text-base font-normal text-muted" lang={langOf(of, 'place', locale)}><bdi>{localText(of, 'place', locale) || of.admin1 || t('noPlace')}</bdi></h2>
          {here.map(({ properties: p }) => (
            <section key={p.id} id={p.id} tabIndex={-1} className="mt-2 scroll-mt-4 border-s border-line ps-4 outline-none">
              <h3 className="font-normal"><NavLink className="link" href={localePath(locale, `/incidents/${p.id}`)}><span lang={langOf(p, 'title', locale)}><Prose text={localText(p, 'title', locale)} /></span></NavLink></h3>
              <p className="text-sm text-muted"><bdi>{recordDate(p, locale) || t('noDate')}</bdi></p>
              <People p={p} locale={locale} level="h4" />
            </section>
          ))}
        </section>
      ))}
      <section className="mt-12 border-t border-line pt-4">
        <p>{t.rich('inAll', { n: named, named: figure(String(named)) })}{notNamed && <> {t.rich('notNamed', { count: figure(tollText(notNamed)), incidents: figure(String(incidents)) })}</>}</p>
        <p className="mt-2 text-muted">{t('counts')} <NavLink className="link" href={localePath(locale, '/methodology')}>{t('method')}</NavLink></p>
      </section>
    </article>
  )
}
