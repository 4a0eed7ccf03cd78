import { dayText } from './format'
import type { FeedItem } from './formats/feed'
import { ASSUMED_PRECISION, RADIUS_METERS } from './model/codes'
import { codesOf, GRADING_FACET, inLanguage, labelOf } from './model/facets'
import type { Told } from './model/history'
import type { Manifest } from './model/manifest'
import { storyText, type Story } from './model/story'
import type { EditionHead } from './publish/compile'
import type { StatementRow, StoredFeature } from './publish/rows'
import { actorWords, dateWords, fieldOf, isolated, listed, placeWords, pointSays, tollWords, type Words } from './record-words'

// Records and statements as items of a feed, in the words of a language: of the served feeds, and of those that an export holds.

/** `page`: public address of a page in the feed's language. */
export interface Speaker { manifest: Manifest; locale: string; t: Words; page(path: string, query?: string): string }

/** Of an edition whose changelog gives no date. */
export const EPOCH = '1970-01-01'

/** Rows by the edition that last changed them, the newest first; of one edition the latest day first, those without a date last. */
export function newestFirst(rows: Uint32Array, { edition, editions }: { edition: ArrayLike<number>; editions: readonly unknown[] }, dated: number, limit: number): number[] {
  const lists: number[][] = editions.map(() => [])
  const undated: number[][] = editions.map(() => [])
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]
    const list = (row < dated ? lists : undated)[edition[row]]
    if (list.length < limit) list.push(row)
  }
  return lists.flatMap((list, k) => [[...list, ...undated[k].reverse()]]).reverse().flat().slice(0, limit)
}

/** "Corrected in edition 2 (24 November 2026): why", in as many paragraphs as the reason has: the record's own, else the edition's note. */
function because(key: string, values: Record<string, string>, edition: EditionHead, { reason, withdrawn, noteIn }: Told, { t, locale }: Pick<Speaker, 't' | 'locale'>): string[] {
  const said = t(`history.feed.${key}`, { n: edition.number, date: isolated(dayText(edition.date, locale), locale), ...values })
  const why = inLanguage(withdrawn?.reason ?? reason ?? undefined, locale) || noteIn[locale] || edition.note
  const [first, ...rest] = why.split('\n\n').map(paragraph => isolated(paragraph, locale))
  return [first ? `${said}: ${first}` : said, ...rest]
}

/** A record as an item; `edition`: the one that added or last corrected it. */
export function incidentItem(feature: StoredFeature, edition: EditionHead, added: boolean, told: Told, speaker: Speaker): FeedItem {
  const { manifest, locale, page: pageOf, t } = speaker
  const { properties: p, point } = feature
  const title = fieldOf(p, 'title', locale)
  const key = added ? 'added' : told.onlyRenamed ? 'renamed' : 'corrected'
  const names = { id: isolated(p.id, locale), former: isolated(told.other ?? '', locale) }
  const radius = p.geo_radius_m ?? RADIUS_METERS[p.geo_precision ?? ASSUMED_PRECISION] ?? 0
  const page = pageOf(`/incidents/${p.id}`, `edition=${edition.number}`)
  return {
    id: page, url: page, title: added ? title : t(`history.feed.${key}Title`, { title }), published: edition.date || EPOCH, updated: edition.date || EPOCH,
    paragraphs: [
      ...because(key, names, edition, told, speaker),
      told.what === 'renamed' && !told.onlyRenamed ? t('history.feed.renamed', { n: edition.number, date: isolated(dayText(edition.date, locale), locale), ...names }) : '',
      listed([p.kind === 'situation' && t('incident.situation'), dateWords(p, t, locale), placeWords(feature, t, locale), ...tollWords(p, manifest.casualty_fields, t, locale), p.kind === 'incident' && `${t('incident.grading')}: ${labelOf(GRADING_FACET, p.grading, locale)}`].map(x => x || null), locale),
      actorWords(p, manifest, t, locale),
      fieldOf(p, 'summary', locale),
      `${t('incident.sources')}: ${isolated([...new Set(p.sources.map(s => s.publisher))].join(', '), locale)}`,
    ].filter(Boolean),
    authors: p.documented_by,
    categories: categories(feature, manifest, locale),
    place: point && pointSays(feature) ? { lon: point[0], lat: point[1], radiusMeters: radius, name: fieldOf(p, 'place', locale) } : null,
  }
}

/**
 * A record that is in the record no more, or is part of another since: its title as it last stood, when and why, and no more of what it
 * said. `edition`: the first that did without it.
 */
export function goneItem(id: string, edition: EditionHead, told: Told, speaker: Speaker): FeedItem {
  const { locale, page: pageOf, t } = speaker
  const url = pageOf(`/incidents/${id}`)
  const title = (told.title && fieldOf(told.title, 'title', locale)) || id
  const on = told.withdrawn?.date
  const [key, name] = told.what === 'merged' ? ['merged', 'mergedTitle'] : [on ? 'withdrawn' : 'gone', 'withdrawnTitle']
  return {
    // No page: what is gone has no address in the edition that is without it.
    id: `${url}#gone-in-edition-${edition.number}`, url, title: t(`history.feed.${name}`, { title }), published: edition.date || EPOCH, updated: edition.date || EPOCH,
    paragraphs: because(key, { on: on ? isolated(dayText(on, locale), locale) : '', other: isolated(told.other ?? '', locale) }, edition, told, speaker),
    authors: [], categories: [], place: null,
  }
}

/** Codes of the facets; the actor, who is alleged, is said in words alone. */
const categories = ({ properties: p }: StoredFeature, manifest: Manifest, locale: string): FeedItem['categories'] =>
  manifest.facets.filter(f => f.property !== 'actor').flatMap(facet => codesOf(p, facet).map(code => ({ term: `${facet.property}:${code}`, label: labelOf(facet, code, locale) })))

/** A statement as an item; `edition`: the one that last changed it. */
export function statementItem({ data: s, incidents }: Pick<StatementRow, 'data' | 'incidents'>, edition: EditionHead, { locale, page: pageOf, t }: Speaker): FeedItem {
  const page = pageOf(`/statements/${s.id}`)
  const publisher = fieldOf(s, 'publisher', locale)
  const places = locale === 'ar' && s.places_ar.length ? s.places_ar : s.places_en
  // An edition of an earlier day than the statement has its date wrong, or was dated by another clock.
  const updated = edition.date > s.date ? edition.date : s.date
  return {
    id: page, url: page, title: fieldOf(s, 'title', locale), published: s.date, updated,
    paragraphs: [
      listed([isolated(dayText(s.date, locale), locale), publisher, fieldOf(s, 'type', locale)], locale),
      fieldOf(s, 'summary', locale),
      listed([t('travel.names', { n: incidents }), ...places], locale),
      s.url ? `${t('statement.read')}: ${s.url}` : '',
    ].filter(Boolean),
    authors: [publisher], categories: [],
    // An anchor is a place to look at, known to the town at best.
    place: s.anchor ? { lon: s.anchor[0], lat: s.anchor[1], radiusMeters: RADIUS_METERS[ASSUMED_PRECISION] ?? 0, name: fieldOf(s, 'anchor_place', locale) } : null,
  }
}

/** A story as an item: what it tells of, and its chapters. */
export function storyItem(story: Story, { manifest, locale, page: pageOf }: Speaker): FeedItem {
  const { text } = storyText(story, locale)
  const page = pageOf(`/stories/${story.slug}`)
  return {
    id: page, url: page, title: text.title, published: story.date, updated: story.date,
    paragraphs: [text.description, text.chapters.map(chapter => chapter.title).join(' · ')],
    authors: [inLanguage(manifest.title, locale)], categories: [], place: null,
  }
}
