import { useTranslations } from 'next-intl'
import { Prose } from '@/components/ui/Prose'
import type { Task } from '@/lib/track/task'

/** What to look for, in the project's own words. */
export function Instructions({ task }: { task: Task }) {
  const t = useTranslations('track')
  return <section className="mt-4 border-t border-line pt-3 text-sm"><h2 className="font-medium">{t('instructions')}</h2><p className="mt-1 text-muted"><Prose text={task.instructions} /></p></section>
}
