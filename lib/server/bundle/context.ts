import 'server-only'
import { localePath } from '../../../i18n/locales'
import { bdi, html, prose, type Markup } from '../../bundle/html'
import type { Manifest } from '../../model/manifest'
import { fieldOf } from '../texts'
import type { Words } from '../words'

/** What every part of the page is written with. */
export interface Context {
  locale: string
  t: Words
  manifest: Manifest
  edition: { key: string; number: number; date: string; hash: string; draft: boolean }
  /** Public address of the site, with a slash at the end. */
  site: string
  /** Title, day and address of a statement that the record names. */
  statement(id: string): { title_en: string; title_ar?: string; date: string; publisher_en: string; publisher_ar?: string; url?: string } | undefined
}

/** Address of a page as this edition has it. */
export const addressOf = ({ locale, site, edition }: Pick<Context, 'locale' | 'site' | 'edition'>, path: string, query = ''): string =>
  new URL(localePath(locale, path, [query.replace(/^\?/, ''), edition.draft ? '' : `edition=${edition.number}`].filter(Boolean).join('&')), site).href

/** A field kept per language, marked as what it is where it stands in another than the page's; null when there is none. */
export function said(record: object, field: string, locale: string): Markup | null {
  const values = record as Record<string, unknown>
  const text = fieldOf(record, field, locale)
  if (!text) return null
  const language = values[`${field}_${locale}`] ? locale : values[`${field}_en`] ? 'en' : 'ar'
  return language === locale ? prose(text) : html`<span lang="${language}">${prose(text)}</span>`
}

/** Parts that are there, with a point between them. */
export const dotted = (parts: (Markup | string | null | undefined | false)[]): Markup =>
  html`${parts.filter(Boolean).map((part, i) => html`${i ? ' · ' : ''}${typeof part === 'string' ? bdi(part) : part}`)}`
