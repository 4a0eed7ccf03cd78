import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'

/** Over the picture, until it is put away or the next answer is given. */
export function Notice({ children, onClose }: { children: ReactNode; onClose(): void }) {
  const t = useTranslations('track')
  return (
    <div role="status" className="flex items-start gap-2 rounded-lg border border-line bg-surface py-2 ps-3 pe-1 shadow-float">
      <div className="min-w-0 flex-1 py-1">{children}</div>
      <button type="button" className="button track-tool border-0" aria-label={t('close')} onClick={onClose}><Icon name="close" /></button>
    </div>
  )
}
