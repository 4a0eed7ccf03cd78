import { MAX_CODES } from '../model/codes'
import type { Facet } from '../model/manifest'
import { labelOfValue } from './codes'
import { digest, slugOf } from './ids'
import { plainName, type Schema } from './mapping'

/** Codes of a facet that are made from a column: the most frequent values, the rest together. */
const MOST_OWN = Math.min(24, MAX_CODES - 2)
const OTHER = 'other'
const UNSTATED = 'unstated'
const UNKNOWN = /^(unknown|not stated|unstated|no information|n a|na|none|not specified|unspecified|unidentified|غير معروف|غير محدد)$/

/** The six colours of the look; the most frequent codes of the first facet carry them. */
const COLORS = [['#c14325', '#f08167'], ['#be7d00', '#f0bc49'], ['#00509a', '#699adc'], ['#b163ac', '#eeafe6'], ['#1c845b', '#6fcfa2'], ['#80858a', '#9ba0a5']]

/** Counts values of one facet over all files, then gives its codes. */
export class FacetMaker {
  private readonly counts = new Map<string, number>()
  private codes: Map<string, string> | null = null
  private schema: Schema = 'generic'

  constructor(readonly property: string, readonly label: string) {}

  add(values: Map<string, number> | null, schema: Schema): void {
    this.schema = schema
    for (const [value, n] of values ?? []) this.counts.set(value, (this.counts.get(value) ?? 0) + n)
  }

  /** Code of a value; those beyond the most frequent are "other". */
  codeOf(value: string): string {
    if (UNKNOWN.test(plainName(value))) return UNSTATED
    if (plainName(value) === OTHER) return OTHER
    return this.table().get(value) ?? OTHER
  }

  private table(): Map<string, string> {
    if (this.codes) return this.codes
    const taken = new Set([OTHER, UNSTATED])
    const top = [...this.counts].filter(([value]) => !UNKNOWN.test(plainName(value)) && plainName(value) !== OTHER).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_OWN)
    this.codes = new Map(top.map(([value]) => {
      let code = slugOf(labelOfValue(value, this.property, this.schema)).replaceAll('-', '_').slice(0, 40) || `v_${digest(value).slice(0, 6)}`
      while (taken.has(code)) code = `${code.slice(0, 30)}_${digest(value).slice(0, 6)}`
      taken.add(code)
      return [value, code]
    }))
    return this.codes
  }

  /** The facet for the manifest. The first of an atlas is coloured. */
  facet(colored: boolean, languages: string[]): Facet {
    const text = (value: string) => Object.fromEntries(languages.map(l => [l, value]))
    const own = [...this.table()].map(([value, code], i) => ({ code, label: text(labelOfValue(value, this.property, this.schema)), ...(colored && i < 6 && { color: { light: COLORS[i][0], dark: COLORS[i][1] } }) }))
    const named = (en: string, ar: string) => Object.fromEntries(languages.map(l => [l, l === 'ar' ? ar : en]))
    return { property: this.property, label: text(this.label), codes: [...own, { code: OTHER, label: named('Other', 'غير ذلك') }, { code: UNSTATED, label: named('Not stated', 'غير مذكور') }] }
  }
}
