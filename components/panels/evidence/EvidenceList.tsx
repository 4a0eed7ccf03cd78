import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { Prose } from '@/components/ui/Prose'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { EvidenceGroup, ListedEvidence } from '@/lib/model/found-evidence'
import { itemTitle } from './item-title'

interface Props { groups: EvidenceGroup[]; /** Where a list of one kind goes on. */ next?: string | null; /** What every link keeps: the edition. */ query: string; locale: string; /** Address of the same as data; none in a copy without a server. */ data?: string }

/** Every item of evidence under its kind, with how many there are: all of it text, so that a browser's own search finds it. */
export async function EvidenceList({ groups, next = null, query, locale, data }: Props) {
  const [t, page] = await Promise.all([getTranslations(), getTranslations('evidencePage')])
  const all = groups.reduce((sum, g) => sum + g.matched, 0)
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{page('title')}</h1>
      <p className="mt-2 text-lg text-muted">{page('intro')}</p>
      {!all && <p className="mt-6">{page('none')}</p>}
      {groups.length > 1 && (
        <nav aria-label={page('kinds')} className="mt-4">
          <ul className="flex flex-wrap gap-x-5">
            {groups.map(({ kind, matched }) => <li key={kind}><a className="link inline-flex min-h-9 items-center gap-1.5 pointer-coarse:min-h-11" href={`#${kind}`}>{t(`evidence.${kind}`)} <bdi className="text-muted tabular-nums">{matched}</bdi></a></li>)}
          </ul>
        </nav>
      )}
      {groups.map(({ kind, matched, items }) => (
        <section key={kind} id={kind} tabIndex={-1} className="mt-8 scroll-mt-4 outline-none">
          <h2 className="pb-2 text-xl">{t(`evidence.${kind}`)} <bdi className="font-normal text-muted tabular-nums">{matched}</bdi></h2>
          <ul className="border-t border-line">{items.map(item => <Row key={item.id} listed={item} query={query} locale={locale} />)}</ul>
          {matched > items.length && groups.length > 1 && <p className="mt-2"><AppLink className="link" href={localePath(locale, '/evidence', `${query ? `${query}&` : '?'}kind=${kind}`)}>{page('allOfKind', { n: matched })}</AppLink></p>}
          {next !== null && groups.length === 1 && <p className="mt-2"><AppLink className="link" href={localePath(locale, '/evidence', `${query ? `${query}&` : '?'}kind=${kind}&after=${next}`)}>{page('more')}</AppLink></p>}
        </section>
      ))}
      <p className="mt-8 flex flex-wrap gap-x-5 border-t border-line pt-4">
        <AppLink className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={localePath(locale, '/claims', query)}>{t('claims.title')}</AppLink>
        {data && <a className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={data} rel="alternate" type="application/json">{page('data')}</a>}
      </p>
    </article>
  )
}

async function Row({ listed: { id, item, uses }, query, locale }: { listed: ListedEvidence; query: string; locale: string }) {
  const [t, page] = await Promise.all([getTranslations(), getTranslations('evidencePage')])
  const title = itemTitle(item, locale)
  return (
    <li className="border-b border-line py-2">
      <AppLink className="link inline-flex min-h-7 items-center font-medium pointer-coarse:min-h-11" href={localePath(locale, `/evidence/${id}`, query)}>
        {item.published ? <span lang={title?.lang}><Prose text={title?.text ?? t(`evidence.${item.kind}`)} /></span> : t('evidenceItems.withheld', { reason: t(`withheldReason.${item.withheld_reason ?? 'protects_people'}`) })}
      </AppLink>
      <span className="block text-sm text-muted">
        {item.published && item.source && <><bdi>{item.source.publisher}</bdi>{item.source.date && <>, <bdi>{dayText(item.source.date, locale, 'short')}</bdi></>} · </>}
        {item.published && <>{t(`verification.${item.verification}`)} · </>}{page('records', { n: uses })}
      </span>
    </li>
  )
}
