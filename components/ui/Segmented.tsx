'use client'
import { useId } from 'react'

interface Props<T extends string> { label: string; value: T; options: { value: T; label: string; hint?: string }[]; onChange(value: T): void }

/** A choice of two as a segmented pair of native radio buttons. */
export function Segmented<T extends string>({ label, value, options, onChange }: Props<T>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className="flex shrink-0 overflow-hidden rounded-md border border-line">
      {options.map(option => (
        <label key={option.value} title={option.hint} className="relative flex min-h-8 cursor-pointer items-center px-2.5 text-sm text-muted has-checked:bg-chip has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11">
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="absolute inset-0 cursor-pointer appearance-none outline-none" />
          <span className="pointer-events-none relative">{option.label}</span>
        </label>
      ))}
    </div>
  )
}
