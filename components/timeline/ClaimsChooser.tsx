'use client'
import { useTranslations } from 'next-intl'
import type { ClaimsLane } from '@/lib/claims-lane'

/** Which matter's claims stand under the bars; none at first. */
export function ClaimsChooser({ claims, chosen, onChoose }: { claims: ClaimsLane[]; chosen: string | null; onChoose(id: string | null): void }) {
  const t = useTranslations('claimsLane')
  return (
    <select aria-label={t('choose')} title={t('choose')} className={`ms-1 h-6 ${chosen ? 'w-44' : 'w-24'} rounded-md border border-line bg-surface px-1 text-xs pointer-coarse:h-11`} value={chosen ?? ''} onChange={event => onChoose(event.target.value || null)}>
      <option value="">{t('toggle')}</option>
      {claims.map(c => <option key={c.id} value={c.id}>{c.title}</option>)}
    </select>
  )
}
