import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { Prose } from '@/components/ui/Prose'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { GEO_PRECISIONS, GRADINGS, RADIUS_METERS } from '@/lib/model/codes'
import { GRADING_FACET, inLanguage, labelOf } from '@/lib/model/facets'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { RedactedOfAll } from './Redacted'

interface Props { locale: string; manifest: Manifest; edition: EditionInfo; counts: { incidents: number; situations: number; withoutPlace: number }; /** Projects in which volunteers date destruction. */ datings?: { id: string; title: string }[] }

/** What is counted, what precision and grades mean, what is missing: the rules of the atlas in words, then what its own record adds. */
export async function MethodologyText({ locale, manifest, edition, counts, datings = [] }: Props) {
  const t = await getTranslations()
  const radius = (metres: number) => <bdi>{metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}</bdi>
  const drawn = (precision: (typeof GEO_PRECISIONS)[number]) => {
    const metres = RADIUS_METERS[precision]
    if (metres === 0) return t('method.drawnExact')
    if (metres) return t.rich('method.drawnDisc', { radius: () => radius(metres) })
    return precision === 'governorate' ? t('method.drawnArea') : t('method.drawnNot')
  }
  const headline = manifest.headline_grades.map(g => labelOf(GRADING_FACET, g, locale)).join(locale === 'ar' ? '، ' : ', ')
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('method.title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('method.intro')}</p>
      <p className="mt-2 text-muted">{t('method.totalsNow', { n: counts.incidents, s: counts.situations, p: counts.withoutPlace })}</p>

      <Part id="counted" title={t('method.countTitle')}><p>{t('method.count1')}</p><p>{t('method.count2')}</p><p>{t('method.count3')}</p></Part>
      <Part id="tolls" title={t('method.tollTitle')}><p>{t('method.toll1')}</p><p>{t('method.toll2')}</p><p>{t('method.claims')} <AppLink className="link" href={localePath(locale, '/claims')}>{t('claims.title')}</AppLink></p></Part>
      <Part id="evidence" title={t('method.evidenceTitle')}><p>{t('method.evidence1')}</p><p>{t('method.evidence2')}</p><p><AppLink className="link" href={localePath(locale, '/evidence')}>{t('evidencePage.back')}</AppLink></p></Part>
      <Part id="dates" title={t('method.dateTitle')}><p>{t('method.date1')}</p><p>{t('method.date2')}</p></Part>
      <Part id="places" title={t('method.placeTitle')}>
        <p>{t('method.place1')}</p>
        <Table head={[t('method.precision'), t('method.drawn')]} rows={GEO_PRECISIONS.map(p => [t(`precision.${p}`), drawn(p)])} />
        <p>{t('method.place2')}</p>
      </Part>
      <Part id="grades" title={t('method.gradeTitle')}>
        <p>{t('method.grade1')}</p>
        <Table head={[t('table.grading'), '']} rows={GRADINGS.map(g => [labelOf(GRADING_FACET, g, locale), t(`gradingMeaning.${g}`)])} />
        <p>{t('method.gradeHeadline', { grades: headline })}</p>
      </Part>
      <Part id="alleged" title={t('method.allegedTitle')}><p>{t('method.alleged1')}</p></Part>
      {manifest.about.length > 0 && (
        <Part id="missing" title={t('method.missingTitle')}>
          {manifest.about.map((about, i) => <div key={i}><h3 className="pt-2"><Prose text={inLanguage(about.title, locale)} /></h3><p><Prose text={inLanguage(about.text, locale)} /></p></div>)}
        </Part>
      )}
      <Part id="dating" title={t('track.title')}>
        <p>{t('track.method1')}</p><p>{t('track.method2')}</p>
        {datings.length > 0 && (
          <>
            <p>{t('dating.method.firm')}</p><p>{t('dating.method.near')}</p>
            <p>{t('dating.method.projects')}</p>
            <ul className="list-disc ps-6">{datings.map(d => <li key={d.id}><AppLink className="link" href={localePath(locale, `/track/${d.id}/results`)}><bdi>{d.title}</bdi></AppLink></li>)}</ul>
          </>
        )}
      </Part>
      <Part id="no-harm" title={t('method.harmTitle')}><p>{t('method.harm1')}</p><p><AppLink className="link" href={localePath(locale, '/remembrance')}>{t('remembrance.all')}</AppLink></p><RedactedOfAll manifest={manifest} locale={locale} /></Part>
      <Part id="editions" title={t('method.editionTitle')}><p>{t('method.edition1', { n: edition.number, date: dayText(edition.date, locale) })}{edition.draft && ` ${t('incident.draft')}.`}</p><p><AppLink className="link" href={localePath(locale, '/editions')}>{t('method.editionLink')}</AppLink></p></Part>
      <Part id="credits" title={t('method.creditTitle')}>
        <p>{t.rich('method.credit1', { name: () => (manifest.licence.url ? <a className="link" href={manifest.licence.url} rel="license"><bdi>{manifest.licence.name}</bdi></a> : <bdi>{manifest.licence.name}</bdi>) })}</p>
        <ul className="list-disc ps-6">{manifest.attribution.map(a => <li key={a.name}>{a.url ? <a className="link" href={a.url}><bdi>{a.name}</bdi></a> : <bdi>{a.name}</bdi>}</li>)}</ul>
        <p>{t.rich('method.creditMap', { names: () => <bdi>{['Natural Earth', 'GeoNames', ...manifest.basemap_attribution].filter((x, i, all) => all.indexOf(x) === i).join(' · ')}</bdi> })}</p>
      </Part>
    </article>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return <section id={id} className="mt-8 space-y-2.5"><h2 className="text-xl">{title}</h2>{children}</section>
}

function Table({ head, rows }: { head: [string, string]; rows: [ReactNode, ReactNode][] }) {
  return (
    <table className="w-full border-collapse">
      <thead className="sr-only"><tr><th scope="col">{head[0]}</th><td>{head[1]}</td></tr></thead>
      <tbody>{rows.map(([name, text], i) => <tr key={i} className="border-t border-line last:border-b"><th scope="row" className="w-2/5 py-1.5 pe-4 text-start font-medium">{name}</th><td className="py-1.5">{text}</td></tr>)}</tbody>
    </table>
  )
}
