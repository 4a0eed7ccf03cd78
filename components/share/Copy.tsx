'use client'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode, type RefObject } from 'react'

/** Copies a field's text and says so; where the browser refuses, selects it for the reader. Further buttons stand beside it. */
export function Copy({ field, children }: { field: RefObject<HTMLTextAreaElement | null>; children?: ReactNode }) {
  const t = useTranslations('share')
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(field.current?.value ?? '')
      setSaid(t('copiedText'))
    } catch {
      field.current?.select()
      setSaid(t('copyTextFailed'))
    }
  }
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <button type="button" className="button" onClick={() => void copy()}>{t('copyText')}</button>
      {children}
      <span aria-live="polite" className="text-sm text-muted">{said}</span>
    </div>
  )
}
