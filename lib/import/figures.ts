import { plainFigures } from './coordinates'
import { say, Spoken, type Said } from './words/said'

/** A toll as text gives it; an end that is not known is absent, never 0. `assumed` says what was made of a loose word. */
export interface Figure { min?: number; max?: number; assumed?: Said }

/** A value that is neither a figure nor a word for "not known". */
export class NoFigure extends Spoken {}

const UNKNOWN = /^(|-+|\?+|n\/?a|n\.a\.|na|nan|null|none given|none reported|unknown|unk|not known|not stated|not reported|no data|tbd|unspecified|غير معروف|غير معلوم|مجهول|لا يوجد|inconnu)$/i
const NONE = /^(no one|nobody|zero|لا أحد)$/i
/** A person may mean 0, a program that nothing is known. */
const EITHER = /^(none|nil|no)$/i
const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const WORD = new RegExp(String.raw`\b(?:(${TENS.join('|')})(?:[\s-](${WORDS.slice(1, 10).join('|')}))?|(${WORDS.join('|')}))\b`, 'gi')
const MOST = 10_000_000

const N = String.raw`(\d{1,3}(?:[,\s'.]\d{3})+|\d+)`
const WHOM = String.raw`people|persons?|civilians?|killed|deaths?|dead|died|injured|injuries|wounded|casualties|children|women|men|victims|martyrs|fatalities|قتيل|قتلى|جريح|جرحى|شهيد|شهداء|شخص|أشخاص|مدني|مدنيين|morts?|tués|blessés`
const AFTER = String.raw`(?:\s*(?:${WHOM}))*\.?`
const BEFORE = new RegExp(String.raw`^(?:(?:${WHOM}|total)\s*)+[:=]?\s*(?=\d)`, 'i')
const LEAST = String.raw`at least|no fewer than|no less than|not less than|minimum(?: of)?|min\.?|≥|>=|au moins|mindestens|al menos|en az|ما لا يقل عن|لا يقل عن|على الأقل|على الاقل`
const MOST_WORD = String.raw`up to|at most|no more than|not more than|maximum(?: of)?|max\.?|≤|<=|jusqu'à|au plus|ما لا يزيد عن|حتى`
const ABOUT = String.raw`about|around|approximately|approx\.?|some|nearly|almost|circa|c\.|ca\.?|~|≈|environ|près de|نحو|حوالي|قرابة|ما يقارب`
const MORE = String.raw`more than|over|>|plus de|mehr als|más de|أكثر من|اكثر من`
const LESS = String.raw`fewer than|less than|under|<|moins de|أقل من|اقل من`
const forms: [RegExp, (a: number, b: number) => Figure][] = [
  [new RegExp(String.raw`^${N}${AFTER}$`, 'i'), a => ({ min: a, max: a })],
  [new RegExp(String.raw`^(?:between\s+|from\s+|entre\s+|بين\s+)?${N}\s*(?:-|to|and|or|until|/|à|et|ou|إلى|الى|و|أو)\s*${N}${AFTER}$`, 'i'), (a, b) => ({ min: a, max: b })],
  [new RegExp(String.raw`^(?:${LEAST})\s*${N}${AFTER}$`, 'i'), a => ({ min: a })],
  [new RegExp(String.raw`^${N}${AFTER}\s*(?:\(?\+\)?|or more|and more|plus|minimum|min\.?|at least|and above|au moins|على الأقل|على الاقل|فأكثر)${AFTER}$`, 'i'), a => ({ min: a })],
  [new RegExp(String.raw`^(?:${MORE})\s*${N}${AFTER}$`, 'i'), a => ({ min: a + 1 })],
  [new RegExp(String.raw`^(?:${MOST_WORD})\s*${N}${AFTER}$`, 'i'), a => ({ max: a })],
  [new RegExp(String.raw`^(?:${LESS})\s*${N}${AFTER}$`, 'i'), a => ({ max: Math.max(0, a - 1) })],
  [new RegExp(String.raw`^(?:${ABOUT})\s*${N}${AFTER}$`, 'i'), a => ({ min: a, max: a, assumed: say('taken.about', { a }) })],
  [new RegExp(String.raw`^${N}${AFTER}\s*[?*]$`, 'i'), a => ({ min: a, max: a, assumed: say('taken.doubt', { a }) })],
  [new RegExp(String.raw`^${N}\s*-(?:\s*(?:unknown|\?))?$`, 'i'), a => ({ min: a, assumed: say('taken.open', { a }) })],
  [new RegExp(String.raw`^(?:${LEAST}|${ABOUT})\s*${N}\s*(?:-|to)\s*${N}${AFTER}$`, 'i'), (a, b) => ({ min: a, max: b, assumed: say('taken.loose', { a, b }) })],
]

/** "5", "5-7", "at least 5", "5+", "up to 7", "1,234", "unknown" → a range. Null for nothing; throws NoFigure for what is no figure. */
export function parseFigure(value: unknown): Figure | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return whole(value)
  if (typeof value !== 'string') throw new NoFigure(say('noFigure.none'))
  const text = plainFigures(value).replace(/\s+/g, ' ')
  if (UNKNOWN.test(text)) return null
  if (EITHER.test(text)) throw new NoFigure(say('noFigure.either'))
  if (NONE.test(text)) return { min: 0, max: 0 }
  if (/^-\d/.test(text)) throw new NoFigure(say('noFigure.below', { text }))
  // "5 (3 children)": what stands in brackets is another figure.
  const [outside, inside] = [text.replace(/\s*\((?!\+)[^)]*\)\s*$/, ''), text]
  const plain = outside.replace(WORD, (_, ten?: string, one?: string, word?: string) => String(word ? WORDS.indexOf(word.toLowerCase()) : (TENS.indexOf((ten as string).toLowerCase()) + 2) * 10 + (one ? WORDS.indexOf(one.toLowerCase()) : 0))).replace(BEFORE, '')
  const figure = read(plain)
  return outside === inside ? figure : { ...figure, assumed: figure.assumed ?? say('taken.brackets', { text: plain }) }
}

function read(text: string): Figure {
  if (/^\d+[.,]0{1,2}$/.test(text)) return whole(Number.parseInt(text, 10))
  // "1.000" may be one with three decimals, or a thousand.
  if (/^\d{1,3}\.000$/.test(text)) throw new NoFigure(say('noFigure.point', { a: Number(text), b: number(text) }))
  if (/^\d+\.\d+$/.test(text) && !/^\d{1,3}\.\d{3}$/.test(text)) return whole(Number(text))
  for (const [form, make] of forms) {
    const m = form.exec(text)
    if (!m) continue
    const [a, b] = [number(m[1]), number(m[2] ?? '0')]
    if (Math.max(a, b) > MOST) throw new NoFigure(say('noFigure.beyond', { text }))
    const made = make(a, b)
    if (made.min !== undefined && made.max !== undefined && made.min > made.max) throw new NoFigure(say('noFigure.turned', { text }))
    return /\d\.\d{3}/.test(text) ? { ...made, assumed: made.assumed ?? say('taken.thousands', { a: String(made.min ?? made.max) }) } : made
  }
  throw new NoFigure(say('noFigure.unread'))
}

const number = (text: string): number => Number(text.replace(/[^\d]/g, ''))

function whole(value: number): Figure {
  if (!Number.isFinite(value) || value < 0) throw new NoFigure(say('noFigure.below', { text: value }))
  if (!Number.isInteger(value)) throw new NoFigure(say('noFigure.whole', { text: value }))
  if (value > MOST) throw new NoFigure(say('noFigure.beyond', { text: value }))
  return { min: value, max: value }
}
