import { useTranslations } from 'next-intl'
import type { Me } from '@/lib/model/track'
import type { Task } from '@/lib/track/task'
import { Links } from './Links'

/** What a volunteer sees of themselves, and nobody else does. */
export function Own({ me, task }: { me: Me | null; task: Task }) {
  const t = useTranslations('track')
  return (
    <section aria-label={t('own')} className="mt-4 border-t border-line pt-3 text-sm">
      {me && (
        <p>{t('ownAnswers', { n: me.answers, today: me.today })}{me.streak > 1 && <> {t('streak', { n: me.streak })}</>}{me.agreement.of > 0 && <> {t('agreement', { within: me.agreement.within, of: me.agreement.of })}</>}</p>
      )}
      <Links task={task} />
    </section>
  )
}
