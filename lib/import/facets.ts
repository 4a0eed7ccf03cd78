import { MAX_CODES } from '../model/codes'
import type { Facet, FacetCode } from '../model/manifest'
import { labelOfValue, valuesIn } from './codes'
import { digest, slugOf } from './ids'
import { plainName, type Schema } from './mapping'

/** Codes of a facet that are made from a column: the most frequent values, the rest together. */
const MOST_OWN = Math.min(24, MAX_CODES - 2)
const OTHER = 'other'
const UNSTATED = 'unstated'
const UNKNOWN = /^(unknown|not stated|unstated|no information|n a|na|none|not specified|unspecified|unidentified|غير معروف|غير محدد)$/

/** The six colours of the look; the most frequent codes of the first facet carry them. */
const COLORS = [['#c14325', '#f08167'], ['#be7d00', '#f0bc49'], ['#00509a', '#699adc'], ['#b163ac', '#eeafe6'], ['#1c845b', '#6fcfa2'], ['#80858a', '#9ba0a5']]

/**
 * Counts values of one facet over all files, then gives its codes. With `before`, the facet of an atlas that is there: its codes are
 * used first, by code or label, and new ones come after them.
 */
export class FacetMaker {
  private readonly counts = new Map<string, number>()
  private codes: Map<string, string> | null = null
  private schema: Schema = 'generic'
  /** Codes that came with records of our own, which are taken over as they are. */
  private readonly given = new Map<string, number>()

  readonly label: string

  /** @param name of the column, or of the property: the label is made from it, to be edited */
  constructor(readonly property: string, name: string, readonly before: Facet | null = null) {
    const words = name.replaceAll('_', ' ').trim()
    this.label = words.charAt(0).toUpperCase() + words.slice(1)
  }

  add(values: Map<string, number>, schema: Schema): void {
    this.schema = schema
    for (const [text, n] of values) for (const value of valuesIn(text, schema)) this.counts.set(value, (this.counts.get(value) ?? 0) + n)
  }

  /** Whether the codes for the rest were given to any record. */
  private readonly rest = new Set<string>()

  /** A code of our own export: kept as it is. */
  keep(code: string, n = 1): void {
    this.given.set(code, (this.given.get(code) ?? 0) + n)
  }

  /** Code of a value; those beyond the most frequent are "other". Null where an edited facet has no room for it. */
  codeOf(value: string): string | null {
    const code = UNKNOWN.test(plainName(value)) ? UNSTATED : plainName(value) === OTHER ? OTHER : (this.table().get(value) ?? OTHER)
    if (code !== OTHER && code !== UNSTATED) return code
    const found = [code, OTHER].find(c => !this.before || this.fits(c)) ?? null
    if (found) this.rest.add(found)
    return found
  }

  /** A code for the rest is there already, or there is room to add it. */
  private fits(code: string): boolean {
    const there = this.before?.codes ?? []
    const added = new Set([...this.table().values()].filter(c => !there.some(t => t.code === c)))
    return there.some(t => t.code === code) || there.length + added.size + (code === OTHER ? 1 : 2) <= MAX_CODES
  }

  private table(): Map<string, string> {
    if (this.codes) return this.codes
    const there = this.before?.codes ?? []
    const byName = new Map(there.flatMap(c => [c.code, ...Object.values(c.label)].map(name => [plainName(name), c.code] as const)))
    const taken = new Set([OTHER, UNSTATED, ...there.map(c => c.code), ...this.given.keys()])
    // Room is kept for "other" and "unstated"; what a person has edited is never pushed out.
    const room = Math.max(0, Math.min(MOST_OWN, MAX_CODES - taken.size))
    const ranked = [...this.counts].filter(([value]) => !UNKNOWN.test(plainName(value)) && plainName(value) !== OTHER).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    this.codes = new Map()
    let made = 0
    for (const [value] of ranked) {
      const label = labelOfValue(value, this.property, this.schema)
      const known = byName.get(plainName(label)) ?? byName.get(plainName(value))
      if (known) this.codes.set(value, known)
      else if (made < room) {
        let code = slugOf(label).replaceAll('-', '_').slice(0, 40) || `v_${digest(value).slice(0, 6)}`
        while (taken.has(code)) code = `${code.slice(0, 30)}_${digest(value).slice(0, 6)}`
        taken.add(code)
        byName.set(plainName(value), code)
        this.codes.set(value, code)
        made++
      }
    }
    return this.codes
  }

  /** Codes that the facet before does not know, in order; of a new facet all of them. */
  newCodes(languages: string[]): FacetCode[] {
    const there = new Set(this.before?.codes.map(c => c.code))
    const text = (value: string) => Object.fromEntries(languages.map(l => [l, value]))
    const named = (en: string, ar: string) => Object.fromEntries(languages.map(l => [l, l === 'ar' ? ar : en]))
    const table = [...this.table()]
    const own: FacetCode[] = []
    for (const [value, code] of table) if (!there.has(code)) own.push({ code, label: text(labelOfValue(value, this.property, this.schema)) })
    for (const code of [...this.given.keys()].sort()) own.push({ code, label: text(code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ')) })
    const rest: FacetCode[] = [{ code: OTHER, label: named('Other', 'غير ذلك') }, { code: UNSTATED, label: named('Not stated', 'غير مذكور') }].filter(c => this.rest.has(c.code))
    const seen = new Set(there)
    return [...own, ...rest].filter(({ code }) => !seen.has(code) && Boolean(seen.add(code)))
  }

  /** The facet for the manifest. The first of a new atlas is coloured; codes that are added to one that is there are grey. */
  facet(colored: boolean, languages: string[]): Facet {
    if (this.before) return { ...this.before, codes: [...this.before.codes, ...this.newCodes(languages)].slice(0, MAX_CODES) }
    const text = Object.fromEntries(languages.map(l => [l, this.label]))
    const codes = this.newCodes(languages).slice(0, MAX_CODES)
    return { property: this.property, label: text, codes: codes.map((c, i) => ({ ...c, ...(colored && i < 6 && c.code !== OTHER && c.code !== UNSTATED && { color: { light: COLORS[i][0], dark: COLORS[i][1] } }) })) }
  }
}
