import { getTranslations } from 'next-intl/server'
import { Prose } from '@/components/ui/Prose'
import { addressOf, anchorOf, independent, matrixOf, voicesOf } from '@/lib/model/evidence-of'
import type { IncidentProperties } from '@/lib/model/incident'
import { Part } from '../Part'
import { langOf, localText } from '../texts'
import { CaseClock } from './CaseClock'
import { EvidenceItem } from './EvidenceItem'
import { Matrix } from './Matrix'

/** The case: what it comes to, what speaks for and against each point, and then every item. */
export async function EvidencePart({ p, locale, edition }: { p: IncidentProperties; locale: string; edition?: string }) {
  const t = await getTranslations()
  const voices = voicesOf(p)
  const conclusion = localText(p, 'conclusion', locale)
  if (!voices.length && !conclusion) return null
  const rows = matrixOf(voices)
  const items = p.evidence.map((item, i) => ({ item, anchor: anchorOf(item, i), address: addressOf(p.id, item, i) }))
  return (
    <Part title={t('incident.evidence')}>
      {conclusion && (
        <p className="border-s-2 border-accent ps-3" lang={langOf(p, 'conclusion', locale)}>
          <span className="block text-sm text-muted">{t('evidenceItems.conclusion')}</span><Prose text={conclusion} />
        </p>
      )}
      {rows.length > 0 && <Matrix rows={rows} />}
      <CaseClock p={p} locale={locale} />
      {rows.filter(row => items.some(({ item }) => item.kind === row.kind)).map(({ kind, voices }) => (
        <section key={kind} className="mt-4">
          <h3 className="pb-1 text-sm text-muted">
            {t(`evidence.${kind}`)} <span className="font-normal">{t('evidenceItems.count', { n: voices.length, independent: independent(voices) })}</span>
          </h3>
          <ul>{items.filter(({ item }) => item.kind === kind).map(({ item, anchor, address }) => <EvidenceItem key={anchor} {...{ item, anchor, address, locale, edition }} />)}</ul>
        </section>
      ))}
    </Part>
  )
}
