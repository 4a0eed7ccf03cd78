import { useTranslations } from 'next-intl'
import { localePath } from '@/i18n/locales'
import type { Task } from '@/lib/track/task'
import { Dialog } from './Dialog'

/** Suggests a break; nothing is lost by taking it, and nothing by going on. */
export function PauseDialog({ task, onGoOn }: { task: Task; onGoOn(): void }) {
  const t = useTranslations('track')
  return (
    <Dialog label={t('pause')} onClose={onGoOn}>
      <h2 className="text-xl">{t('pause')}</h2>
      <p className="mt-2">{t('pauseText')}</p>
      <p className="mt-4 flex flex-wrap gap-2">
        <a className="button button-accent" href="#about" onClick={onGoOn}>{t('pauseTake')}</a>
        <a className="button" href={localePath(task.locale, '/track/care')}>{t('careLink')}</a>
        <button type="button" className="button" onClick={onGoOn}>{t('pauseGoOn')}</button>
      </p>
    </Dialog>
  )
}
