import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ViewLink } from '@/components/explorer/ViewLink'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import { Prose } from '@/components/ui/Prose'
import { Swatch } from '@/components/ui/Swatch'
import { dayText, positionText, recordDate } from '@/lib/format'
import { happenedOf } from '@/lib/formats/cite'
import { ASSUMED_PRECISION } from '@/lib/model/codes'
import { codesOf, EVIDENCE_FACET, GREY, inLanguage, labelOf } from '@/lib/model/facets'
import type { RecordHistory } from '@/lib/model/history'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import type { ScenePlace } from '@/lib/model/scene'
import type { FoundIncident } from '@/lib/model/found'
import type { NearBuildings } from '@/lib/model/track'
import { Admissions } from './Admissions'
import { BackLink } from './BackLink'
import { BuildingsNear } from './BuildingsNear'
import { Cite } from './Cite'
import { EvidencePart } from './evidence/EvidencePart'
import { History } from './history/History'
import { Part, Small } from './Part'
import { Redacted } from './Redacted'
import { People } from './remembrance/People'
import { SelectOnMap } from './SelectOnMap'
import { ShowOnMap } from './ShowOnMap'
import { SourceList } from './SourceList'
import { StatementLinks } from './StatementLinks'
import { StoryLinks } from './StoryLinks'
import { langOf, localText } from './texts'
import { Tolls } from './Tolls'
import { WhoSaysWhat } from './WhoSaysWhat'

interface Props { found: FoundIncident; history: RecordHistory | null; /** Edition that the address names. */ pinned?: number; manifest: Manifest; edition: EditionInfo; locale: string; /** Places with scenes in which it lies. */ scenes?: Pick<ScenePlace, 'id' | 'title_en' | 'title_ar'>[]; /** Dated buildings near it, in its days. */ near?: NearBuildings[] }

/** One incident or situation, whole and readable without JavaScript: what, when, where, how many, who says so. */
export async function IncidentPanel({ found, history, pinned, manifest, edition, locale, scenes = [], near = [] }: Props) {
  const t = await getTranslations()
  const { properties: p, point } = found.incident
  const facetText = (property: string) => {
    const facet = manifest.facets.find(f => f.property === property)
    return (facet ? codesOf(p, facet) : []).map(code => labelOf(facet, code, locale)).join(locale === 'ar' ? '، ' : ', ')
  }
  const [lead, ...others] = manifest.facets
  const color = lead?.codes.find(c => codesOf(p, lead).includes(c.code))?.color ?? GREY
  const summary = localText(p, 'summary', locale)
  const place = localText(p, 'place', locale)
  const position = point && positionText(point, p.geo_precision ?? ASSUMED_PRECISION)
  return (
    <article id="record" tabIndex={-1} className="pb-6 outline-none">
      <SelectOnMap id={p.id} point={point} precision={p.geo_precision ?? ASSUMED_PRECISION} radiusMeters={p.geo_radius_m ?? null} codes={Object.fromEntries(manifest.facets.map(f => [f.property, codesOf(p, f)]))} />
      <BackLink />
      <div className="px-5">
        <p className="flex items-center gap-2 text-sm text-muted">
          {p.kind === 'situation' ? t('incident.situation') : <><Swatch round size={10} color={color} />{[lead && facetText(lead.property), others[0] && facetText(others[0].property)].filter(Boolean).join(' · ')}</>}
        </p>
        <h1 className="mt-1 text-2xl leading-tight" lang={langOf(p, 'title', locale)}><Prose text={localText(p, 'title', locale)} /></h1>
        <p className="mt-1 text-lg">
          <bdi>{recordDate(p, locale) || t('incident.dateUnknown')}</bdi>
          {p.time_local && <>{locale === 'ar' ? '، ' : ', '}<bdi>{p.time_local}</bdi> <span className="text-muted">{t('incident.local')}</span></>}
        </p>
        {p.date_precision && ['week', 'month', 'year', 'range'].includes(p.date_precision) && <p className="text-sm text-muted">{t(`datePrecision.${p.date_precision as 'week'}`)}</p>}
        {p.kind === 'situation' ? <p className="mt-3 border-y border-line py-3 text-muted">{t('incident.situationNote')}</p> : <Tolls p={p} fields={manifest.casualty_fields} locale={locale} />}
        {p.kind === 'incident' && !p.counts_in_totals && <p className="mt-2 text-sm text-muted">{t('incident.notCounted')}</p>}
        {summary && <p className="mt-4" lang={langOf(p, 'summary', locale)}><Prose text={summary} /></p>}

        <dl className="mt-4 grid grid-cols-[112px_1fr] gap-x-3 gap-y-2">
          <Fact label={t('incident.place')}>
            {place && <span lang={langOf(p, 'place', locale)}>{place} </span>}
            <span className="known">{point && p.geo_radius_m ? t('precision.within', { km: Math.round(p.geo_radius_m / 100) / 10 }) : t(`precision.${point ? (p.geo_precision ?? 'unstated') : 'none'}`)}</span>
            {localText(p, 'geo_note', locale) && <Small><Prose text={localText(p, 'geo_note', locale)} /></Small>}
            {position && <Small><bdi className="tabular-nums">{position}</bdi></Small>}
            {point && <ShowOnMap point={point} precision={p.geo_precision ?? ASSUMED_PRECISION} />}
            {scenes.map(s => <ViewLink key={s.id} path={`/scenes/${s.id}`} patch={{ moment: p.date_start ?? null }} className="link block min-h-6 text-sm pointer-coarse:min-h-11">{t.rich('compare.ofIncident', { place: () => <bdi>{localText(s, 'title', locale)}</bdi> })}</ViewLink>)}
          </Fact>
          {manifest.facets.filter(f => f.property !== EVIDENCE_FACET).map(facet => codesOf(p, facet).length > 0 && (
            <Fact key={facet.property} label={inLanguage(facet.label, locale)}>
              {facetText(facet.property)}
              {facet.property === 'actor' && p.alleged_by.length > 0 && <Small>{t.rich('incident.allegedBy', { who: () => <bdi>{p.alleged_by.join(', ')}</bdi> })}</Small>}
            </Fact>
          ))}
          {localText(p, 'protected_site', locale) && <Fact label={t('incident.protectedSite')}><Prose text={localText(p, 'protected_site', locale)} /></Fact>}
          {p.documented_by.length > 0 && <Fact label={t('incident.documentedBy')}><bdi>{p.documented_by.join(', ')}</bdi></Fact>}
        </dl>

        {p.people && <Part title={t('remembrance.killed')}><People p={p} locale={locale} level="h3" /><p className="mt-2"><NavLink className="link" href={localePath(locale, `/remembrance#${p.id}`)}>{t('remembrance.all')}</NavLink></p></Part>}
        <Redacted done={p.redacted} manifest={manifest} locale={locale} />
        <WhoSaysWhat p={p} fields={manifest.casualty_fields} locale={locale} />
        {p.figures.length > 0 && (
          <Part title={t('incident.figures')}>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4">
              {p.figures.map((f, i) => (
                <div key={i} className="contents">
                  <dt className="border-t border-line py-1.5 text-muted"><Prose text={localText(f, 'label', locale)} />{(f.by || f.date) && <Small>{[f.by, f.date && dayText(f.date, locale, 'short')].filter(Boolean).join(' · ')}</Small>}</dt>
                  <dd className="border-t border-line py-1.5 text-end font-medium"><bdi>{f.value}</bdi></dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
        <EvidencePart p={p} locale={locale} edition={edition.key} />
        <BuildingsNear near={near} locale={locale} />
        <Admissions admissions={p.admissions} locale={locale} />
        <StatementLinks naming={found.statements} context={found.contextStatements} locale={locale} />
        <StoryLinks stories={found.stories ?? []} locale={locale} />
        {localText(p, 'notes', locale) && <Part title={t('incident.notes')}><p><Prose text={localText(p, 'notes', locale)} /></p></Part>}
        <SourceList sources={p.sources} locale={locale} />
        <History kind="incident" id={p.id} {...{ history, manifest, edition, locale }} />
        <Cite pinned={pinned} id={p.id} title={localText(p, 'title', locale)} edition={edition} manifest={manifest} happened={happenedOf(p)} />
      </div>
    </article>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div className="contents"><dt className="text-muted">{label}</dt><dd>{children}</dd></div>
}
