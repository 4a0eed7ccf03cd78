// One folding for the stored column and for the query, so that what is written one way is found the other way.

const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g
/** Apostrophes, ʿayn and hamza signs of transliterations: Dar'iya, Darʿiya and Dariya are one. */
const APOSTROPHES = /['’‘`´ʼʾʿʻ"“”]/g
const LETTERS: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و', ئ: 'ي', ى: 'ي', ة: 'ه', ء: '', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l' }
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const BEYOND_ASCII = /[\u0080-\uffff]/
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u
const LATIN_ARTICLES = new Set(['al', 'el', 'ar', 'as', 'ash', 'at', 'ad', 'an', 'az'])

/** Lower case without diacritics, hamza forms, teh marbuta and tatweel; Arabic-Indic digits become Latin ones. */
export function fold(text: string): string {
  // Most texts of most atlases: a tenth of the time, which a million records feel.
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase().replace(APOSTROPHES, '')
  return text
    .normalize('NFKD').toLowerCase().replace(MARKS, '').normalize('NFKC').toLowerCase()
    .replace(APOSTROPHES, '').replace(LETTER, letter => LETTERS[letter])
    .replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 0xf))
}

/** The Arabic article at the head of a word, when enough is left to be a word. */
const withoutArticle = (word: string) => (/^ال\p{L}{2,}$/u.test(word) ? word.slice(2) : word)

/** Folded words of a text, without the article ("al-Hol", "الهول" → "hol", "هول"), each once. */
export function words(text: string): string[] {
  const folded = fold(text)
  const all = BEYOND_ASCII.test(folded) ? folded.split(BETWEEN_WORDS).filter(Boolean).map(withoutArticle) : folded.split(/[^a-z0-9]+/).filter(Boolean)
  const kept = all.filter((word, i) => !(LATIN_ARTICLES.has(word) && i < all.length - 1))
  return [...new Set(kept.length ? kept : all)]
}

/** Every word of the query is the beginning of one of the record's words. An empty query matches all. */
export const matchesWords = (record: readonly string[], query: string): boolean =>
  words(query).every(asked => record.some(word => word.startsWith(asked)))
