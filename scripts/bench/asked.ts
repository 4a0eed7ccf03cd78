export const PARTS = ['start', 'engine', 'sums', 'weights', 'browser', 'compare', 'view', 'store', 'import', 'cards', 'dating'] as const
export type Part = (typeof PARTS)[number]

/** The parts (all when none is named) and sizes in rows that the words of a command line ask for. Throws a sentence for a word that is neither. */
export function asked(words: string[]): { parts: Part[]; sizes: number[] } {
  const isSize = (word: string) => /^[1-9]\d*$/.test(word)
  const names = words.filter(word => !isSize(word))
  const unknown = names.find(name => !(PARTS as readonly string[]).includes(name))
  if (unknown !== undefined) throw new Error(`"${unknown}" is no part of the bench and no number of rows. Parts: ${PARTS.join(', ')}.`)
  return { parts: names.length ? PARTS.filter(part => names.includes(part)) : [...PARTS], sizes: words.filter(isSize).map(Number) }
}
