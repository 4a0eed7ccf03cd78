import { claimFigure } from '@/lib/claims-time'
import type { Subject } from '@/lib/model/claims'
import { localText } from '../panels/texts'
import { Glyph, inkOf } from './Glyph'

/** Claims of one moment: who says it, and a bar as long as it is many. "At least" ends open. */
export function ClaimsByWhom({ subject, label, locale }: { subject: Subject; label: string; locale: string }) {
  const highest = Math.max(...subject.claims.map(c => c.max ?? c.min))
  const share = (n: number) => `${Math.max(1, (n / highest) * 100)}%`
  return (
    <ul aria-label={label} className="space-y-2.5">
      {subject.claims.map((claim, i) => (
        <li key={i}>
          <span className="flex items-center gap-1.5 text-sm"><Glyph stance={claim.stance} hollow={claim.scope !== 'total'} /><bdi>{localText(claim, 'by', locale)}</bdi></span>
          <span className="mt-1 grid grid-cols-[minmax(0,1fr)_4rem] items-center gap-2">
            <span aria-hidden className="relative block h-3 rounded-sm bg-chip">
              <span className="absolute inset-y-0 start-0 rounded-sm" style={{ width: share(claim.min), background: inkOf(claim.stance) }} />
              {claim.max !== undefined && claim.max > claim.min && <span className="absolute inset-y-0 start-0 rounded-sm opacity-40" style={{ width: share(claim.max), background: inkOf(claim.stance) }} />}
              {claim.max === undefined && <span className="absolute inset-y-0 end-0 w-4 border-e-2 border-dashed" style={{ borderColor: inkOf(claim.stance) }} />}
            </span>
            <bdi className="font-semibold tabular-nums">{claimFigure(claim)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}
