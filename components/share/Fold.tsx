'use client'
import { useState, type ReactNode } from 'react'

/** A part of the dialog that is made when it is opened. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="mt-3 border-t border-line pt-1" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-9 items-center font-medium pointer-coarse:min-h-11">{title}</summary>
      {open && <div className="pt-1">{children}</div>}
    </details>
  )
}
