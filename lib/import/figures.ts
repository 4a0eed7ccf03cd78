import { plainFigures } from './coordinates'

/** A toll as text gives it; an end that is not known is absent, never 0. `assumed` says what was made of a loose word. */
export interface Figure { min?: number; max?: number; assumed?: string }

/** A value that is neither a figure nor a word for "not known". */
export class NoFigure extends Error {}

const UNKNOWN = /^(|-+|\?+|n\/?a|n\.a\.|na|nan|null|none given|nil|unknown|unk|not known|not stated|not reported|no data|tbd|unspecified|غير معروف|غير معلوم|مجهول|لا يوجد|inconnu)$/i
const NONE = /^(no one|nobody|none|zero|لا أحد)$/i
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const MOST = 10_000_000

const N = String.raw`(\d{1,3}(?:[,\s']\d{3})+|\d+)`
const AFTER = String.raw`(?:\s*(?:people|persons|civilians|killed|deaths?|dead|injured|wounded|casualties|children|victims))*\.?`
const forms: [RegExp, (a: number, b: number) => Figure][] = [
  [new RegExp(String.raw`^${N}${AFTER}$`, 'i'), a => ({ min: a, max: a })],
  [new RegExp(String.raw`^(?:between\s+)?${N}\s*(?:-|to|and|or|until|/)\s*${N}${AFTER}$`, 'i'), (a, b) => ({ min: a, max: b })],
  [new RegExp(String.raw`^(?:at least|no fewer than|no less than|minimum(?: of)?|min\.?|≥|>=)\s*${N}${AFTER}$`, 'i'), a => ({ min: a })],
  [new RegExp(String.raw`^${N}\s*(?:\+|or more|and more|plus|minimum)${AFTER}$`, 'i'), a => ({ min: a })],
  [new RegExp(String.raw`^(?:more than|over|>)\s*${N}${AFTER}$`, 'i'), a => ({ min: a + 1 })],
  [new RegExp(String.raw`^(?:up to|at most|no more than|maximum(?: of)?|max\.?|≤|<=)\s*${N}${AFTER}$`, 'i'), a => ({ max: a })],
  [new RegExp(String.raw`^(?:fewer than|less than|under|<)\s*${N}${AFTER}$`, 'i'), a => ({ max: Math.max(0, a - 1) })],
  [new RegExp(String.raw`^(?:about|around|approximately|approx\.?|some|circa|c\.|ca\.?|~|≈|نحو|حوالي)\s*${N}${AFTER}$`, 'i'), a => ({ min: a, max: a, assumed: `taken as ${a}, though the value says "about"` })],
]

/** "5", "5-7", "at least 5", "5+", "up to 7", "1,234", "unknown" → a range. Null for nothing; throws NoFigure for what is no figure. */
export function parseFigure(value: unknown): Figure | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return whole(value)
  if (typeof value !== 'string') throw new NoFigure('is no figure')
  const text = plainFigures(value).replace(/\s+/g, ' ')
  if (UNKNOWN.test(text)) return null
  if (NONE.test(text)) return { min: 0, max: 0 }
  const word = WORDS.indexOf(text.toLowerCase())
  if (word >= 0) return { min: word, max: word }
  if (/^-?\d+\.\d+$/.test(text)) return whole(Number(text))
  for (const [form, make] of forms) {
    const m = form.exec(text)
    if (!m) continue
    const [a, b] = [number(m[1]), number(m[2] ?? '0')]
    if (Math.max(a, b) > MOST) throw new NoFigure(`is beyond any toll (${text})`)
    const made = make(a, b)
    if (made.min !== undefined && made.max !== undefined && made.min > made.max) throw new NoFigure(`has its lower figure last (${text}); expected the lower one first`)
    return made
  }
  throw new NoFigure('is no figure; expected a number, a range such as 5-7, "at least 5" or nothing')
}

const number = (text: string): number => Number(text.replace(/[^\d]/g, ''))

function whole(value: number): Figure {
  if (!Number.isFinite(value) || value < 0) throw new NoFigure(`is ${value}; expected 0 or more`)
  if (!Number.isInteger(value)) throw new NoFigure(`is ${value}; expected a whole number`)
  if (value > MOST) throw new NoFigure(`is beyond any toll (${value})`)
  return { min: value, max: value }
}
