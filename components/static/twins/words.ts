import { createTranslator, type AbstractIntlMessages } from 'next-intl'

// Takes the place of next-intl and next-intl/server while static pages are written: the same texts, in the language that is being
// written, by one translator per part, so that no text is parsed anew for each of a hundred thousand pages.

type Translator = ReturnType<typeof createTranslator<AbstractIntlMessages>>

let locale = 'en'
let messages: AbstractIntlMessages = {}
const made = new Map<string, Translator>()

export function speak(language: string, texts: AbstractIntlMessages): void {
  locale = language
  messages = texts
}

export function useTranslations(namespace?: string): Translator {
  const key = `${locale} ${namespace ?? ''}`
  const known = made.get(key)
  if (known) return known
  const fresh = createTranslator({ locale, messages, timeZone: 'UTC', ...(namespace && { namespace }), onError: error => { throw error } }) as Translator
  made.set(key, fresh)
  return fresh
}

export const getTranslations = async (namespace?: string): Promise<Translator> => useTranslations(namespace)
export const getLocale = async (): Promise<string> => locale
