'use client'
import { useTranslations } from 'next-intl'

/** The worker does not answer any more: what to do. */
export function Lost() {
  const t = useTranslations('preview')
  return <p role="alert" className="px-4 py-3">{t('lost')}</p>
}
