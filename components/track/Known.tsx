import { useTranslations } from 'next-intl'
import type { Accepted } from '@/lib/model/track'
import { judge } from '@/lib/track/judge'
import { replyOf } from '@/lib/track/mark'
import type { Task } from '@/lib/track/task'
import { toldKnown, type Draft } from './draft'
import { Notice } from './Notice'

/** After a building whose date is known: which it is, and how the answer lies to it. No mark, no score. */
export function Known({ task: { scenes }, answer, draft, onClose }: { task: Task; answer: Accepted; draft: Draft; onClose(): void }) {
  const t = useTranslations('track')
  if (!answer.known) return null
  const told = toldKnown(answer.known, scenes)
  const day = (text = '') => () => <bdi className="whitespace-nowrap">{text}</bdi>
  return <Notice onClose={onClose}><span className="font-medium">{t('knownOne')}</span> {t.rich(told.key, { from: day(told.from), by: day(told.by) })} {t(`judged.${judge(scenes, replyOf(draft.mark, scenes), answer.known)}`)}</Notice>
}
