import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'
import { localePath } from '@/i18n/locales'
import type { Me } from '@/lib/model/track'
import type { Task } from '@/lib/track/task'
import { Refused } from './Refused'
import type { Queue } from './use-queue'

/** Head of the screen: the way out, how far one is, what waits for the connection, how to look after oneself. */
export function Bar({ task, queue, me, children }: { task: Task; queue?: Queue; me?: Me | null; children?: ReactNode }) {
  const t = useTranslations('track')
  return (
    <>
      <a href="#about" className="button track-tool" aria-label={t('stop')} title={t('stop')}><Icon name="chevronStart" className="rtl:-scale-x-100" /></a>
      <p className="min-w-0 flex-1 truncate max-sm:sr-only"><span className="font-medium">{task.title}</span></p>
      {children}
      {!children && <p className="truncate text-sm text-muted max-sm:flex-1">{me && me.today > 0 ? t('today', { n: me.today }) : ''}</p>}
      <p role="status" className="text-sm font-medium">{queue && queue.waiting > 0 && (queue.kept === null ? t('waiting', { n: queue.waiting }) : <>{t('waitingKept', { n: queue.waiting })} {queue.kept.refusal ? <Refused refusal={queue.kept.refusal} /> : t('keptElsewhere')}</>)}{queue?.unsafe && queue.waiting > 0 ? ` ${t('unsafe')}` : ''}</p>
      <a href={localePath(task.locale, '/track/care')} className="link shrink-0 text-sm">{t('careShort')}</a>
    </>
  )
}
