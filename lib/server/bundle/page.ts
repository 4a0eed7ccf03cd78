import 'server-only'
import { createHash } from 'node:crypto'
import { directionOf } from '../../../i18n/locales'
import { bdi, html, link, Markup } from '../../bundle/html'
import { STYLE } from '../../bundle/style'
import { dayText, grouped, lineTollText, tollText } from '../../format'
import { GRADINGS } from '../../model/codes'
import { GRADING_FACET, inLanguage, labelOf } from '../../model/facets'
import type { StoredFeature } from '../../publish/rows'
import type { Frame } from '../../slice/types'
import { mapCredits } from '../cards'
import type { Context } from './context'
import { countedIn, recordHtml, rowHtml } from './record'

export interface Page {
  context: Context
  /** What narrows the selection, part by part; empty: nothing does. */
  selection: string[]
  /** Addresses that give the same again: the view in the atlas (null where no page shows it), and the bundle. */
  addresses: { view: string | null; bundle: string }
  frame: Frame
  counts: { incidents: number; situations: number }
  figures: { value: string; label: string }[]
  /** `facet`: what colours; `isEmpty`: nothing of the selection can be drawn. */
  map: { png: Uint8Array; facet: string; key: { color: string; label: string; n: string }[]; isEmpty: boolean }
  files: { name: string; holds: string }[]
  commands: { where: string; command: string }[]
  incidents(): AsyncIterable<StoredFeature>
  situations(): AsyncIterable<StoredFeature>
}

/** No program runs, nothing is fetched: the picture is in the page, so that the page alone can be sent on. */
const POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** The page of a bundle, piece by piece. */
export async function* pageHtml(page: Page): AsyncGenerator<string> {
  const { context, counts } = page
  const { t } = context
  yield headHtml(page).text
  yield mapHtml(page).text
  if (counts.incidents) {
    yield html`<section aria-labelledby="overview"><h2 id="overview">${t('bundle.overview')}</h2>
<table class="list" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t('bundle.no')}</th><th role="columnheader" scope="col">${t('incident.date')}</th><th role="columnheader" scope="col">${t('bundle.incident')}</th>${countedIn(context).slice(0, 2).map(field => html`<th role="columnheader" scope="col" class="n">${t(`incident.${field}`)}</th>`)}<th role="columnheader" scope="col">${t('incident.grading')}</th></tr></thead><tbody role="rowgroup">\n`.text
    yield* each(page.incidents(), (feature, n) => rowHtml(feature, n, context))
    yield html`</tbody></table></section>\n<section aria-labelledby="records"><h2 id="records">${t('bundle.records')}</h2>\n`.text
    yield* each(page.incidents(), (feature, n) => recordHtml(feature, n, context))
    yield '</section>\n'
  } else if (!counts.situations) yield html`<p>${t('bundle.none')}</p>\n`.text
  if (counts.situations) {
    yield html`<section aria-labelledby="context"><h2 id="context">${t('bundle.context')}</h2><p class="muted">${t('bundle.contextText')}</p>\n`.text
    yield* each(page.situations(), (feature, n) => recordHtml(feature, n, context))
    yield '</section>\n'
  }
  yield footHtml(page).text
}

async function* each(features: AsyncIterable<StoredFeature>, write: (feature: StoredFeature, n: number) => Markup): AsyncGenerator<string> {
  let n = 0
  for await (const feature of features) yield write(feature, ++n).text
}

function headHtml({ context, selection, addresses, counts, figures, frame }: Page): Markup {
  const { locale, t, manifest, edition } = context
  const [title, subtitle] = [manifest.title, manifest.subtitle].map(text => inLanguage(text, locale))
  const { confirmedOrFair, totals, withoutPlace } = frame
  const notes = [
    manifest.casualty_fields.includes('killed') && totals.incidents > 0 && t('bundle.confirmedOrFair', { range: `\u2068${grouped(tollText(confirmedOrFair.killed))}\u2069` }),
    totals.unknown > 0 && t('totals.unknown', { n: totals.unknown }), withoutPlace > 0 && t('totals.withoutPlace', { n: withoutPlace }), counts.situations > 0 && t('bundle.situations', { n: counts.situations }),
  ].filter((note): note is string => Boolean(note))
  return html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>${`${t('bundle.kicker')}: ${title}${selection.length ? `, ${selection.join(' · ')}` : ''}`}</title><style>${new Markup(STYLE)}</style></head>
<body><main>
<header><p class="kicker">${t('bundle.kicker')}</p><h1>${bdi(title)}</h1>${subtitle && html`<p class="sub">${bdi(subtitle)}</p>`}
${edition.draft && html`<p class="draft">${t('bundle.draft')}</p>`}
<dl><dt>${t('bundle.edition')}</dt><dd>${bdi(t('incident.edition', { n: edition.number, date: dayText(edition.date, locale) }))}</dd><dt>${t('bundle.selection')}</dt><dd>${selection.length ? selection.map((part, i) => html`${i > 0 && html`<br>`}${bdi(part)}`) : t('bundle.all')}</dd>${
  addresses.view && html`<dt>${t('bundle.view')}</dt><dd>${link(addresses.view)}</dd>`}<dt>${t('bundle.bundleAddress')}</dt><dd>${link(addresses.bundle)}</dd><dt>${t('bundle.contentHash')}</dt><dd><code dir="ltr">${edition.hash}</code></dd></dl>
<p class="totals">${figures.map(({ value, label }) => html`<span><b>${bdi(value)}</b> ${label}</span> `)}</p>
<p class="muted">${notes.map((note, i) => html`${i > 0 && ' · '}${note}`)}</p>${counts.incidents > 0 && splitHtml(frame, context)}</header>
`
}

/** The totals by grade, and which of them the headline counts. */
function splitHtml({ byGrade }: Frame, { t, locale, manifest }: Context): Markup {
  const fields = (['killed', 'injured'] as const).filter(field => manifest.casualty_fields.includes(field))
  return html`<table class="split"><thead><tr><th scope="col">${t('totals.split')}</th><th scope="col" class="n">${t('list.incidents')}</th>${fields.map(field => html`<th scope="col" class="n">${t(`incident.${field}`)}</th>`)}</tr></thead><tbody>${
    GRADINGS.map((grade, i) => byGrade[i]?.incidents > 0 && html`<tr><th scope="row">${labelOf(GRADING_FACET, grade, locale)} <span class="small">(${t(`gradingMeaning.${grade}`)}${!manifest.headline_grades.includes(grade) && html`; ${t('totals.notInHeadline')}`})</span></th><td class="n">${grouped(byGrade[i].incidents)}</td>${fields.map(field => html`<td class="n">${bdi(lineTollText(byGrade[i], field))}</td>`)}</tr>`)}</tbody></table>`
}

function mapHtml({ context: { t }, map }: Page): Markup {
  if (map.isEmpty) return html`<p class="muted">${t('bundle.mapEmpty')}</p>\n`
  return html`<figure><img alt="${t('bundle.mapAlt')}" width="1800" height="1125" src="data:image/png;base64,${Buffer.from(map.png).toString('base64')}"><figcaption><ul class="key">${
    map.key.map(({ color, label, n }) => html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="${color}"/></svg>${label}${n && html` ${bdi(n)}`}</li>`)}</ul>${t('bundle.mapRings', { facet: map.facet })} ${t('bundle.mapDoubt')}</figcaption></figure>\n`
}

function footHtml({ context, files, commands }: Page): Markup {
  const { t, manifest } = context
  const { name, url } = manifest.licence
  return html`<section aria-labelledby="about"><h2 id="about">${t('bundle.about')}</h2>
<p>${t('bundle.about1')}</p><p>${t('method.alleged1')}</p><p>${t('method.toll1')}</p><p>${t('method.toll2')}</p><p>${t('method.place1')}</p>
<h3>${t('bundle.files')}</h3><table><thead><tr><th scope="col">${t('bundle.file')}</th><th scope="col">${t('bundle.holds')}</th></tr></thead><tbody>${files.map(file => html`<tr><th scope="row"><code dir="ltr">${file.name}</code></th><td>${file.holds}</td></tr>`)}</tbody></table>
<h3>${t('bundle.check')}</h3><p>${t('bundle.check1')}</p><ul>${commands.map(({ where, command }) => html`<li><code dir="ltr">${command}</code> <span class="muted">${where}</span></li>`)}</ul><p>${t('bundle.check2')}</p>
<h3>${t('bundle.licence')}</h3><p>${t('bundle.licenceText', { name: `\u2068${name}\u2069` })}${url && html` ${link(url)}`}</p><p>${t('bundle.credits')}</p><ul>${manifest.attribution.map(a => html`<li>${bdi(a.name)}${a.url && html` · ${link(a.url)}`}</li>`)}</ul><p class="muted">${t('bundle.mapCredit', { names: `\u2068${mapCredits(manifest).join(', ')}\u2069` })}</p>
</section></main></body></html>
`
}
