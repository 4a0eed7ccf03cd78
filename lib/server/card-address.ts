import 'server-only'
import { DEFAULT_LOCALE } from '../../i18n/locales'

/** Raised when cards are drawn otherwise: their address is cached for ever. */
const DRAWING = 3

export type CardOf = { kind: 'incident' | 'statement'; id: string } | { kind: 'story'; slug: string; chapter?: string } | { kind: 'view'; query: string }

/** Address of a card, by edition and therefore immutable. `query` as `writeView` gives it. */
export function cardAddress(edition: string, of: CardOf, locale: string): string {
  const path = of.kind === 'view' ? 'view' : of.kind === 'story' ? `stories/${of.slug}${of.chapter ? `/${of.chapter}` : ''}` : `${of.kind}s/${of.id}`
  const query = of.kind === 'view' ? of.query.replace(/^\?/, '') : ''
  return `/api/editions/${edition}/cards/${path}.png?${[query, locale === DEFAULT_LOCALE ? '' : `lang=${locale}`, `v=${DRAWING}`].filter(Boolean).join('&')}`
}
