import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Task } from '@/lib/track/task'
import { Links } from './Links'
import { Refused } from './Refused'
import type { Hand } from './use-hand'

interface Props { bar: ReactNode; task: Task; state: Hand['state']; waiting: number; onAgain(): void; children?: ReactNode }

/** In place of a building when there is none: it is on its way, the connection is away, or all have been looked at. */
export function Empty({ bar, task, state, waiting, onAgain, children }: Props) {
  const t = useTranslations('track')
  const failed = typeof state === 'object' ? state.failed : null
  return (
    <div className="track-screen track-empty print-none" aria-busy={state === 'starting' || state === 'ready'}>
      <div className="track-bar">{bar}</div>
      <div className="m-auto max-w-md p-6 text-center">
        <h1 className="text-xl">{failed !== null ? t('failed') : state === 'none' ? t('noMore') : state === 'held' ? t('held') : state === 'away' ? t('away') : t('starting')}</h1>
        <p role="status" className="mt-2 text-muted">{failed !== null ? <Refused refusal={failed} /> : state === 'none' ? t('noMoreText') : state === 'held' ? t('heldText', { n: waiting }) : state === 'away' ? t('awayText', { n: waiting }) : ''}</p>
        {(failed !== null || state === 'held' || state === 'away') && <button type="button" className="button mt-4" onClick={onAgain}>{t('again')}</button>}
        {state === 'none' && <div className="flex justify-center"><Links task={task} /></div>}
        <div className="mt-6 text-start">{children}</div>
      </div>
    </div>
  )
}
