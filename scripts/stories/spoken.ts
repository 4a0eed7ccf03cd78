/**
 * What the synthesiser is given for a written sentence: "419–554" is read "419 to 554", "246+" "246 or more", and names
 * keep together (Dar’iya, Sina’a), so that `pronunciation.lex` finds them; "Jawz" would be spelled out letter by letter. The caption keeps what is written.
 */
export const spoken = (sentence: string): string => sentence
  .replace(/(\d)–(?=\d)/g, '$1 to ')
  .replace(/(\d)\+/g, '$1 or more')
  .replace(/(\p{L})[’'](?=\p{L}{2,}|a\b)/gu, '$1')
  .replaceAll('Jawz', 'Jouz')
  .replace(/[“”]/g, '"').replaceAll('’', "'")
