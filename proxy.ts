import { type NextRequest, NextResponse } from 'next/server'
import { DEFAULT_LOCALE, isLocale, localePath, withoutLocale } from './i18n/locales'

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
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const first = pathname.split('/')[1] ?? ''
  if (first === DEFAULT_LOCALE) {
    return NextResponse.redirect(new URL(localePath(DEFAULT_LOCALE, withoutLocale(pathname) || '/', search), request.url), 308)
  }
  const locale = isLocale(first) ? first : DEFAULT_LOCALE
  const page = withoutLocale(pathname) || '/'
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, page === '/embed')

  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-search', search)
  headers.set('x-path', page)
  headers.set('x-next-intl-locale', locale)
  headers.set('content-security-policy', policy)

  // A clone keeps the host: another one would make the rewrite a request over the network.
  const inside = request.nextUrl.clone()
  inside.pathname = `/${locale}${pathname === '/' ? '' : pathname}`
  const response = locale === first ? NextResponse.next({ request: { headers } }) : NextResponse.rewrite(inside, { request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(self), interest-cohort=()')
  return response
}

export const config = {
  // Pages only: the machine face and files set their own headers.
  matcher: ['/((?!api|_next|map|fonts|.*\\.[a-z0-9]+$).*)'],
}
