'use client'
import { useTextOnly } from './use-text-only'

/** Takes every picture, film and sound off the atlas, here and on every later page, or brings them back. */
export function TextOnlySwitch({ label, className = '' }: { label: string; className?: string }) {
  const [on, set] = useTextOnly()
  return <button type="button" role="switch" aria-checked={on} className={`needs-script inline-flex min-h-9 items-center gap-2 text-muted hover:text-ink pointer-coarse:min-h-11 ${className}`} onClick={() => set(!on)}><span aria-hidden className={`inline-block h-4 w-7 rounded-full border border-muted p-px ${on ? 'bg-accent' : 'bg-chip'}`}><span className={`block size-3 rounded-full bg-surface ${on ? 'ms-3' : ''}`} /></span>{label}</button>
}
