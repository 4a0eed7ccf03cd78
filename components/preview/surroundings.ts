import type { AbstractIntlMessages } from 'next-intl'

/** What the page hands to its own files' screen: language, words, and the map under the records. */
export interface Surroundings { locale: string; dir: 'ltr' | 'rtl'; streetTiles: string | null; basemapCredits: string[]; messages: AbstractIntlMessages }
