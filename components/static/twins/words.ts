import { createTranslator, type AbstractIntlMessages } from 'next-intl'

// Takes the place of next-intl and next-intl/server while static pages are written: the same texts, in the language that is being
// written, by one translator per part, so that no text is parsed anew for each of a hundred thousand pages.

/** A text by its key, dotted without a part. What the panels ask for besides (`rich`) is next-intl's own. */
type Words = (key: string, values?: Record<string, string | number>) => string

let locale = 'en'
let messages: AbstractIntlMessages = {}
const made = new Map<string, Words>()

export function speak(language: string, texts: AbstractIntlMessages): void {
  locale = language
  messages = texts
}

/** The texts of a part, or all. A text that is missing ends the export. */
export function wordsOf(part?: string): Words {
  const key = `${locale} ${part ?? ''}`
  const known = made.get(key)
  if (known) return known
  const fresh = createTranslator({ locale, messages, timeZone: 'UTC', ...(part && { namespace: part }), onError: error => { throw error } }) as unknown as Words
  made.set(key, fresh)
  return fresh
}

export { wordsOf as useTranslations }
export const getTranslations = async (part?: string): Promise<Words> => wordsOf(part)
export const getLocale = async (): Promise<string> => locale
