import { localePath as served } from '@/i18n/locales'
import { link } from '../place'

// Takes the place of i18n/locales.ts in the static edition (scripts/atlas/export/bundle.ts): every address of a page is made there.

export * from '@/i18n/locales'

/** The path that the served atlas has. */
export const servedPath = served

export const localePath: typeof served = (locale, path, query) => link(served(locale, path, query))
