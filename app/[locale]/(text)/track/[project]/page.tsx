import type { Metadata } from 'next'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { NoProject } from '@/components/track/NoProject'
import { ProjectHead, ProjectText } from '@/components/track/ProjectText'
import { Start } from '@/components/track/Start'
import { startWords } from '@/components/track/words'
import { JsonLd } from '@/components/ui/JsonLd'
import { inLanguage } from '@/lib/model/facets'
import { textMetadata } from '@/lib/server/page-metadata'
import { decoded } from '@/lib/server/page-status'
import { recordLd } from '@/lib/server/structured'
import { getProject, getTask } from '@/lib/server/track'

interface Props { params: Promise<{ project: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [found, locale, t] = await Promise.all([params.then(p => getProject(decoded(p.project))), getLocale(), getTranslations('track')])
  return found ? textMetadata(`/track/${found.project.id}`, `${t('title')}: ${inLanguage(found.project.title, locale)}`, inLanguage(found.project.instructions, locale)) : { robots: { index: false } }
}

export default async function ProjectPage({ params }: Props) {
  const id = decoded((await params).project)
  const [locale, found, t, all] = await Promise.all([getLocale(), getProject(id), getTranslations('track'), getMessages()])
  const task = found && (await getTask(found, locale))
  if (!task) return <NoProject id={id} locale={locale} />
  const title = inLanguage(found.project.title, locale)
  return (
    <>
      <JsonLd data={await recordLd({ path: `/track/${id}`, title, description: inLanguage(found.project.instructions, locale) })} />
      <Start task={task} messages={{ track: all.track }} words={startWords(t)} head={<ProjectHead {...found} locale={locale} />}>
        <ProjectText project={found.project} task={task} locale={locale} />
      </Start>
    </>
  )
}
