import { ASSUMED_PRECISION, RADIUS_METERS } from '../model/codes'
import { inLanguage } from '../model/facets'
import type { FoundIncident, FoundStatement } from '../model/found'
import type { FoundEvidence } from '../model/found-evidence'
import type { EditionInfo } from '../model/list-item'
import type { Manifest } from '../model/manifest'
import { storyText, type Story } from '../model/story'
import { formatDay } from '../time/day'
import { intervalOf } from '../time/interval'

// What the pages are, in the vocabulary of schema.org (release 30.0; json-ld.test.ts holds the properties of each type). Only
// what is known is said: an attack is an Event without organiser or audience, its date no more exact than the record's, its place
// a circle where it is one. A toll has no property there and is left to the description.

export type Ld = { [property: string]: Ld | Ld[] | string | string[] | number | boolean | undefined }

export interface LdContext { site: string; locale: string; manifest: Manifest; edition: Pick<EditionInfo, 'number' | 'date' | 'draft'>; /** Address of a page in a language. */ page(path: string, locale?: string): string }

/** A graph on a page of its own. */
export const graph = (...nodes: Ld[]): Ld => ({ '@context': 'https://schema.org', '@graph': nodes })

const idOf = ({ site }: LdContext, name: string): string => `${site}/#${name}`
const organization = (name: string, url?: string): Ld => ({ '@type': 'Organization', name, url })

/** The record as a whole, with where to get it. `days`: first and last day of any record. */
export function datasetLd(c: LdContext, { days, languages }: { days: { from: number; to: number }; languages: readonly string[] }): Ld {
  const { manifest, edition, locale, site } = c
  const [w, s, e, n] = manifest.extent
  const name = (language: string) => [manifest.title, manifest.subtitle].map(text => inLanguage(text, language)).filter(Boolean).join(' · ')
  return {
    '@type': 'Dataset', '@id': idOf(c, 'dataset'), name: name(locale), alternateName: languages.filter(l => l !== locale).map(name).filter(other => other !== name(locale)),
    description: inLanguage(manifest.description, locale), url: c.page('/'), inLanguage: [...languages],
    license: manifest.licence.url ?? manifest.licence.name, isAccessibleForFree: true,
    creator: organization(inLanguage(manifest.title, locale), c.page('/')), creditText: manifest.attribution.map(a => a.name).join(', ') || undefined,
    version: String(edition.number), dateModified: edition.date || undefined,
    temporalCoverage: `${formatDay(days.from)}/${formatDay(days.to)}`,
    spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoShape', box: `${s} ${w} ${n} ${e}` } },
    variableMeasured: manifest.casualty_fields.map(field => field.replaceAll('_', ' ')), measurementTechnique: c.page('/methodology'),
    distribution: ['incidents', 'statements'].map(what => ({ '@type': 'DataDownload', name: what, encodingFormat: 'application/geo+json', contentUrl: `${site}/api/collections/${what}/items?f=json` })),
  }
}

/** The way from the atlas to a page: its name, then each step. */
function breadcrumbs(c: LdContext, ...steps: [name: string, path: string][]): Ld {
  return { '@type': 'BreadcrumbList', itemListElement: [[inLanguage(c.manifest.title, c.locale), '/'], ...steps].map(([name, path], i) => ({ '@type': 'ListItem', position: i + 1, name, item: c.page(path) })) }
}

const part = (c: LdContext, path: string, name: string, description: string, more: Ld): Ld => ({
  '@type': 'WebPage', '@id': c.page(path), url: c.page(path), name, description: description || undefined, inLanguage: c.locale,
  isPartOf: { '@id': idOf(c, 'dataset') }, dateModified: c.edition.date || undefined, license: c.manifest.licence.url, ...more,
})

/** A page of text about the record. */
export const textPageLd = (c: LdContext, path: string, name: string, description: string): Ld => part(c, path, name, description, { about: { '@id': idOf(c, 'dataset') }, breadcrumb: breadcrumbs(c, [name, path]) })

/** ISO 8601, no more exact than known: a day, a month, a year; an end only where the record is longer. */
function dates({ date_start: start, date_end: end, date_precision: precision, ...rest }: FoundIncident['incident']['properties']): { from?: string; to?: string } {
  const interval = intervalOf({ date_start: start, date_end: end, date_precision: precision, ...rest })
  if (!start || !interval) return {}
  if (!end && precision === 'month') return { from: start.slice(0, 7) }
  if (!end && precision === 'year') return { from: start.slice(0, 4) }
  return { from: formatDay(interval.start), to: interval.end > interval.start ? formatDay(interval.end) : undefined }
}

/** A point for what is known exactly, a circle for what is known to an area; a name alone where a point would say too much. */
function placeLd({ properties: p, point }: FoundIncident['incident'], name: string): Ld | undefined {
  const radius = p.geo_radius_m ?? RADIUS_METERS[p.geo_precision ?? ASSUMED_PRECISION]
  const middle: Ld | null = point && { '@type': 'GeoCoordinates', latitude: point[1], longitude: point[0] }
  const geo = !middle || radius === null ? undefined : radius === 0 ? middle : { '@type': 'GeoCircle', geoMidpoint: middle, geoRadius: radius }
  return name || geo ? { '@type': 'Place', name: name || undefined, geo } : undefined
}

/** A record's page. An incident is an Event; a situation (a camp, a displacement) is no event: its page says what days and place it covers. */
export function incidentLd(c: LdContext, found: FoundIncident, texts: { title: string; summary: string; place: string }): Ld[] {
  const { properties: p } = found.incident
  const path = `/incidents/${p.id}`
  const { from, to } = dates(p)
  const location = placeLd(found.incident, texts.place)
  const breadcrumb = breadcrumbs(c, [texts.title, path])
  const reports = found.statements.map(s => ({ '@id': `${c.page(`/statements/${s.id}`)}#report` }))
  if (p.kind === 'situation') return [part(c, path, texts.title, texts.summary, { breadcrumb, temporalCoverage: from && (to ? `${from}/${to}` : from), spatialCoverage: location, citation: reports.length ? reports : undefined })]
  const event = `${c.page(path)}#event`
  return [
    part(c, path, texts.title, texts.summary, { breadcrumb, mainEntity: { '@id': event } }),
    { '@type': 'Event', '@id': event, name: texts.title, description: texts.summary || undefined, url: c.page(path), identifier: p.id, startDate: from, endDate: to, location, subjectOf: reports.length ? reports : undefined },
  ]
}

/** Events that a statement's page names by address; the list has the rest. */
const MOST_MENTIONS = 50

/** A statement's page: a Report by its own publisher, at its own address, of which our page speaks. */
export function statementLd(c: LdContext, found: FoundStatement, texts: { title: string; summary: string; publisher: string; list: string }): Ld[] {
  const s = found.statement
  const path = `/statements/${s.id}`
  const report = `${c.page(path)}#report`
  const events = found.incidents.filter(i => i.kind === 'incident').slice(0, MOST_MENTIONS).map(i => ({ '@id': `${c.page(`/incidents/${i.id}`)}#event` }))
  return [
    part(c, path, texts.title, texts.summary, { breadcrumb: breadcrumbs(c, [texts.list, '/statements'], [texts.title, path]), mainEntity: { '@id': report } }),
    { '@type': 'Report', '@id': report, name: texts.title, headline: texts.title, abstract: texts.summary || undefined, datePublished: s.date, publisher: organization(texts.publisher), url: s.url ?? c.page(path), mainEntityOfPage: c.page(path), mentions: events.length ? events : undefined },
  ]
}

/** A story's page: an Article of ours, about the record and the events that it links to. `list`: name of the list of stories. */
export function storyLd(c: LdContext, story: Story, list: string): Ld[] {
  const { language, text } = storyText(story, c.locale)
  const path = `/stories/${story.slug}`
  const article = `${c.page(path)}#article`
  const name = inLanguage(c.manifest.title, c.locale)
  // By its page: a situation is no event.
  const mentions = [...story.incidents.map(id => ({ '@id': c.page(`/incidents/${id}`) })), ...story.statements.map(id => ({ '@id': `${c.page(`/statements/${id}`)}#report` }))].slice(0, MOST_MENTIONS)
  return [
    part(c, path, text.title, text.description, { breadcrumb: breadcrumbs(c, [list, '/stories'], [text.title, path]), mainEntity: { '@id': article } }),
    {
      '@type': 'Article', '@id': article, headline: text.title, abstract: text.description, datePublished: story.date, inLanguage: language, url: c.page(path), mainEntityOfPage: c.page(path),
      publisher: organization(name, c.page('/')), author: organization(name, c.page('/')), about: { '@id': idOf(c, 'dataset') }, articleSection: text.chapters.map(chapter => chapter.title), mentions: mentions.length ? mentions : undefined,
    },
  ]
}

/** An item of evidence: a page of ours about it. A withheld item is no more than its page. */
export function evidenceLd(c: LdContext, found: FoundEvidence, texts: { title: string; shows: string; list: string }): Ld[] {
  const path = `/evidence/${found.id}`
  const events = found.uses.filter(u => u.incident.kind === 'incident').slice(0, MOST_MENTIONS).map(u => ({ '@id': `${c.page(`/incidents/${u.incident.id}`)}#event` }))
  const { source, published } = found.item
  return [part(c, path, texts.title, published ? texts.shows : '', {
    breadcrumb: breadcrumbs(c, [texts.list, '/evidence'], [texts.title, path]),
    mentions: published && events.length ? events : undefined,
    citation: published && source ? [{ '@type': 'CreativeWork', name: source.title, url: source.url, publisher: organization(source.publisher), datePublished: source.date }] : undefined,
  })]
}

/** As text that may stand in a page: no tag can begin in it. */
export const ldText = (ld: Ld): string => JSON.stringify(ld).replaceAll('<', '\\u003c')
