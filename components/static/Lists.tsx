import { useTranslations } from 'next-intl'
import { IncidentRow } from '@/components/panels/IncidentRow'
import { localePath } from '@/i18n/locales'
import type { ListItem } from '@/lib/model/list-item'
import { pagePath, rowsOn, type Group, type Listing } from '@/lib/static/listings'

const KINDS = ['by-year', 'by-place'] as const

function useHeading() {
  const t = useTranslations('static')
  return ({ of, name }: Pick<Group, 'name'> & { of: Listing['of'] }) => name ?? t(of === 'by-year' ? 'noDate' : 'noPlace')
}

/** Where every record can be reached from without scripts: its year, its place. */
export function ListOfLists({ listings, locale }: { listings: Listing[]; locale: string }) {
  const t = useTranslations()
  const heading = useHeading()
  return (
    <>
      <h1 className="text-[28px] leading-tight">{t('static.all')}</h1>
      <p className="mt-2 text-lg text-muted">{t('static.allIntro')}</p>
      {KINDS.map(of => (
        <section key={of} className="mt-8">
          <h2 className="text-xl">{t(`static.${of}`)}</h2>
          <ul className="mt-2 columns-2 gap-x-8 sm:columns-3">
            {listings.find(l => l.of === of)?.groups.map(group => (
              <li key={group.id} className="break-inside-avoid py-1 pointer-coarse:py-2.5">
                <a className="link" href={`${localePath(locale, pagePath(of, group.page))}#${group.id}`}><bdi>{heading({ of, name: group.name })}</bdi></a> <bdi className="text-muted tabular-nums">{group.rows.length}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

interface Props { listing: Listing; page: number; items: ListItem[]; by: string; locale: string }

/** One page of all records, by year or by place. */
export function ListPage({ listing: { of, groups, pages }, page, items, by, locale }: Props) {
  const t = useTranslations()
  const heading = useHeading()
  return (
    <>
      <h1 className="text-[28px] leading-tight">{t(`static.${of}`)}</h1>
      <p className="mt-2"><a className="link" href={localePath(locale, '/incidents')}>{t('static.all')}</a>{pages > 1 && <span className="text-muted"> · <bdi>{t('static.page', { n: page, all: pages })}</bdi></span>}</p>
      {groups.flatMap(group => {
        const rows = rowsOn(group, page)
        return rows.length ? [
          <section key={group.id} id={group.id} className="mt-6">
            <h2 className="text-xl"><bdi>{heading({ of, name: group.name })}</bdi> <bdi className="text-base font-normal text-muted tabular-nums">{group.rows.length}</bdi></h2>
            <ul className="-mx-4 mt-1 border-t border-line">{rows.map(row => <IncidentRow key={row} item={items[row]} by={by} />)}</ul>
          </section>,
        ] : []
      })}
      {pages > 1 && (
        <nav aria-label={t('static.pages')} className="mt-6 flex flex-wrap gap-x-4 border-t border-line pt-3">
          {Array.from({ length: pages }, (_, i) => <a key={i} className="link inline-flex min-h-8 min-w-6 items-center justify-center tabular-nums aria-[current]:font-semibold aria-[current]:text-ink pointer-coarse:min-h-11" aria-current={i + 1 === page ? 'page' : undefined} href={localePath(locale, pagePath(of, i + 1))}>{i + 1}</a>)}
        </nav>
      )}
    </>
  )
}
