import { directionOf, LOCALES } from '@/i18n/locales'
import { rootFrom } from '@/lib/static/paths'
import { FEED_FORMS, FEED_TYPES } from '@/lib/formats/feed'
import { publicAddress } from './twins/public-address'

/** Everything from the export's own origin; no script stands in a page. Who may frame it only a header can say (docs/static.md). */
const POLICY = [
  `default-src 'self'`, `script-src 'self'`, `style-src 'self' 'unsafe-inline'`, `img-src 'self' data: blob:`, `font-src 'self'`,
  `connect-src 'self'`, `worker-src 'self'`, `object-src 'none'`, `base-uri 'none'`, `form-action 'self'`,
].join('; ')

/** Longer descriptions are cut by whoever shows them. */
const LONGEST = 300
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Whether the export has feeds: a reader's program finds them in the page. */
let feeds = false
export function offerFeeds(offered: boolean): void {
  feeds = offered
}
const feedLinks = (locale: string): string => (feeds ? (['incidents', 'statements', 'stories'] as const).flatMap(kind => FEED_FORMS.map(form => `<link rel="alternate" type="${FEED_TYPES[form]}" href="${publicAddress(locale, `/feeds/${kind}.${form}`)}">`)).join('') : '')

export interface PageHead {
  locale: string
  /** Path of the page without its language; null for one that has no address of its own. */
  path: string | null
  /** Its path in the tree, with its language. */
  at: string
  title: string
  description: string
  /** What else stands in the head, as HTML. */
  more?: string
  noindex?: boolean
}

/** Names of the files that every page loads. */
export interface Assets { style: string; theme: string; icon: string; map: { script: string; styles: string[] } }

/** A whole page around its body. */
export function documentOf({ locale, path, at, title, description, more = '', noindex = false }: PageHead, assets: Assets, body: string): string {
  const root = rootFrom(at)
  const about = description.length > LONGEST ? `${description.slice(0, LONGEST).replace(/\s+\S*$/u, '')}…` : description
  const canonical = path === null ? null : publicAddress(locale, path)
  const others = canonical === null || path === null ? [] : [...LOCALES.map(l => [l, publicAddress(l, path)] as const), ['x-default', publicAddress(LOCALES[0], path)] as const]
  return `<!doctype html>\n<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="strict-origin-when-cross-origin"><title>${escaped(title)}</title>`
    + (about ? `<meta name="description" content="${escaped(about)}">` : '') + (noindex ? '<meta name="robots" content="noindex">' : '')
    + (canonical === null ? '' : `<link rel="canonical" href="${canonical}">${others.map(([language, href]) => `<link rel="alternate" hreflang="${language}" href="${href}">`).join('')}`
      + feedLinks(locale) + `<meta property="og:title" content="${escaped(title)}"><meta property="og:description" content="${escaped(about)}"><meta property="og:url" content="${canonical}">`)
    + `<link rel="icon" href="${root}${assets.icon}" type="image/svg+xml"><link rel="stylesheet" href="${root}${assets.style}">${more}<script src="${root}${assets.theme}"></script></head><body>${body}</body></html>\n`
}
