import { ICONS } from './icons'

interface Props { name: string; size?: number; className?: string }

/** A line icon from our own set, decorative: the text beside it says the same. */
export function Icon({ name, size = 16, className }: Props) {
  const path = ICONS[name]
  if (!path) return null
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" aria-hidden className={className}>
      <path d={path} />
    </svg>
  )
}
