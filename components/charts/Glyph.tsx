import type { ClaimOfSubject } from '@/lib/model/claims'

/** Colour of a stance; its shape says the same without colour. */
export const inkOf = (stance: ClaimOfSubject['stance']): string => ({ found: 'var(--accent)', admitted: 'var(--ink)', counted: 'var(--muted)' })[stance]

interface Props { stance: ClaimOfSubject['stance']; /** Of a part, or added: drawn hollow. */ hollow?: boolean; size?: number }

/** The sign of a claim around the middle of its own picture: a disc for what was found, a square for what was admitted, a diamond for what others count. */
export function Glyph({ stance, hollow = false, size = 11 }: Props) {
  const style = { fill: hollow ? 'var(--surface)' : inkOf(stance), stroke: inkOf(stance), strokeWidth: 1.6 }
  return (
    <svg aria-hidden width={size} height={size} viewBox="-6 -6 12 12" className="inline-block shrink-0">
      {stance === 'found' ? <circle r="4.6" {...style} /> : stance === 'admitted' ? <rect x="-4.2" y="-4.2" width="8.4" height="8.4" {...style} /> : <path d="M0-5.4L5.4 0 0 5.4-5.4 0z" {...style} />}
    </svg>
  )
}
