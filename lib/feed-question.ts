import { DEFAULT_LOCALE, isLocale, LOCALES } from '../i18n/locales'
import { readExportQuestion } from './export-question'
import type { Manifest } from './model/manifest'
import { readView, SHOWING } from './search-params'
import type { View } from './view'

export const FEED_LIMIT = 100
export const FEED_LIMIT_MAX = 500

/** What an address of a feed asks for: a view, and what only a feed has. */
export interface FeedQuestion { view: View; kind?: 'incident' | 'situation'; locale: string; limit: number }

/** Says how a page shows a view, and nothing about which records: passed over, whatever it says. */
const IDLE = [...SHOWING, 'sort', 'edition']
const VIEW = ['statement', 'q', 'area', 'from', 'to', 'match', 'mode']
const OWN = ['lang', 'kind', 'limit']

/** Names that a feed knows. */
export const feedNames = (manifest: Manifest): string[] => [...new Set([...manifest.facets.map(f => f.property), 'grading', ...VIEW, ...OWN, ...IDLE])]

/**
 * Read strictly, as an export is: who follows a feed would not see that a code misspelt lets everything through.
 *
 * @returns the question, or what is wrong with it in one sentence
 */
export function readFeedQuestion(params: URLSearchParams, manifest: Manifest): FeedQuestion | { unknown: string } | { name: string; value: string; expected: string } {
  const names = feedNames(manifest)
  const unknown = [...params.keys()].find(name => !names.includes(name))
  if (unknown !== undefined) return { unknown }
  const lang = params.get('lang') || DEFAULT_LOCALE
  if (!isLocale(lang)) return { name: 'lang', value: lang, expected: LOCALES.join(' or ') }
  const limit = params.get('limit') || String(FEED_LIMIT)
  if (!/^0*[1-9]\d*$/.test(limit)) return { name: 'limit', value: limit, expected: `a whole number from 1 to ${FEED_LIMIT_MAX}` }
  const narrowing = new URLSearchParams([...params].filter(([name, value]) => value !== '' && name !== 'lang' && name !== 'limit' && !IDLE.includes(name)))
  const read = readExportQuestion(narrowing, manifest)
  if (!('filter' in read)) return read
  return { view: readView(narrowing, manifest), kind: read.filter.kind, locale: lang, limit: Math.min(Number(limit), FEED_LIMIT_MAX) }
}
