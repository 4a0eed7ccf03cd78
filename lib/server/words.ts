import 'server-only'
import { createTranslator } from 'next-intl'
import type { Words } from '../record-words'
import type english from '../../messages/en.json'

export type { Words }

/** The words of a language that there are messages for. */
export async function wordsOf(locale: string): Promise<Words> {
  const { default: messages } = (await import(`../../messages/${locale}.json`)) as { default: typeof english }
  return createTranslator({ locale, messages, timeZone: 'UTC' }) as unknown as Words
}
