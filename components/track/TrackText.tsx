import { getTranslations } from 'next-intl/server'
import type { PublishedProject } from '@/lib/model/dating'
import { inLanguage } from '@/lib/model/facets'
import type { Results } from '@/lib/model/track'
import type { ShownPlace } from '@/lib/scenes'
import { Prose } from '@/components/ui/Prose'
import { latin } from '@/components/ui/latin'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import { Figures } from './Figures'
import { Promised } from './Promised'

export interface Shown { project: PublishedProject; place: ShownPlace; results: Results | null }

/** What dating together is, which projects ask for volunteers and how far they are, and what is kept of a volunteer. */
export async function TrackText({ projects, locale }: { projects: Shown[]; locale: string }) {
  const t = await getTranslations('track')
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('title')}</h1>
      <p className="mt-2 text-lg text-muted">{t('intro')}</p>
      <section aria-labelledby="track-projects" className="mt-8">
        <h2 id="track-projects" className="text-xl">{t('projects')}</h2>
        {projects.length === 0 && <p className="mt-2">{t('none')}</p>}
        {projects.some(p => p.results === null) && <p role="alert" className="mt-2 bg-chip px-3 py-2">{t('awayList')}</p>}
        <ul className="mt-3 grid gap-4">
          {projects.map(({ project, ...about }) => (
            <li key={project.id} className="rounded-lg border border-line p-4">
              {project.drawing && <p className="mb-1 w-fit rounded-md border border-ink px-2 py-0.5 text-sm font-semibold">{t('drawing')}</p>}
              <h3 className="text-lg"><NavLink className="link" href={localePath(locale, `/track/${project.id}`)}>{inLanguage(project.title, locale)}</NavLink></h3>
              <Figures project={project} {...about} locale={locale} />
              <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
                <NavLink className="button button-accent" href={localePath(locale, `/track/${project.id}`)} aria-label={`${t('open')}: ${inLanguage(project.title, locale)}`}>{t('open')}</NavLink>
                <NavLink className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={localePath(locale, `/track/${project.id}/results`)}>{t('results')}</NavLink>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="mt-8">
        <h2 className="text-xl">{t('howTitle')}</h2>
        <ol className="mt-2 list-decimal space-y-1 ps-6">{(['how1', 'how2', 'how3', 'how4'] as const).map(key => <li key={key}><Prose text={t(key)} /></li>)}</ol>
        <p className="mt-3 flex flex-wrap gap-x-5">
          <NavLink className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={localePath(locale, '/methodology#dating')}>{t('method')}</NavLink>
          <NavLink className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={localePath(locale, '/track/care')}>{t('careLink')}</NavLink>
        </p>
      </section>
      <Promised />
      <section className="mt-8"><h2 className="text-xl">{t('readerTitle')}</h2><p className="mt-2">{latin(t('reader'), locale)}</p></section>
    </article>
  )
}
