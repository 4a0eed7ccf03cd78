import { getTranslations } from 'next-intl/server'
import { inLanguage } from '@/lib/model/facets'
import type { Task } from '@/lib/track/task'
import { Prose } from '@/components/ui/Prose'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'
import { Figures } from './Figures'
import type { Shown } from './TrackText'

const link = 'link inline-flex min-h-9 items-center pointer-coarse:min-h-11'

/** A project in words, before anything is begun: which pictures, how far it is. Where it begins stands under this. */
export async function ProjectHead({ project, place, results, locale }: Shown & { locale: string }) {
  const t = await getTranslations('track')
  return (
    <>
      <p><NavLink className={link} href={localePath(locale, '/track')}>{t('all')}</NavLink></p>
      {project.drawing && <p className="mt-1 w-fit rounded-md border border-ink px-2 py-0.5 text-sm font-semibold">{t('drawing')}</p>}
      <h1 className="mt-1 text-[28px] leading-tight">{inLanguage(project.title, locale)}</h1>
      {project.drawing && <p className="mt-2 font-medium">{t('drawingText')}</p>}
      <Figures {...{ project, place, results, locale }} />
    </>
  )
}

/** What to look for, what is known of the pictures, and the ways on. */
export async function ProjectText({ project, task, locale }: Pick<Shown, 'project'> & { task: Task; locale: string }) {
  const t = await getTranslations('track')
  return (
    <>
      <h2 className="mt-6 text-xl">{t('instructions')}</h2>
      <p className="mt-2"><Prose text={inLanguage(project.instructions, locale)} /></p>
      <p className="mt-2 flex flex-wrap gap-x-5">
        <NavLink className={link} href={localePath(locale, `/track/${project.id}/results`)}>{t('results')}</NavLink>
        <NavLink className={link} href={localePath(locale, '/methodology#dating')}>{t('method')}</NavLink>
        <NavLink className={link} href={localePath(locale, '/track/care')}>{t('careLink')}</NavLink>
        <NavLink className={link} href={localePath(locale, '/track#promise')}>{t('promiseTitle')}</NavLink>
      </p>
      <details className="mt-2">
        <summary className={`${link} w-fit`}>{t('scenesTitle')}</summary>
        <ol className="mt-1 list-decimal ps-6">{task.scenes.map(scene => <li key={scene.id}><bdi className="font-medium">{scene.day}</bdi> <bdi className="text-sm text-muted">{scene.credit}</bdi>{scene.note && <span className="block text-sm"><Prose text={scene.note} /></span>}</li>)}</ol>
      </details>
    </>
  )
}
