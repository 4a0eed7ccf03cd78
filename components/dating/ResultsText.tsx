import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { latin } from '@/components/ui/latin'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { DATING_FILES, type ResultsPage } from '@/lib/model/dating-page'
import { inLanguage } from '@/lib/model/facets'
import { DestroyedOverTime } from '../charts/DestroyedOverTime'
import { CurveTable } from './CurveTable'
import { DisputedTable } from './DisputedTable'
import { Figures } from './Figures'
import { Part } from './Part'

/** What volunteers found together, how sure it is, and how: in sentences first. Drawn by the server, readable without a script. */
export async function ResultsText({ project, results, curve, disputed, locale }: ResultsPage & { locale: string }) {
  const t = await getTranslations('dating.results')
  const day = (iso: string) => dayText(iso, locale, 'short')
  const end = curve[curve.length - 1]
  const percent = Math.round(project.level * 100)
  const lead = results.answers > 0
    ? t('found', { buildings: results.buildings, n: Math.round(end.expected), day: day(end.day), low: end.low, high: end.high, percent })
    : t('none')
  return (
    <article className="leading-relaxed">
      <p><AppLink className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11" href={localePath(locale, `/track/${project.id}`)}>{t('back')}</AppLink></p>
      <h1 className="mt-1 text-[28px] leading-tight">{t('title', { title: inLanguage(project.title, locale) })}</h1>
      {project.drawing && <p className="mt-2 border-s-4 border-muted ps-3 font-medium">{t('drawing')}</p>}
      <p className="mt-3 text-lg">{lead}</p>
      {results.answers > 0 && results.last_day && <p className="text-muted">{t('by', { answers: results.answers, people: results.volunteers, day: day(results.last_day) })}</p>}
      <p className="mt-3"><AppLink className="button" href={localePath(locale, `/?dating=${project.id}`)}>{t('map')}</AppLink></p>

      {results.answers > 0 && <Part id="curve" title={t('curve')}>
        <DestroyedOverTime curve={curve} locale={locale} label={t('curveLabel', { n: curve.length, first: day(curve[0].day), last: day(end.day) })} />
        <p className="text-sm text-muted">{t('curveNote', { percent })}</p>
        <CurveTable curve={curve} percent={percent} locale={locale} />
      </Part>}
      <Figures results={results} drawing={project.drawing} />
      <Part id="disputed" title={t('disputed')}>
        {disputed.all === 0 ? <p>{t('disputedNone')}</p> : <><p>{t('disputedNote')}</p><DisputedTable disputed={disputed} last={project.days[project.days.length - 1]} locale={locale} /></>}
      </Part>
      <Part id="method" title={t('method')}>
        <p>{t('methodText', { percent })}</p>
        <p>{t('limits')}</p>
        <p><AppLink className="link" href={localePath(locale, '/methodology#dating')}>{t('more')}</AppLink></p>
      </Part>
      <Part id="downloads" title={t('downloads')}>
        <ul>{DATING_FILES.map(file => <li key={file}><a className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11" href={`/api/dating/${project.id}/export/${file}`} download>{latin(t(`files.${file.replace('.', '_') as 'buildings_csv'}`), locale)}</a></li>)}</ul>
      </Part>
    </article>
  )
}
