import type { ListItem } from '@/lib/model/list-item'

/** A field kept per language (`title_en`, `title_ar`): the asked language, else English, else Arabic. */
export function localText(record: object, field: string, locale: string): string {
  const values = record as Record<string, unknown>
  const value = values[`${field}_${locale}`] ?? values[`${field}_en`] ?? values[`${field}_ar`]
  return typeof value === 'string' ? value : ''
}

const ARABIC = /\p{Script=Arabic}/u

/** Language of what `localText` gives, for `lang=`: undefined when it is the page's own. An Arabic title stands under both names until it is translated. */
export function langOf(record: object, field: string, locale: string): string | undefined {
  const values = record as Record<string, unknown>
  const [own, en, ar] = [values[`${field}_${locale}`], values[`${field}_en`], values[`${field}_ar`]]
  const shown = own ? locale : en ? 'en' : 'ar'
  const language = shown === 'en' && en === ar && ARABIC.test(String(en)) ? 'ar' : shown
  return language === locale || !localText(record, field, locale) ? undefined : language
}

export const titleOf = (item: Pick<ListItem, 'title_en' | 'title_ar'>, locale: string) => localText(item, 'title', locale)
