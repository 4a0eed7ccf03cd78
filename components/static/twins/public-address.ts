import { localePath as served } from '@/i18n/locales'
import { linkUnder } from '@/lib/static/paths'

let site: URL | null = null

/** Address under which the export will stand, with a slash at its end; null when nobody said it. */
export function publishAt(url: URL | null): void {
  site = url
}

/** Address of a page for others; null when nobody knows it. */
export const publicAddress = (locale: string, path: string): string | null => site && new URL(linkUnder(site.pathname, served(locale, path)), site).href
