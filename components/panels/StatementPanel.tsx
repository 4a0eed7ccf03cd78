import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ViewLink } from '@/components/explorer/ViewLink'
import { Prose } from '@/components/ui/Prose'
import { dayText } from '@/lib/format'
import type { RecordHistory } from '@/lib/model/history'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import type { FoundStatement } from '@/lib/model/found'
import { BackLink } from './BackLink'
import { Cite } from './Cite'
import { History } from './history/History'
import { IncidentLinks } from './IncidentLinks'
import { Part } from './Part'
import { Redacted } from './Redacted'
import { SourceList } from './SourceList'
import { StatementActions } from './StatementActions'
import { langOf, localText } from './texts'

/** One statement: who published what and when, the incidents that it names, where to read it. */
export async function StatementPanel({ found, history, pinned, manifest, edition, locale }: { found: FoundStatement; history: RecordHistory | null; /** Edition that the address names. */ pinned?: number; manifest: Manifest; edition: EditionInfo; locale: string }) {
  const t = await getTranslations('statement')
  const s = found.statement
  const joined = (field: 'places' | 'actors') => ((locale === 'ar' && s[`${field}_ar`].length ? s[`${field}_ar`] : s[`${field}_en`]) as string[]).join(locale === 'ar' ? '، ' : ', ')
  return (
    <article id="record" tabIndex={-1} className="pb-6 outline-none">
      <BackLink statements />
      <div className="px-5">
        <p className="text-sm text-muted"><bdi>{dayText(s.date, locale)}</bdi>{localText(s, 'type', locale) && <> · {localText(s, 'type', locale)}</>}</p>
        <h1 className="mt-1 text-2xl leading-tight" lang={langOf(s, 'title', locale)}><Prose text={localText(s, 'title', locale)} /></h1>
        <p className="mt-1 text-muted" lang={langOf(s, 'publisher', locale)}>{localText(s, 'publisher', locale)}</p>
        {localText(s, 'summary', locale) && <p className="mt-4" lang={langOf(s, 'summary', locale)}><Prose text={localText(s, 'summary', locale)} /></p>}
        <p className="mt-4">{s.url ? <a className="button" href={s.url} rel="noopener noreferrer external">{t('read')}</a> : <span className="text-muted">{t('noUrl')}</span>}</p>
        {localText(s, 'url_note', locale) && <p className="mt-1 text-sm text-muted"><Prose text={localText(s, 'url_note', locale)} /></p>}
        <StatementActions id={s.id} count={found.matched} points={found.points} bounds={found.bounds} days={found.days} anchor={s.anchor ?? null} />
        <Part title={t('incidents')} count={found.matched}>
          {found.matched ? <IncidentLinks items={found.incidents} label={t('incidents')} /> : <p className="text-muted">{t('noIncidents')}</p>}
          {found.matched > found.incidents.length && <p className="mt-2 text-sm text-muted">{t('listed', { shown: found.incidents.length, all: found.matched })} <ViewLink path="/" patch={{ statement: s.id }} className="link">{t('listAll')}</ViewLink></p>}
        </Part>
        {found.contextMatched > 0 && (
          <Part title={t('contextIncidents')} count={found.contextMatched}>
            <IncidentLinks items={found.contextIncidents} label={t('contextIncidents')} />
            {found.contextMatched > found.contextIncidents.length && <p className="mt-2 text-sm text-muted">{t('listed', { shown: found.contextIncidents.length, all: found.contextMatched })}</p>}
          </Part>
        )}
        {s.figures.length > 0 && (
          <Part title={t('figures')}>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4">
              {s.figures.map((f, i) => <div key={i} className="contents"><dt className="border-t border-line py-1.5 text-muted"><Prose text={localText(f, 'label', locale)} /></dt><dd className="border-t border-line py-1.5 text-end font-medium"><bdi>{f.value}</bdi></dd></div>)}
            </dl>
          </Part>
        )}
        <dl className="mt-6 grid grid-cols-[112px_1fr] gap-x-3 gap-y-2">
          {joined('places') && <Fact label={t('places')}>{joined('places')}</Fact>}
          {joined('actors') && <Fact label={t('actors')}>{joined('actors')}</Fact>}
          {s.people.length > 0 && <Fact label={t('people')}><bdi>{s.people.join(', ')}</bdi></Fact>}
        </dl>
        <Redacted done={s.redacted} manifest={manifest} locale={locale} />
        <SourceList sources={s.sources} locale={locale} title={t('otherAddresses')} />
        <History kind="statement" id={s.id} {...{ history, manifest, edition, locale }} />
        <Cite pinned={pinned} kind="statements" id={s.id} title={localText(s, 'title', locale)} edition={edition} manifest={manifest} happened={{ from: s.date, to: null }} />
      </div>
    </article>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div className="contents"><dt className="text-muted">{label}</dt><dd>{children}</dd></div>
}
