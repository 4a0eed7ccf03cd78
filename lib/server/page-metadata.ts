import 'server-only'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { DEFAULT_LOCALE, LOCALES, localePath, type Locale } from '../../i18n/locales'
import { CARD_HEIGHT, CARD_WIDTH } from '../card/size'
import { feedQuery, narrowing } from '../feed-query'
import { nothingKnown, tollText } from '../format'
import { FEED_FORMS, FEED_TYPES, type FeedForm } from '../formats/feed'
import { allFacets, groupingOf, inLanguage } from '../model/facets'
import type { FoundIncident, FoundStatement } from '../model/found'
import type { Manifest } from '../model/manifest'
import { chapterOf, storyText, type Story } from '../model/story'
import type { FoundEvidence } from '../model/found-evidence'
import { defaultBy, EMPTY_VIEW, readView, writeView } from '../search-params'
import type { View } from '../view'
import { resolveWindow } from '../view-window'
import { cardAddress } from './card-address'
import { isClosed } from './closed'
import { engineFor } from './engine'
import { getPinned } from './history'
import { domainOf, getShown, getEdition, siteUrl } from './index'
import { dateWords, fieldOf, isolated, listed, placeWords, tollWords, viewWords } from './texts'
import { wordsOf, type Words } from './words'

// What a page says of itself to those who pass its address on. Decided: `canonical` and `hreflang` name the page without its
// filters (one page, however it is narrowed). A page of an edition that is not served any more is another page: `canonical` names
// that edition, and search engines are asked to leave it out, since the present one is what is to be found. `og:url` and `og:image` name the view, since that is what was shared and what a
// preview shows (docs/api.md, "Links that travel").

const OG_LOCALES: Record<Locale, string> = { en: 'en_GB', ar: 'ar_AR' }
const FORM_NAMES: Record<FeedForm, string> = { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' }
/** Of a title that is a sentence of the record's. */
const LONGEST_TITLE = 80
/** Longer descriptions are cut by whoever shows them. */
const LONGEST = 300

interface About {
  path: string
  /** The page's own title, which the layout follows with the atlas'; null on the front page. */
  title: string | null
  description: string
  card: { address: string; alt: string }
  article?: { published: string }
  /** Address of the data twin; `type` when it is not GeoJSON. */
  twin?: string
  type?: string
  /** A list: what of the view stands in the address that is shared. A record's address keeps the edition alone. */
  query?: string
  /** The query of the address that is passed on, when the page says it itself. */
  shared?: string
}

interface Here { locale: string; site: URL; view: View; t: Words; title: string; subtitle: string }

async function here(): Promise<Here> {
  const [locale, site, { manifest }, asked] = await Promise.all([getLocale(), siteUrl(), getEdition(), headers()])
  const view = readView(new URLSearchParams(asked.get('x-search') ?? ''), manifest)
  return { locale, site, view, t: await wordsOf(locale), title: inLanguage(manifest.title, locale), subtitle: inLanguage(manifest.subtitle, locale) }
}

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/u, '')}…`)

async function metadata({ locale, site, view, t, title: atlas, subtitle }: Here, about: About): Promise<Metadata> {
  const [{ manifest }, pinned] = await Promise.all([getEdition(), getPinned()])
  const at = (path: string) => new URL(path, site).href
  // The list of editions, and what each changed, is the same whichever edition the rest of the page shows.
  const ofAll = about.path.startsWith('/editions')
  const then = pinned?.old && !ofAll ? `?edition=${pinned.head.number}` : ''
  const title = about.title ?? [atlas, subtitle].filter(Boolean).join(' · ')
  const narrowed = about.query === undefined ? [] : viewWords(view, manifest, t, locale)
  const shared = narrowed.length ? `${title}: ${narrowed.join(' · ')}` : title
  const description = cut(about.description)
  const image = { url: at(about.card.address), alt: about.card.alt }
  const feeds = (kind: 'incidents' | 'statements' | 'stories', form: FeedForm) => ({ title: `${t(`travel.${kind}Feed`)} (${FORM_NAMES[form]})`, url: at(`/feeds/${kind}.${form}${feedQuery(kind === 'stories' ? EMPTY_VIEW : view, manifest, { lang: locale === DEFAULT_LOCALE ? undefined : locale })}`) })
  const og = { title: shared, description, url: at(localePath(locale, about.path, about.shared ?? about.query ?? writeView({ ...EMPTY_VIEW, edition: ofAll ? null : view.edition }, manifest))), siteName: atlas, locale: OG_LOCALES[locale as Locale], alternateLocale: LOCALES.filter(l => l !== locale).map(l => OG_LOCALES[l]), images: [{ ...image, width: CARD_WIDTH, height: CARD_HEIGHT, type: 'image/png' }] }
  // For a closed group: what only helps to pass an address on is left out.
  if (isClosed()) return { ...(about.title !== null && { title: about.title }), description, robots: { index: false, follow: false } }
  return {
    ...(about.title !== null && { title: about.title }),
    description,
    ...(then && { robots: { index: false, follow: true } }),
    alternates: {
      canonical: at(localePath(locale, about.path, then)),
      languages: { ...Object.fromEntries(LOCALES.map(l => [l, at(localePath(l, about.path, then))])), 'x-default': at(localePath(DEFAULT_LOCALE, about.path, then)) },
      types: {
        ...(about.twin && { [about.type ?? 'application/geo+json']: about.twin + (about.twin.startsWith('/api/collections/') ? then : '') }),
        ...Object.fromEntries(FEED_FORMS.map(form => [FEED_TYPES[form], [feeds('incidents', form), feeds('statements', form), ...(about.path.startsWith('/stories') ? [feeds('stories', form)] : [])]])),
      },
    },
    openGraph: about.article ? { ...og, type: 'article', publishedTime: about.article.published } : { ...og, type: 'website' },
    twitter: { card: 'summary_large_image', title: shared, description, images: [image] },
  }
}

/** How many incidents and which toll the view shows; null where the answer would have to come from a database that is away. */
async function countsOf(view: View, t: Words, locale: string): Promise<string | null> {
  const [edition, loaded] = await Promise.all([getShown(), getEdition()])
  const { manifest } = loaded
  const engine = await engineFor(edition.key, { q: view.q || undefined, statement: view.statement ?? undefined }).catch(() => null)
  if (!engine) return null
  const facet = allFacets(manifest).find(f => f.property === defaultBy(manifest)) ?? allFacets(manifest)[0]
  const { totals } = engine.frame({ window: { ...resolveWindow(view, manifest, await domainOf(loaded)), match: view.match }, facets: view.facets, area: view.area, by: groupingOf(facet), viewport: null, histogram: null, overview: null })
  const tolls = (['killed', 'injured'] as const).filter(field => manifest.casualty_fields.includes(field)).map(field => `${isolated(tollText(totals[field]), locale)} ${t(`totals.${field}`, { n: totals[field].max })}`)
  const unknown = totals.unknown ? [t('totals.unknown', { n: totals.unknown })] : []
  return listed([t('travel.viewCounts', { n: totals.incidents, count: isolated(String(totals.incidents), locale) }), ...(nothingKnown(totals) ? [] : tolls), ...unknown], locale)
}

/** The picture of a view, with the words that stand for it. */
function viewCard({ view, locale, t, title, subtitle }: Here, manifest: Manifest, edition: string): About['card'] {
  const query = writeView({ ...narrowing(view), by: view.by, at: view.at }, manifest)
  return { address: cardAddress(edition, { kind: 'view', query }, locale), alt: t('travel.cardView', { title: [title, subtitle, ...viewWords(view, manifest, t, locale)].filter(Boolean).join(' · ') }) }
}

/** Of an embed: the picture of the record that it marks, else of its view. */
export async function embedCard(marked: { id: string; title: string } | null): Promise<About['card']> {
  const [h, { manifest }, { key }] = await Promise.all([here(), getEdition(), getShown()])
  return marked ? { address: cardAddress(key, { kind: 'incident', id: marked.id }, h.locale), alt: h.t('travel.cardIncident', { title: marked.title }) } : viewCard(h, manifest, key)
}

/** Of a list of records or of statements: the view that its address asks for. */
export async function listMetadata(path: '/' | '/statements', texts?: { title: string; description: string }): Promise<Metadata> {
  const [h, { manifest }, { key }] = await Promise.all([here(), getEdition(), getShown()])
  const { view, locale, t } = h
  const own = narrowing(view)
  const shared = writeView({ ...own, by: view.by, at: view.at, edition: view.edition }, manifest)
  const narrowed = writeView(own, manifest) !== ''
  const counts = narrowed ? await countsOf(view, t, locale) : null
  const about = texts?.description ?? inLanguage(manifest.description, locale)
  return metadata(h, {
    path, title: texts?.title ?? null, description: counts ? `${counts}. ${about}` : about, query: shared, card: viewCard(h, manifest, key),
    twin: `/api/collections/${path === '/' ? 'incidents' : 'statements'}/items`,
  })
}

/** Of a page of text. */
export async function textMetadata(path: string, title: string, description: string, twin?: string): Promise<Metadata> {
  const [h, { key }] = await Promise.all([here(), getShown()])
  return metadata(h, { path, title, description, twin, type: 'application/json', card: { address: cardAddress(key, { kind: 'view', query: '' }, h.locale), alt: h.t('travel.cardView', { title: [h.title, h.subtitle].filter(Boolean).join(' · ') }) } })
}

/** Of the places with scenes, or of one of them. */
export async function sceneMetadata(path: string, title: string, description: string): Promise<Metadata> {
  return textMetadata(path, title, description, `/api/editions/${(await getShown()).key}/scenes`)
}

export async function incidentMetadata({ incident }: FoundIncident): Promise<Metadata> {
  const [h, { manifest }, { key }] = await Promise.all([here(), getEdition(), getShown()])
  const { locale, t } = h
  const p = incident.properties
  const title = fieldOf(p, 'title', locale)
  const facts = listed([dateWords(p, t, locale), placeWords(incident, t, locale), ...tollWords(p, manifest.casualty_fields, t, locale)], locale)
  return metadata(h, {
    path: `/incidents/${p.id}`, title, description: [`${facts}.`, fieldOf(p, 'summary', locale)].filter(Boolean).join(' '),
    card: { address: cardAddress(key, { kind: 'incident', id: p.id }, locale), alt: t('travel.cardIncident', { title }) },
    twin: `/api/collections/incidents/items/${p.id}`,
  })
}

/** Of a story, or of one chapter of it, when the address names one: its own card and address to pass on, the story's to be found under. */
export async function storyMetadata(story: Story, chapter: string | string[] | undefined): Promise<Metadata> {
  const [h, { manifest }, { key }] = await Promise.all([here(), getEdition(), getShown()])
  const { text } = storyText(story, h.locale)
  const own = chapterOf(text, chapter)
  const edition = writeView({ ...EMPTY_VIEW, edition: h.view.edition }, manifest)
  const title = own ? `${own.title} · ${text.title}` : text.title
  return metadata(h, {
    path: `/stories/${story.slug}`, title, description: text.description, article: { published: story.date },
    ...(own && { shared: `?${[`chapter=${own.id}`, edition.slice(1)].filter(Boolean).join('&')}` }),
    card: { address: cardAddress(key, { kind: 'story', slug: story.slug, chapter: own?.id }, h.locale), alt: h.t('story.card', { title }) },
  })
}

/** Of an item of evidence. A withheld one is left out of search engines: there is nothing to be found on its page. */
export async function evidenceMetadata({ id, item }: FoundEvidence): Promise<Metadata> {
  const [h, { key }] = await Promise.all([here(), getShown()])
  const { locale, t } = h
  const kind = t(`evidence.${item.kind}`)
  const shows = item.published ? fieldOf(item, 'shows', locale) || (item.source?.title ?? '') : t('evidenceItems.withheld', { reason: t(`withheldReason.${item.withheld_reason ?? 'protects_people'}`) })
  const found = await metadata(h, {
    path: `/evidence/${id}`, title: `${kind}: ${shows.length <= LONGEST_TITLE ? shows : `${shows.slice(0, LONGEST_TITLE).replace(/\s+\S*$/u, '')}…`}`, description: shows,
    card: { address: cardAddress(key, { kind: 'view', query: '' }, locale), alt: t('travel.cardView', { title: [h.title, h.subtitle].filter(Boolean).join(' · ') }) },
    twin: `/api/editions/${key}/evidence/${id}`, type: 'application/json',
  })
  return item.published ? found : { ...found, robots: { index: false, follow: true } }
}

export async function statementMetadata({ statement: s }: FoundStatement): Promise<Metadata> {
  const [h, { key }] = await Promise.all([here(), getShown()])
  const { locale, t } = h
  const title = fieldOf(s, 'title', locale)
  return metadata(h, {
    path: `/statements/${s.id}`, title, description: fieldOf(s, 'summary', locale) || fieldOf(s, 'publisher', locale), article: { published: s.date },
    card: { address: cardAddress(key, { kind: 'statement', id: s.id }, locale), alt: t('travel.cardStatement', { title }) },
    twin: `/api/collections/statements/items/${s.id}`,
  })
}
