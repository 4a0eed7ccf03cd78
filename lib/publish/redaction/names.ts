import type { Evidence } from '../../model/evidence'
import type { NamedPerson } from '../../model/person'

const ARTICLE = /^(?:al|el)-/i
const ARABIC_ARTICLE = /^ال(?=..)/

/** "A. K.": the first letter of each word, without the article. */
export const initials = (name: string): string => name.trim().split(/\s+/).map(word => `${[...word.replace(ARTICLE, '').replace(ARABIC_ARTICLE, '')][0] ?? ''}.`).join(' ')

/** Somebody by initials: without the family's name, a portrait, or a report that names them. */
export function byInitials({ family_en: _en, family_ar: _ar, portrait: _portrait, source: _source, ...person }: NamedPerson): NamedPerson {
  return { ...person, ...(person.name_en && { name_en: initials(person.name_en) }), ...(person.name_ar && { name_ar: initials(person.name_ar) }) }
}

/** An item of evidence whose collector and verifier stand by initials; the item itself where it names neither. */
export const itemByInitials = (item: Evidence): Evidence =>
  item.collected_by || item.verified_by ? { ...item, ...(item.collected_by && { collected_by: initials(item.collected_by) }), ...(item.verified_by && { verified_by: initials(item.verified_by) }) } : item
