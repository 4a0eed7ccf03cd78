import { getTranslations } from 'next-intl/server'
import { inLanguage } from '@/lib/model/facets'
import type { Manifest } from '@/lib/model/manifest'
import type { Redacted as Done } from '@/lib/model/redaction'
import { redactedCount, redactedWords } from '@/lib/redacted-words'
import { labelOfField } from './history/change-rows'

/** What of a record is kept back, and why: that something is missing is never hidden. */
export async function Redacted({ done = [], manifest, locale }: { done?: Done[]; manifest: Manifest; locale: string }) {
  const t = await getTranslations()
  if (!done.length) return null
  const say = t as unknown as Parameters<typeof redactedWords>[1]
  return <Kept title={t('redacted.title')} rows={done.map(d => [redactedWords(d, say, locale, field => labelOfField(field, { manifest, locale, t: t as never })), inLanguage(d.reason, locale)])} />
}

/** What of a whole edition is kept back, counted. */
export async function RedactedOfAll({ manifest, locale }: { manifest: Manifest; locale: string }) {
  const t = await getTranslations()
  const withheld = manifest.redaction?.withheld ?? []
  if (!withheld.length) return null
  const say = t as unknown as Parameters<typeof redactedCount>[1]
  return <Kept title={t('redacted.ofAll')} rows={withheld.map(d => [redactedCount(d, say), inLanguage(d.reason, locale)])} />
}

function Kept({ title, rows }: { title: string; rows: [string, string][] }) {
  return (
    <div role="note" aria-label={title} className="mt-4 border-s-2 border-line ps-3">
      <p className="text-sm text-muted">{title}</p>
      <ul>{rows.map(([what, why], i) => <li key={i} className="py-0.5"><bdi>{what}.</bdi> {why && <bdi className="text-muted">{why}</bdi>}</li>)}</ul>
    </div>
  )
}
