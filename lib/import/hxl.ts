import type { Field } from './mapping'
import { say, type Said } from './words/said'

// The Humanitarian Exchange Language (hxlstandard.org): "#affected +killed +f". Attributes come in any order, and real files carry
// spaces, blank tags and misspelt ones.

const TAGS = ['activity', 'actor', 'adm1', 'adm2', 'adm3', 'adm4', 'adm5', 'affected', 'beneficiary', 'casualties', 'cause', 'contact', 'country', 'crisis', 'date', 'description', 'event', 'geo', 'impact', 'indicator', 'injured', 'killed', 'lat', 'latitude', 'loc', 'location', 'lng', 'lon', 'long', 'longitude', 'meta', 'modality', 'name', 'org', 'output', 'population', 'region', 'sector', 'severity', 'source', 'status', 'subsector', 'targeted', 'value']
const ATTRIBUTES = ['children', 'code', 'dead', 'deaths', 'description', 'end', 'event', 'fatalities', 'id', 'injured', 'killed', 'lat', 'latitude', 'lon', 'long', 'longitude', 'lng', 'max', 'min', 'name', 'occurred', 'perpetrator', 'precision', 'reported', 'source', 'start', 'title', 'type', 'url', 'wounded']

/** A tag in the standard's spelling; `mended` when it was not written so. */
export interface Tag { tag: string; attributes: Set<string>; mended: boolean }

export function readTag(text: string): Tag | null {
  const match = /^#([a-z][a-z0-9_]*)((?:\+[a-z0-9_]*)*)/i.exec(text.replace(/\s+/g, '').toLowerCase())
  if (!match) return null
  const raw = match[1].replace(/^admin(\d)$/, 'adm$1').replace(/^(adm\d)(name|code)$/, '$1').replace(/^geo_(lat|lon)$/, '$1')
  const attributes = match[2].split('+').filter(Boolean)
  const tag = nearest(raw, TAGS)
  const known = attributes.map(a => nearest(a, ATTRIBUTES))
  return { tag, attributes: new Set(known), mended: tag !== match[1] || known.some((a, i) => a !== attributes[i]) }
}

/** The known word that differs by one letter, or by two where it is long; else the word itself. */
function nearest(word: string, known: string[]): string {
  if (known.includes(word) || word.length < 4) return word
  const most = word.length >= 7 ? 2 : 1
  const near = known.map(k => [distance(word, k), k] as const).filter(([d, k]) => d <= most && k.length >= 4).sort((a, b) => a[0] - b[0])
  return near.length && (near.length === 1 || near[0][0] < near[1][0]) ? near[0][1] : word
}

/** How many letters are added, left out, exchanged or turned round (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)])
  for (let j = 0; j <= b.length; j++) rows[0][j] = j
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[a.length][b.length]
}

const any = (tag: Tag, ...names: string[]): boolean => names.some(n => tag.attributes.has(n))
const people = (t: Tag): boolean => ['affected', 'casualties', 'killed', 'injured'].includes(t.tag)
const dead = (t: Tag): boolean => t.tag === 'killed' || (people(t) && any(t, 'killed', 'dead', 'deaths', 'fatalities'))
const hurt = (t: Tag): boolean => t.tag === 'injured' || (people(t) && any(t, 'injured', 'wounded'))
const some = (t: Tag): boolean => any(t, 'children', 'f', 'm', 'women', 'men', 'girls', 'boys', 'elderly', 'adults', 'infants')
const named = (t: Tag): boolean => !any(t, 'code', 'id')

/** What each field is told by, best first. Figures of a part of the people (women, men) are no totals, and are left. */
const RULES: [Field, (t: Tag) => boolean][] = [
  ['date_end', t => t.tag === 'date' && any(t, 'end')], ['date_start', t => (t.tag === 'date' || t.tag === 'data') && any(t, 'occurred', 'start', 'event')], ['date_start', t => (t.tag === 'date' || t.tag === 'data') && !any(t, 'reported', 'end')],
  ['latitude', t => ['lat', 'latitude'].includes(t.tag) || (t.tag === 'geo' && any(t, 'lat', 'latitude'))], ['longitude', t => ['lon', 'long', 'lng', 'longitude'].includes(t.tag) || (t.tag === 'geo' && any(t, 'lon', 'long', 'lng', 'longitude'))],
  ['coordinates', t => t.tag === 'geo' && any(t, 'coord', 'coordinates', 'latlon')], ['geo_precision', t => t.tag === 'geo' && any(t, 'precision')],
  ['admin1', t => t.tag === 'adm1' && named(t)], ['country', t => t.tag === 'country' && named(t)], ['country', t => t.tag === 'country'], ['place', t => (t.tag === 'loc' || t.tag === 'location') && named(t)], ['place', t => /^adm[2-5]$/.test(t.tag) && named(t)],
  ['id', t => ['event', 'meta'].includes(t.tag) && any(t, 'id', 'code')], ['id', t => t.tag === 'id'], ['summary', t => t.tag === 'description' || any(t, 'description')], ['title', t => t.tag === 'event' && !any(t, 'id', 'code', 'description')],
  ['children_killed', t => dead(t) && any(t, 'children')], ['killed_min', t => dead(t) && !some(t) && any(t, 'min')], ['killed_max', t => dead(t) && !some(t) && any(t, 'max')], ['killed', t => dead(t) && !some(t) && !any(t, 'min', 'max')],
  ['injured_min', t => hurt(t) && !some(t) && any(t, 'min')], ['injured_max', t => hurt(t) && !some(t) && any(t, 'max')], ['injured', t => hurt(t) && !some(t) && !any(t, 'min', 'max')],
  ['source_url', t => (t.tag === 'meta' || t.tag === 'source') && any(t, 'url')], ['source_publisher', t => t.tag === 'source' || (t.tag === 'meta' && any(t, 'source'))],
]

/** Field → index of the column whose tag says so, with the reason in words. */
export function fieldsOfTags(tags: string[]): { field: Field; column: number; why: Said }[] {
  const read = tags.map(readTag)
  const out: { field: Field; column: number; why: Said }[] = []
  for (const [field, is] of RULES) {
    if (out.some(o => o.field === field)) continue
    const column = read.findIndex((t, i) => t && is(t) && !out.some(o => o.column === i))
    const tag = read[column]
    if (tag) out.push({ field, column, why: tag.mended ? say('why.tagMended', { tag: tags[column], known: `#${[tag.tag, ...tag.attributes].join('+')}` }) : say('why.tag', { tag: tags[column] }) })
  }
  return out
}
