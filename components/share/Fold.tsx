'use client'
import { useState, type ReactNode } from 'react'
import { Icon } from '@/components/ui/Icon'

/** A part of the dialog that is made when it is opened. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="group mt-3 border-t border-line pt-1" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-9 items-center justify-between gap-3 font-medium pointer-coarse:min-h-11">{title}<Icon name="chevronDown" size={12} className="shrink-0 text-muted group-open:rotate-180" /></summary>
      {open && <div className="pt-1">{children}</div>}
    </details>
  )
}
