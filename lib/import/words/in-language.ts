import { AR } from './ar'
import { english, render, type Said } from './said'

/** First strong isolate and its end: what stands between keeps its own direction (UAX 9). */
const isolated = (value: string): string => `\u2068${value}\u2069`

/** The sentence for a page in this language; English where there is no other. */
export const inWords = (said: Said, locale: string): string => (locale === 'ar' ? render(said, AR, isolated) : english(said))
