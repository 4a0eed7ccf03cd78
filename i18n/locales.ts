/** Languages of the interface. The first stands at the root, the others under their code. One more: add it here, and `messages/{code}.json`. */
export const LOCALES = ['en', 'ar'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = LOCALES[0]

const RTL: readonly string[] = ['ar', 'fa', 'he', 'ur']
export const directionOf = (locale: string): 'ltr' | 'rtl' => (RTL.includes(locale) ? 'rtl' : 'ltr')
export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text)

/** Each language's own name, for the switch. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', ar: 'العربية' }

/** Address of a page in a language: `/statements` → `/ar/statements`. `query` is with or without `?`. */
export function localePath(locale: string, path: string, query = ''): string {
  const base = locale === DEFAULT_LOCALE ? path : path === '/' ? `/${locale}` : `/${locale}${path}`
  const search = query.replace(/^\?/, '')
  return search ? `${base}?${search}` : base
}

/** The page's address without its language. */
export function withoutLocale(pathname: string): string {
  const [, first, ...rest] = pathname.split('/')
  return first !== undefined && isLocale(first) ? '/' + rest.join('/') : pathname
}
