import 'server-only'
import { bdi, html, link, prose, type Markup } from '../../bundle/html'
import { dayText, whenText } from '../../format'
import type { Evidence } from '../../model/evidence'
import { independent, voicesOf } from '../../model/evidence-of'
import type { IncidentProperties } from '../../model/incident'
import { dotted, said, type Context } from './context'

/** Conclusion and items, as the record's page in the atlas tells them; null where there are none. What a party said stands under its own heading. */
export function evidenceHtml(p: IncidentProperties, context: Context): Markup | null {
  const { t, locale } = context
  const conclusion = said(p, 'conclusion', locale)
  if (!p.evidence.length && !conclusion) return null
  const items = voicesOf({ evidence: p.evidence })
  return html`${conclusion && html`<p><strong>${t('evidenceItems.conclusion')}:</strong> ${conclusion}</p>`}${items.length > 0 && html`<p class="small muted">${t('evidenceItems.count', { n: items.length, independent: independent(items) })}</p><ul>${p.evidence.map(e => html`<li>${itemHtml(e, context)}</li>\n`)}</ul>`}`
}

function itemHtml(e: Evidence, context: Context): Markup {
  const { t, locale } = context
  const kind = t(`evidence.${e.kind}`)
  const claims = (list: Evidence['supports']) => list.map(claim => t(`claim.${claim}`)).join(locale === 'ar' ? '، ' : ', ')
  const bears = dotted([e.supports.length > 0 && t('evidenceItems.speaksFor', { claims: claims(e.supports) }), e.contradicts.length > 0 && t('evidenceItems.speaksAgainst', { claims: claims(e.contradicts) })].map(x => x || null))
  const speaks = e.supports.length + e.contradicts.length > 0 ? bears : t('evidenceItems.speaksToNothing')
  if (!e.published) return html`${kind} · ${t('evidenceItems.withheld', { reason: t(`withheldReason.${e.withheld_reason ?? 'protects_people'}`) })}<span class="small muted">${speaks}</span>`
  const { source } = e
  return html`${dotted([kind, said(e, 'shows', locale)])}<span class="small muted">${speaks}</span>${
    e.when && html`<span class="small muted">${t('evidenceItems.when')}: ${prose(whenText(e.when, locale))}</span>`}${
    e.collected_by && html`<span class="small muted">${t('evidenceItems.collectedBy')}: ${bdi(e.collected_by)}</span>`}${
    source && html`<span class="small">${t('evidenceItems.source')}: ${prose(source.title)} · ${dotted([source.publisher, source.date && dayText(source.date, locale)])}</span>${source.url && html`<span class="small">${link(source.url)}</span>`}${source.archived_url && html`<span class="small">${link(source.archived_url)}</span>`}`}${
    e.url && html`<span class="small">${link(e.url)}</span>`}<span class="small muted">${dotted([t(`verification.${e.verification}`), e.verified_by, said(e, 'verified_how', locale), e.sensitivity !== 'none' ? t(`sensitivity.${e.sensitivity}`) : null])}</span>${
    e.sha256 && html`<span class="small">SHA-256: ${bdi(e.sha256)}</span>`}`
}
