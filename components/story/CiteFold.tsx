'use client'
import type { AbstractIntlMessages } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import type { Citing } from '@/components/share/CiteForm'

// The forms, and what formats their words, come when they are wanted.
const CiteForms = lazy(() => import('./CiteForms').then(m => ({ default: m.CiteForms })))

export interface CiteFoldProps { of: Citing; label: string; /** The citation as a sentence, read without scripts and on paper. */ text: string; messages: AbstractIntlMessages }

/** A citation that unfolds into the forms that a reader's own tools take. */
export function CiteFold({ of, label, text, messages }: CiteFoldProps) {
  const [open, setOpen] = useState(false)
  const plain = <p className="mt-1 rounded-md bg-chip p-3 text-sm [overflow-wrap:anywhere]"><bdi>{text}</bdi></p>
  return (
    <>
      <details className="print-none" onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className="inline-flex min-h-8 items-center font-medium text-accent pointer-coarse:min-h-11">{label}</summary>
        {open ? <Suspense fallback={plain}><CiteForms of={of} messages={messages} /></Suspense> : plain}
      </details>
      <p className="print-only"><bdi>{text}</bdi></p>
    </>
  )
}
