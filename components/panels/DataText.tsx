import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { columnsFor, type Column } from '@/lib/formats/columns'
import { exportAddress, OFFERED } from '@/lib/formats/offered'
import { inLanguage } from '@/lib/model/facets'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { latin } from '@/components/ui/latin'
import { BundleText } from './BundleText'

interface Props { locale: string; manifest: Manifest; edition: EditionInfo; counts: { incidents: number; situations: number; withoutPlace: number }; url: string; /** In a copy without a server (components/static): the dictionary's files; nothing is asked of an API there, and nothing imported. */ copy?: { csv: string; json: string } }

/** What the record is as files: licence, edition, how to cite, every format of the whole edition, what each column means. */
export async function DataText({ locale, manifest, edition, counts, url, copy }: Props) {
  const [t, track] = await Promise.all([getTranslations('data'), getTranslations('track')])
  const own = await getTranslations('static')
  const date = dayText(edition.date, locale)
  const columns = copy ?? { csv: `/api/editions/${edition.key}/export/columns.csv`, json: `/api/editions/${edition.key}/columns` }
  const licence = manifest.licence.url ? <a className="link" href={manifest.licence.url} rel="license"><bdi>{manifest.licence.name}</bdi></a> : <bdi>{manifest.licence.name}</bdi>
  const link = (href: string) => (chunks: ReactNode) => <a className="link" href={href}>{latin(chunks, locale)}</a>
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('intro')}</p>

      <Part id="what" title={t('whatTitle')}>
        <p>{inLanguage(manifest.description, locale)}</p>
        <p>{(copy ? own : t)('what', { n: edition.number, date, i: counts.incidents, s: counts.situations, p: counts.withoutPlace })}</p>
        {edition.draft && <p className="font-medium">{t('draft')}</p>}
        <p>{latin(t('redacted'), locale)}</p>
      </Part>

      <Part id="files" title={t('filesTitle')}>
        <p>{latin(copy ? own('files') : t('filesIntro'), locale)}</p>
        <ul className="border-t border-line">
          {OFFERED.map(({ ending, name }) => (
            <li key={ending} className="border-b border-line py-3">
              <h3 className="font-medium" lang="en" translate="no"><bdi>{name}</bdi></h3>
              <p className="text-muted">{latin(t(ending === 'hxl.csv' ? 'hxl' : ending), locale)}</p>
              <p className="flex flex-wrap gap-x-5">
                {(['incidents', 'statements'] as const).map(collection => <a key={collection} download className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" aria-label={`${t(collection)}, ${name}`} href={exportAddress(edition.key, collection, ending)}>{t(collection)}</a>)}
              </p>
            </li>
          ))}
        </ul>
        {!copy && <BundleText locale={locale} edition={edition.key} records={counts.incidents + counts.situations} />}
        {!copy && <p>{latin(t.rich('again', { a: chunks => <AppLink className="link" href={localePath(locale, '/data/preview')}>{chunks}</AppLink> }), locale)}</p>}
      </Part>

      <Part id="licence" title={t('licenceTitle')}>
        <p>{t.rich('licence', { name: () => licence })}</p>
        <ul className="list-disc ps-6">{manifest.attribution.map(a => <li key={a.name}>{a.url ? <a className="link" href={a.url}><bdi>{a.name}</bdi></a> : <bdi>{a.name}</bdi>}</li>)}</ul>
        <p>{latin(t('sources'), locale)}</p>
      </Part>

      {!edition.draft && url && (
        <Part id="cite" title={t('citeTitle')}>
          <p className="rounded-md bg-chip p-3 [overflow-wrap:anywhere]"><bdi>{t('cite', { app: inLanguage(manifest.title, locale), n: edition.number, date, url })}</bdi></p>
        </Part>
      )}

      {!copy && (
        <Part id="api" title={t('apiTitle')}>
          <p>{latin(t.rich('api', { a: link('/api/collections/incidents/items') }), locale)}</p>
        </Part>
      )}

      {!copy && (
        <Part id="dating" title={track('title')}>
          <p>{track('data')}</p>
          <p><AppLink className="link" href={localePath(locale, '/track')}>{track('projects')}</AppLink></p>
        </Part>
      )}

      <Part id="columns" title={t('columnsTitle')}>
        <p>{latin(t.rich('columnsIntro', { csv: link(columns.csv), json: link(columns.json) }), locale)}</p>
        {(['incidents', 'statements'] as const).map(collection => (
          <details key={collection} open={collection === 'incidents'}>
            <summary className="inline-flex min-h-9 cursor-pointer items-center font-medium text-accent pointer-coarse:min-h-11">{t(collection)}</summary>
            <dl className="mt-1 border-t border-line">{columnsFor(collection, manifest).map(column => <Entry key={column.name} column={column} locale={locale} t={t} />)}</dl>
          </details>
        ))}
      </Part>
    </article>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'data'>>>

/** One column: its name, type and hashtag, what it means, and its codes. */
function Entry({ column: { name, type, meaning, hxl, codes, codes_from: from }, locale, t }: { column: Column; locale: string; t: Words }) {
  const label = (text: Column['meaning']) => text[locale] ?? text.en
  return (
    <div className="border-b border-line py-2">
      <dt className="flex flex-wrap items-baseline gap-x-3"><code dir="ltr" translate="no" className="font-medium">{name}</code><span className="text-sm text-muted">{latin(t(`types.${type}`), locale)}</span><code dir="ltr" translate="no" className="text-sm text-muted">{hxl}</code></dt>
      <dd>
        {latin(label(meaning), locale)}
        {codes && codes.length > 0 && (
          <details className="text-sm">
            <summary className="inline-flex min-h-8 cursor-pointer items-center text-accent pointer-coarse:min-h-11">{t('codesFrom', { from: '' })}<bdi dir="ltr">{from}</bdi></summary>
            <ul className="pb-1 ps-4">{codes.map(c => <li key={c.code}><code dir="ltr" translate="no">{c.code}</code>{label(c.label) && <> · {label(c.label)}</>}</li>)}</ul>
          </details>
        )}
      </dd>
    </div>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return <section id={id} className="mt-8 space-y-2.5"><h2 className="text-xl">{title}</h2>{children}</section>
}
