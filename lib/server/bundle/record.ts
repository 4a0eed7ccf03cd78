import 'server-only'
import { bdi, html, link, prose, type Markup } from '../../bundle/html'
import { dayText, positionText, rangeOf, tollText } from '../../format'
import { ASSUMED_PRECISION } from '../../model/codes'
import { EVIDENCE_FACET, GRADING_FACET, inLanguage, labelOf } from '../../model/facets'
import type { IncidentProperties, Source } from '../../model/incident'
import { redactedWords } from '../../redacted-words'
import type { StoredFeature } from '../../publish/rows'
import { actorWords, dateWords, facetWords, fieldOf, placeWords } from '../texts'
import { addressOf, dotted, said, type Context } from './context'
import { evidenceHtml } from './evidence'

const COUNTED = ['killed', 'injured', 'children_killed'] as const
type Counted = (typeof COUNTED)[number]
const NAMES: Record<Counted, string> = { killed: 'incident.killed', injured: 'incident.injured', children_killed: 'incident.childrenKilled' }

/** Fields that the atlas counts. */
export const countedIn = ({ manifest }: Pick<Context, 'manifest'>): Counted[] => COUNTED.filter(field => manifest.casualty_fields.includes(field))

/** "2–5", or that it is not known: never 0 for what nobody knows. */
export function tollHtml(p: object, field: Counted, { t }: Context): Markup {
  const values = p as Record<string, number | undefined>
  const toll = rangeOf(values[`${field}_min`], values[`${field}_max`])
  return toll ? bdi(tollText(toll)) : html`<span class="muted">${t('incident.unknown')}</span>`
}

/** "January 2020, known to the month". */
function whenHtml(p: IncidentProperties, { t, locale }: Context): Markup {
  const precision = p.date_precision && ['week', 'month', 'year', 'range'].includes(p.date_precision) ? t(`datePrecision.${p.date_precision}`) : null
  return html`${bdi(dateWords(p, t, locale))}${p.time_local && html` · ${bdi(p.time_local)} ${t('incident.local')}`}${precision && html` <span class="muted">(${precision})</span>`}`
}

/** Who is blamed, and by whom. */
function actorHtml(p: IncidentProperties, { t, locale, manifest }: Context): Markup | null {
  const actor = facetWords(p, 'actor', manifest, locale)
  return actor ? html`${bdi(actor)}${p.alleged_by.length > 0 && html` <span class="muted">(${t('bundle.allegedBy', { who: `\u2068${p.alleged_by.join(', ')}\u2069` })})</span>`}` : null
}

/** One line of the list at the head: a link to the record below it. */
export function rowHtml(feature: StoredFeature, n: number, context: Context): Markup {
  const { t, locale, manifest } = context
  const p = feature.properties
  const actor = actorWords(p, manifest, t, locale)
  return html`<tr role="row"><td role="cell">${n}</td><td role="cell" class="day">${whenHtml({ ...p, time_local: undefined }, context)}</td><td role="cell" class="what"><a href="#r-${p.id}">${said(p, 'title', locale)}</a><div class="small">${bdi(placeWords(feature, t, locale))}</div>${actor && html`<div class="small muted">${bdi(actor)}</div>`}</td>${
    countedIn(context).slice(0, 2).map(field => html`<td role="cell" class="n" data-label="${t(NAMES[field])}">${tollHtml(p, field, context)}</td>`)}<td role="cell" class="grade" data-label="${t('incident.grading')}">${labelOf(GRADING_FACET, p.grading, locale)}</td></tr>\n`
}

/** A record whole, as its page in the atlas says it: when, where, how many, who is blamed and by whom, who says what, on what it rests. */
export function recordHtml(feature: StoredFeature, n: number, context: Context): Markup {
  const { t, locale, manifest } = context
  const { properties: p, point } = feature
  const position = point && positionText(point, p.geo_precision ?? ASSUMED_PRECISION)
  const fact = (label: string, value: Markup | string | null | false | undefined): Markup | '' => (value ? html`<dt>${label}</dt><dd>${typeof value === 'string' ? bdi(value) : value}</dd>` : '')
  const part = (title: string, content: Markup | null): Markup | '' => (content ? html`<h4>${title}</h4>${content}` : '')
  const summary = said(p, 'summary', locale)
  const note = said(p, 'geo_note', locale)
  const notes = said(p, 'notes', locale)
  return html`<article id="r-${p.id}">
<h3>${n}. ${said(p, 'title', locale)}</h3>
<dl>${fact(t('incident.date'), whenHtml(p, context))}${fact(t('incident.place'), html`${bdi(placeWords(feature, t, locale))}${position && html` · ${bdi(position)}`}${note && html`<div class="small muted">${note}</div>`}`)}${
  p.kind === 'incident' && countedIn(context).map(field => html`<dt>${t(NAMES[field])}</dt><dd class="tolls">${tollHtml(p, field, context)}</dd>`)}${
  fact(t('incident.grading'), html`${labelOf(GRADING_FACET, p.grading, locale)} <span class="muted">(${t(`gradingMeaning.${p.grading}`)})</span>`)}${
  fact(t('incident.actor'), actorHtml(p, context))}${
  manifest.facets.filter(f => f.property !== 'actor' && f.property !== EVIDENCE_FACET).map(f => fact(inLanguage(f.label, locale), facetWords(p, f.property, manifest, locale)))}${
  fact(t('incident.protectedSite'), said(p, 'protected_site', locale))}${fact(t('incident.documentedBy'), p.documented_by.join(', '))}${
  fact(t('bundle.inAtlas'), link(addressOf(context, `/incidents/${p.id}`)))}</dl>
${p.kind === 'incident' && !p.counts_in_totals && html`<p class="muted">${t('incident.notCounted')}</p>`}${summary && html`<p>${summary}</p>`}
${p.redacted?.length && html`<ul class="muted">${p.redacted.map(r => html`<li>${redactedWords(r, t, locale, field => field)}. ${inLanguage(r.reason, locale)}</li>`)}</ul>`}
${part(t('incident.whoSaysWhat'), whoSaysWhat(p, context))}${part(t('incident.figures'), p.figures.length ? html`<ul>${p.figures.map(f => html`<li>${said(f, 'label', locale)}: ${bdi(f.value)}<span class="small muted">${dotted([f.by, f.date && dayText(f.date, locale)])}</span></li>`)}</ul>` : null)}${
  part(t('incident.admissions'), admissions(p, context))}${part(t('incident.evidence'), evidenceHtml(p, context))}${
  part(t('incident.statements'), statements(p.statements, context))}${part(t('incident.contextStatements'), statements(p.context_statements, context))}${part(t('incident.notes'), notes && html`<p>${notes}</p>`)}
${part(t('incident.sources'), html`<ol>${p.sources.map(s => sourceHtml(s, context))}</ol>`)}
</article>
`
}

/** A source with its publisher and day; its addresses are spelled out, as a page may be read on paper. */
function sourceHtml({ title, publisher, date, url, archived_url: archived }: Source, { t, locale }: Context): Markup {
  return html`<li>${prose(title)}<span class="small muted">${dotted([publisher, date && dayText(date, locale)])}</span><span class="small">${t('bundle.address')}: ${url ? link(url) : t('incident.noUrl')}</span><span class="small">${archived ? html`${t('bundle.archive')}: ${link(archived)}` : html`<span class="muted">${t('bundle.noArchive')}</span>`}</span></li>\n`
}

/** Disagreement is shown, never averaged. */
function whoSaysWhat(p: IncidentProperties, context: Context): Markup | null {
  const { t, locale } = context
  if (!p.conflicting_figures.length) return null
  const fields = countedIn(context)
  return html`<table class="says"><thead><tr><th scope="col">${t('incident.source')}</th>${fields.map(field => html`<th scope="col" class="n">${t(NAMES[field])}</th>`)}</tr></thead><tbody><tr><th scope="row">${t('incident.thisRecord')}</th>${fields.map(field => html`<td class="n">${tollHtml(p, field, context)}</td>`)}</tr>${
    p.conflicting_figures.map(f => html`<tr><th scope="row">${bdi(f.by)}${f.date && html` · ${bdi(dayText(f.date, locale))}`}${said(f, 'text', locale) && html`<div>${said(f, 'text', locale)}</div>`}${f.url && html`<div class="small">${link(f.url)}</div>`}</th>${fields.map(field => html`<td class="n">${tollHtml(f, field, context)}</td>`)}</tr>`)}</tbody></table>`
}

function admissions(p: IncidentProperties, context: Context): Markup | null {
  const { t, locale } = context
  if (!p.admissions.length) return null
  const toll = (a: object) => (['killed', 'injured'] as const).map(field => {
    const range = rangeOf((a as Record<string, number>)[`${field}_min`], (a as Record<string, number>)[`${field}_max`])
    return range && html`${bdi(tollText(range))} ${t(NAMES[field])}`
  })
  return html`<ul>${p.admissions.map(a => html`<li>${dotted([html`${bdi(a.by)}: ${t(`assessment.${a.assessment}`)}`, ...toll(a), a.date && dayText(a.date, locale)])}${a.reasons.length > 0 && html`<span class="small muted">${a.reasons.map(reason => t(`reason.${reason}`)).join(' · ')}</span>`}${said(a, 'note', locale) && html`<span class="small">${said(a, 'note', locale)}</span>`}${a.url && html`<span class="small">${link(a.url)}</span>`}</li>`)}</ul>`
}

function statements(ids: string[], context: Context): Markup | null {
  const { t, locale } = context
  const found = ids.flatMap(id => {
    const s = context.statement(id)
    return s ? [html`<li>${said(s, 'title', locale)}<span class="small muted">${dotted([fieldOf(s, 'publisher', locale), dayText(s.date, locale)])}</span><span class="small">${t('bundle.address')}: ${s.url ? link(s.url) : t('incident.noUrl')}</span><span class="small">${t('bundle.inAtlas')}: ${link(addressOf(context, `/statements/${id}`))}</span></li>`] : []
  })
  return found.length ? html`<ul>${found}</ul>` : null
}
