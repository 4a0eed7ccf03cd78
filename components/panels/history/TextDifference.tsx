import { diffWordsWithSpace } from 'diff'

interface Props { before: string; after: string; /** Language of the page, which the words are in. */ locale: string; /** Read out before what is struck out, and before what is new. */ words: { removed: string; added: string } }

/** Below this share of words in common, two texts are told one after the other: a patchwork would not be readable. */
const IN_COMMON = 0.35
/** What is read out is no part of the text, and must not decide its direction. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** A text that was changed, word by word: what was taken out struck through, what was put in underlined, both named for those who listen. */
export function TextDifference({ before, after, locale, words }: Props) {
  const parts = diffWordsWithSpace(before, after)
  const same = parts.reduce((n, part) => n + (part.added || part.removed ? 0 : part.value.length), 0)
  const shown = same / Math.max(before.length, after.length, 1) < IN_COMMON
    ? [{ value: before, removed: true, added: false }, { value: after, removed: false, added: true }].filter(part => part.value)
    : parts
  return (
    <p dir={RIGHT_TO_LEFT.test(after || before) ? 'rtl' : 'ltr'}>
      {shown.map((part, i) => {
        if (part.removed) return <del key={i} className="text-muted decoration-1"><span className="sr-only" lang={locale}> {words.removed}: </span>{part.value}</del>
        if (part.added) return <ins key={i} className={`font-medium underline decoration-accent decoration-2 underline-offset-3 ${shown[i - 1]?.removed ? 'ms-1' : ''}`}><span className="sr-only" lang={locale}> {words.added}: </span>{part.value}</ins>
        return <span key={i}>{part.value}</span>
      })}
    </p>
  )
}
