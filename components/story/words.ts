/** Texts of the bar under a story: handed over, so that no message formatter is loaded for them. */
export interface ReaderWords { bar: string; previous: string; next: string; at: string; start: string; keys: string; map: string }
const KEYS = ['bar', 'previous', 'next', 'at', 'start', 'keys'] as const

export const readerWords = (t: (key: (typeof KEYS)[number], values: Record<string, string>) => string, map: string): ReaderWords =>
  ({ ...(Object.fromEntries(KEYS.map(key => [key, t(key, { n: '{n}', all: '{all}' })])) as unknown as Omit<ReaderWords, 'map'>), map })
