import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Prose } from '@/components/ui/Prose'
import { dayText, whenText } from '@/lib/format'
import type { FoundEvidence } from '@/lib/model/found-evidence'
import { Small } from '../Part'
import { langOf, localText } from '../texts'

const out = { className: 'link', rel: 'noopener noreferrer external' }

/** Everything that is known of an item, field by field; what is not known is said to be unknown. */
export async function ItemFacts({ item: e, locale }: { item: FoundEvidence['item']; locale: string }) {
  const [t, page] = await Promise.all([getTranslations(), getTranslations('evidencePage')])
  const how = localText(e, 'verified_how', locale)
  const unknown = <span className="text-muted">{t('incident.unknown')}</span>
  return (
    <dl className="mt-4 grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-2">
      <Fact label={t('evidenceItems.when')}>{e.when ? <><bdi><Prose text={whenText(e.when, locale)} /></bdi>{e.when.time_from && <> {t('incident.local')}</>}</> : unknown}</Fact>
      <Fact label={t('evidenceItems.collectedBy')}>{e.collected_by ? <><bdi>{e.collected_by}</bdi>{e.collected_at && <>, <bdi>{dayText(e.collected_at, locale, 'short')}</bdi></>}</> : unknown}</Fact>
      <Fact label={t('evidenceItems.source')}>
        {e.source ? (
          <>
            {e.source.url ? <a {...out} href={e.source.url} hrefLang={e.source.language}><bdi>{e.source.title}</bdi></a> : <bdi>{e.source.title}</bdi>}
            <Small><bdi>{e.source.publisher}</bdi>{e.source.date && <> · <bdi>{dayText(e.source.date, locale, 'short')}</bdi></>}{!e.source.url && <> · {t('incident.noUrl')}</>}</Small>
          </>
        ) : unknown}
      </Fact>
      {e.source?.url && <Fact label={page('archive')}>{e.source.archived_url ? <a {...out} href={e.source.archived_url}>{t('incident.archived')}</a> : <span className="text-muted">{page('noArchive')}</span>}</Fact>}
      {e.url && <Fact label={page('itself')}><a {...out} href={e.url}>{t('evidenceItems.itself')}</a></Fact>}
      <Fact label={page('verification')}>
        {t(`verification.${e.verification}`)}{e.verified_by && <> {t.rich('evidenceItems.by', { who: () => <bdi>{e.verified_by}</bdi> })}</>}{how && <>: <span lang={langOf(e, 'verified_how', locale)}><Prose text={how} /></span></>}
      </Fact>
      <Fact label={page('sensitivity')}>{t(`sensitivity.${e.sensitivity}`)}</Fact>
      <Fact label="SHA-256">{e.sha256 ? <bdi className="break-all font-mono text-xs">{e.sha256}</bdi> : <span className="text-muted">{page('noFile')}</span>}</Fact>
      {e.origin && <Fact label={page('origin')}><bdi>{e.origin}</bdi><Small>{page('originText')}</Small></Fact>}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div className="contents"><dt className="text-muted">{label}</dt><dd className="min-w-0">{children}</dd></div>
}
