import { getRequestConfig } from 'next-intl/server'
import { DEFAULT_LOCALE, isLocale } from './locales'

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = asked && isLocale(asked) ? asked : DEFAULT_LOCALE
  const messages = (await import(`../messages/${locale}.json`)) as { default: Record<string, unknown> }
  // Dates and figures are formatted by lib/format.ts as days; no instant is ever shown in a reader's zone.
  return { locale, messages: messages.default as never, timeZone: 'UTC' }
})
