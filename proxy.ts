import { type NextRequest, NextResponse } from 'next/server'
import { DEFAULT_LOCALE, directionOf, isLocale, localePath, withoutLocale, type Locale } from './i18n/locales'
import { isClosed } from './lib/server/closed'
import { pageStatus } from './lib/server/page-status'
import { editionIn } from './lib/search-params'

/** Everything from our own origin; scripts only with this answer's nonce. Styles may be inline: React and MapLibre set them. */
function contentSecurityPolicy(nonce: string, embeddable: boolean): string {
  const dev = process.env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors ${embeddable ? '*' : `'none'`}`,
  ].join('; ')
}

/** Language from the path (never from the browser), a nonce for the scripts, and the query for the layouts, which do not get it. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  // Browsers ask for it before they have read which icon the page names.
  if (pathname === '/favicon.ico') {
    const icon = request.nextUrl.clone()
    icon.pathname = '/icon.svg'
    return NextResponse.rewrite(icon)
  }
  const first = pathname.split('/')[1] ?? ''
  if (first === DEFAULT_LOCALE) {
    return NextResponse.redirect(new URL(localePath(DEFAULT_LOCALE, withoutLocale(pathname) || '/', search), request.url), 308)
  }
  const locale = isLocale(first) ? first : DEFAULT_LOCALE
  const page = withoutLocale(pathname) || '/'
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, page === '/embed' && !isClosed())

  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-search', search)
  headers.set('x-path', page)
  headers.set('x-address', pathname + search)
  headers.set('x-next-intl-locale', locale)
  headers.set('content-security-policy', policy)

  // A clone keeps the host: another one would make the rewrite a request over the network.
  const inside = request.nextUrl.clone()
  inside.pathname = `/${locale}${page === '/' ? '' : page}`
  // A move within the page gets its panel whatever the status; only a document carries it. Of an edition that there is not, no
  // panel can be drawn: the answer is no page's part either, and the browser asks for the document.
  const within = request.headers.has('rsc')
  const found = within && editionIn(search) === null ? 200 : await pageStatus(page, search)
  const status = within && found !== 'no-edition' ? 200 : found
  // The page of that edition says that there is none, and lists those that there are.
  if (status === 'no-edition') inside.pathname = `/${locale}/editions/${editionIn(search)}`
  const response = status === 'unpublished' || status === 'away' ? instead(locale, INSTEAD[status][locale]) : NextResponse.rewrite(inside, { request: { headers }, status: status === 'no-edition' ? 404 : status })
  if (response.status === 503) response.headers.set('retry-after', '5')
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  if (isClosed()) response.headers.set('x-robots-tag', 'noindex, nofollow')
  response.headers.set('referrer-policy', isClosed() ? 'no-referrer' : 'strict-origin-when-cross-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(self), interest-cohort=()')
  return response
}

/** Where no page can be drawn: says why, offers to look again, and does so by itself. */
function instead(locale: Locale, { title, text, again }: Words): NextResponse {
  const html = `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><meta name="robots" content="noindex">`
    + `<title>${title}</title><body style="font-family:sans-serif;color-scheme:light dark;max-width:36rem;margin:4rem auto;padding:0 1rem"><main><h1>${title}</h1><p>${text}</p><p><a href="">${again}</a></p></main></body></html>`
  return new NextResponse(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

interface Words { title: string; text: string; again: string }
const INSTEAD: Record<'unpublished' | 'away', Record<Locale, Words>> = {
  unpublished: {
    en: { title: 'The record is being published', text: 'No edition is served yet. This page looks again every few seconds; if it stays like this, the server’s log says why.', again: 'Try again' },
    ar: { title: 'السجل قيد النشر', text: 'لا يوجد إصدار منشور بعد. تعيد هذه الصفحة المحاولة كل بضع ثوانٍ؛ وإن بقيت على حالها فسجل الخادم يبيّن السبب.', again: 'حاول مجدداً' },
  },
  away: {
    en: { title: 'The database does not answer', text: 'What this address asks for cannot be read at present. Nothing is lost; this page looks again every few seconds.', again: 'Try again' },
    ar: { title: 'قاعدة البيانات لا تجيب', text: 'لا يمكن الآن قراءة ما يطلبه هذا العنوان. لم يُفقد شيء؛ وتعيد هذه الصفحة المحاولة كل بضع ثوانٍ.', again: 'حاول مجدداً' },
  },
}

export const config = {
  // Pages only: the machine face and files set their own headers.
  matcher: ['/((?!api$|api/|feeds/|sitemap/|exit$|_next/|map/|fonts/|engine\\.js$|sums\\.js$|import\\.js$|gazetteer\\.tsv$|icon\\.svg$|robots\\.txt$|sitemap\\.xml$).*)'],
}
