import { getTranslations } from 'next-intl/server'
import { ViewLink } from '@/components/explorer/ViewLink'
import { HeldMedia } from '@/components/care/HeldMedia'
import { Prose } from '@/components/ui/Prose'
import { dayText, whenText } from '@/lib/format'
import type { Evidence } from '@/lib/model/evidence'
import { pictureAddress } from '@/lib/scenes'
import { Small } from '../Part'
import { langOf, localText } from '../texts'

/** One item: what it shows, when, who collected it, where it stands, how it was verified; of a withheld one, that it is and why. */
export async function EvidenceItem({ item: e, anchor, address, locale, edition }: { item: Evidence; anchor: string; /** Id under which it has a page of its own. */ address: string; locale: string; /** Whose files are handed out; without it none is shown. */ edition?: string }) {
  const t = await getTranslations()
  const own = <Small><ViewLink path={`/evidence/${address}`} className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11">{t('evidencePage.page')}</ViewLink></Small>
  const claims = (list: Evidence['supports']) => list.map(claim => t(`claim.${claim}`)).join(locale === 'ar' ? '، ' : ', ')
  const bears = [e.supports.length > 0 && t('evidenceItems.speaksFor', { claims: claims(e.supports) }), e.contradicts.length > 0 && t('evidenceItems.speaksAgainst', { claims: claims(e.contradicts) })].filter(Boolean).join(' · ')
  const frame = 'scroll-mt-4 border-t border-line py-2 outline-none target:bg-chip'
  if (!e.published) {
    return (
      <li id={anchor} tabIndex={-1} className={frame}>
        <p className="border border-dashed border-muted px-3 py-2">{t('evidenceItems.withheld', { reason: t(`withheldReason.${e.withheld_reason ?? 'protects_people'}`) })}</p>
        <Small>{bears || t('evidenceItems.speaksToNothing')}</Small>
        {own}
      </li>
    )
  }
  const how = localText(e, 'verified_how', locale)
  return (
    <li id={anchor} tabIndex={-1} className={frame}>
      {e.sensitivity !== 'none' && <p className="text-sm"><span className="rounded-md bg-chip px-1.5 py-0.5">{t(`sensitivity.${e.sensitivity}`)}</span></p>}
      {localText(e, 'shows', locale) && <p lang={langOf(e, 'shows', locale)}><Prose text={localText(e, 'shows', locale)} /></p>}
      <p className="mb-1 text-sm">{bears || <span className="text-muted">{t('evidenceItems.speaksToNothing')}</span>}</p>
      {e.when && <Small>{t('evidenceItems.when')}: <bdi><Prose text={whenText(e.when, locale)} /></bdi>{e.when.time_from && <> {t('incident.local')}</>}</Small>}
      {e.collected_by && <Small>{t('evidenceItems.collectedBy')}: <bdi>{e.collected_by}</bdi>{e.collected_at && <>, <bdi>{dayText(e.collected_at, locale, 'short')}</bdi></>}</Small>}
      {e.source && (
        <Small>
          {t('evidenceItems.source')}: {e.source.url ? <a className="link" href={e.source.url} hrefLang={e.source.language} rel="noopener noreferrer external"><bdi>{e.source.title}</bdi></a> : <bdi>{e.source.title}</bdi>}
          {e.source.publisher !== e.source.title && <> · <bdi>{e.source.publisher}</bdi></>}
          {e.source.date && <> · <bdi>{dayText(e.source.date, locale, 'short')}</bdi></>}
          {!e.source.url && !e.url && <> · {t('incident.noUrl')}</>}
          {e.source.archived_url && <> · <a className="link" href={e.source.archived_url} rel="noopener noreferrer external">{t('incident.archived')}</a></>}
        </Small>
      )}
      {e.url && <Small><a className="link" href={e.url} rel="noopener noreferrer external">{t('evidenceItems.itself')}</a></Small>}
      <Small>
        {t(`verification.${e.verification}`)}{e.verified_by && <> {t.rich('evidenceItems.by', { who: () => <bdi>{e.verified_by}</bdi> })}</>}{how && <>: <span lang={langOf(e, 'verified_how', locale)}><Prose text={how} /></span></>}
      </Small>
      {edition && e.media_type && e.sha256 && <HeldMedia address={pictureAddress(edition, e.sha256)} type={e.media_type} graphic={e.sensitivity === 'graphic'} alt={localText(e, 'shows', locale) || t(`evidence.${e.kind}`)} warning={localText(e, 'warning', locale)} warningLang={langOf(e, 'warning', locale)} />}
      {e.sha256 && <Small>SHA-256: <bdi className="break-all font-mono text-xs">{e.sha256}</bdi></Small>}
      {own}
    </li>
  )
}
