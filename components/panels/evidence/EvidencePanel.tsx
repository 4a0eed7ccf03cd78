import { getTranslations } from 'next-intl/server'
import { ViewLink } from '@/components/explorer/ViewLink'
import { Icon } from '@/components/ui/Icon'
import { Prose } from '@/components/ui/Prose'
import { recordDate } from '@/lib/format'
import { CLAIMS } from '@/lib/model/codes'
import type { Claim } from '@/lib/model/evidence'
import type { EvidenceUse, FoundEvidence } from '@/lib/model/found-evidence'
import { Part, Small } from '../Part'
import { langOf, localText, titleOf } from '../texts'
import { ItemActions } from './ItemActions'
import { ItemFacts } from './ItemFacts'
import { itemTitle } from './item-title'

/** One item of evidence by itself: what it is, and what it says on every record that it bears on. Of a withheld one, that it is and why. */
export async function EvidencePanel({ found, locale }: { found: FoundEvidence; locale: string }) {
  const [t, page] = await Promise.all([getTranslations(), getTranslations('evidencePage')])
  const { item, uses, matched } = found
  const title = itemTitle(item, locale)
  return (
    <article id="record" tabIndex={-1} className="pb-6 outline-none">
      <ViewLink path="/evidence" className="print-none inline-flex min-h-11 items-center gap-1 px-4 font-medium text-accent hover:underline"><Icon name="chevronStart" size={14} className="rtl:rotate-180" />{page('back')}</ViewLink>
      <div className="px-5">
        <p className="text-sm text-muted">{page('item')} · {t(`evidence.${item.kind}`)}</p>
        {item.published ? (
          <>
            <h1 className="mt-1 text-2xl leading-tight" lang={title?.lang}><Prose text={title?.text ?? t(`evidence.${item.kind}`)} /></h1>
            {title && !title.whole && <p className="mt-3" lang={langOf(item, 'shows', locale)}><Prose text={localText(item, 'shows', locale)} /></p>}
            <ItemActions id={found.id} points={found.points} bounds={found.bounds} days={found.days} words={{ show: page('show', { n: matched }), setWindow: t('statement.setWindow') }} />
            <ItemFacts item={item} locale={locale} />
          </>
        ) : (
          <>
            <h1 className="mt-1 text-2xl leading-tight">{page('withheldTitle')}</h1>
            <p className="mt-3 border border-dashed border-muted px-3 py-2">{t('evidenceItems.withheld', { reason: t(`withheldReason.${item.withheld_reason ?? 'protects_people'}`) })}</p>
          </>
        )}
        <Part title={page('bearsOn')} count={matched}>
          <ul>{uses.map(use => <Use key={use.incident.id} use={use} said={item.published} locale={locale} />)}</ul>
          {matched > uses.length && <p className="mt-2 text-sm text-muted">{page('listed', { shown: uses.length, all: matched })}</p>}
        </Part>
      </div>
    </article>
  )
}

/** A record, and what the item says on it: three lines in words, the third for what it is silent on. */
async function Use({ use: { incident, supports, contradicts, anchor }, said, locale }: { use: EvidenceUse; said: boolean; locale: string }) {
  const [t, page] = await Promise.all([getTranslations(), getTranslations('evidencePage')])
  const words = (claims: readonly Claim[]) => claims.map(claim => t(`claim.${claim}`)).join(locale === 'ar' ? '، ' : ', ')
  const silent = CLAIMS.filter(claim => !supports.includes(claim) && !contradicts.includes(claim))
  return (
    <li className="border-t border-line py-2">
      <ViewLink path={`/incidents/${incident.id}`} hash={anchor} className="link inline-flex min-h-6 items-center font-medium pointer-coarse:min-h-11"><span lang={langOf(incident, 'title', locale)}>{titleOf(incident, locale)}</span></ViewLink>
      <Small>{incident.kind === 'situation' ? `${t('incident.situation')} · ` : ''}<bdi>{recordDate(incident, locale, 'short') || t('incident.dateUnknown')}</bdi></Small>
      {said && (
        <ul className="mt-1 text-sm">
          {supports.length > 0 && <li><span aria-hidden>✓ </span>{t('evidenceItems.speaksFor', { claims: words(supports) })}</li>}
          {contradicts.length > 0 && <li><span aria-hidden>✗ </span>{t('evidenceItems.speaksAgainst', { claims: words(contradicts) })}</li>}
          {silent.length > 0 && <li className="text-muted"><span aria-hidden>– </span>{silent.length === CLAIMS.length ? t('evidenceItems.speaksToNothing') : page('silentOn', { claims: words(silent) })}</li>}
        </ul>
      )}
    </li>
  )
}
