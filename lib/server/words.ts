import 'server-only'
import { createTranslator } from 'next-intl'
import type english from '../../messages/en.json'

/** Texts of the interface for what is no page: feeds, cards, metadata. Keys are dotted (`list.unknownToll`). */
export type Words = (key: string, values?: Record<string, string | number>) => string

/** The words of a language that there are messages for. */
export async function wordsOf(locale: string): Promise<Words> {
  const { default: messages } = (await import(`../../messages/${locale}.json`)) as { default: typeof english }
  return createTranslator({ locale, messages, timeZone: 'UTC' }) as unknown as Words
}
