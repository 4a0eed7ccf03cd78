import { useTranslations } from 'next-intl'
import { localePath } from '@/i18n/locales'
import type { Task } from '@/lib/track/task'

/** From everywhere: how to look after oneself, and what became of the answers. Plain links: they leave the screen. */
export function Links({ task }: { task: Task }) {
  const t = useTranslations('track')
  const link = 'link inline-flex min-h-9 items-center pointer-coarse:min-h-11'
  return (
    <p className="mt-1 flex flex-wrap gap-x-4">
      <a className={link} href={localePath(task.locale, '/track/care')}>{t('careLink')}</a>
      <a className={link} href={localePath(task.locale, `/track/${task.project}/results`)}>{t('results')}</a>
    </p>
  )
}
