'use client'
import { lazy, Suspense, useState } from 'react'
import type { OverlayProps } from './Overlay'

// Few ask for it: a page is read without it.
const Overlay = lazy(() => import('./Overlay').then(m => ({ default: m.Overlay })))

interface Props extends Omit<OverlayProps, 'words'> { words: OverlayProps['words'] & { open: string; close: string } }

/** A button that lays the same two pictures one over the other. */
export function OneOverOther({ words, ...pictures }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <div className="print-none mt-2">
      <button type="button" className="button needs-script" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.close : words.open}</button>
      {open && <Suspense><Overlay {...pictures} words={words} /></Suspense>}
    </div>
  )
}
