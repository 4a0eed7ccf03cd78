import type { ListItem } from '@/lib/model/list-item'

/** A field kept per language (`title_en`, `title_ar`): the asked language, else English. */
export function localText(record: object, field: string, locale: string): string {
  const values = record as Record<string, unknown>
  const value = values[`${field}_${locale}`] ?? values[`${field}_en`]
  return typeof value === 'string' ? value : ''
}

/** Language of what `localText` gives, for `lang=`: undefined when it is the page's own. */
export function langOf(record: object, field: string, locale: string): string | undefined {
  const values = record as Record<string, unknown>
  return locale !== 'en' && !values[`${field}_${locale}`] && values[`${field}_en`] ? 'en' : undefined
}

export const titleOf = (item: Pick<ListItem, 'title_en' | 'title_ar'>, locale: string) => localText(item, 'title', locale)
