import type { DatePrecision, GeoPrecision, Grading } from '../model/codes'
import { plainName, type Schema } from './mapping'
import { SEVERAL } from './profile'

// Foreign codes and ours; the crosswalk and its sources are docs/data-model.md's.

const UCDP_WHERE: Record<string, GeoPrecision> = { 1: 'exact', 2: 'neighbourhood', 3: 'district', 4: 'governorate', 5: 'country', 6: 'country', 7: 'country' }
const ACLED_GEO: Record<string, GeoPrecision> = { 1: 'town', 2: 'town', 3: 'governorate' }
const ACLED_TIME: Record<string, DatePrecision> = { 1: 'day', 2: 'week', 3: 'month' }
const WORDS: [GeoPrecision, RegExp][] = [
  ['exact', /^(exact|exact location|within 1 ?m|exact location .*|precise|building|gps|site|facility)$/], ['neighbourhood', /^(street|nearby landmark|within 100 ?m|neighbou?rhood( area| area only)?|area within town|quarter|block)$/],
  ['town', /^(village|town|city|settlement|town or village|village town|city town|place|urban area|subdistrict centre|.*\b(town|city|village)\b.*)$/], ['district', /^(sub ?district|district|adm(in)?2|county|municipality|admin 2|district .*commune.*|25 km.*)$/],
  ['governorate', /^(governorate|province( governorate)?|province|state|region|adm(in)?1|admin 1|adm 1|province state governorate)$/], ['country', /^(country|national|nation|adm(in)?0|admin 0|linear feature.*|estimated sea air.*)$/],
]
const GRADES: [Grading, RegExp][] = [['confirmed', /^confirmed/], ['fair', /^fair/], ['weak', /^weak/], ['contested', /^contested/], ['discounted', /^discounted/], ['ungraded', /^(ungraded|not graded|no grading)/]]

/** Ours for a foreign code of how well the place is known; null when it says nothing that is understood. */
export function geoPrecision(value: unknown, schema: Schema): GeoPrecision | null {
  // "(2) 25 km precision": a number before the words says nothing without its own list.
  const text = plainName(String(value ?? '').replace(/^\s*\(\d+\)\s*/, ''))
  if (!text) return null
  if (schema === 'ucdp_ged') return UCDP_WHERE[text] ?? null
  if (schema === 'acled') return ACLED_GEO[text] ?? null
  // Airwars says by whom: "Within 100m (via Coalition)".
  const bare = plainName(String(value).replace(/^\s*\(\d+\)\s*/, '').replace(/\s*\([^)]*\)\s*$/, ''))
  return (WORDS.find(([, pattern]) => pattern.test(text)) ?? WORDS.find(([, pattern]) => pattern.test(bare)))?.[0] ?? null
}

/** Metres of doubt that a foreign code states itself: UCDP's 2, and those who took it over, mean within 25 km of a place. */
export const radiusOf = (value: unknown, schema: Schema): number | null => (/^\s*(\(2\)\s*)?25 ?km/i.test(String(value ?? '')) || (schema === 'ucdp_ged' && String(value ?? '').trim() === '2') ? 25_000 : null)

/** Ours for a foreign code of how well the day is known. UCDP's 2 to 5 (days, a week, a month, a year) are its own first and last day. */
export function datePrecision(value: unknown, schema: Schema, hasEnd: boolean): DatePrecision | null {
  const text = plainName(String(value ?? ''))
  if (schema === 'ucdp_ged') return text === '1' || !hasEnd ? 'day' : 'range'
  if (schema === 'acled') return ACLED_TIME[text] ?? null
  return (['day', 'week', 'month', 'year', 'range'] as const).find(p => p === text) ?? null
}

/** Values of a cell that holds several; Airwars parts them by commas. */
export const valuesIn = (text: string, schema: Schema): string[] => text.split(schema === 'airwars' ? /\s*[;|,\n]\s*/ : SEVERAL).map(v => v.replace(/\s+/g, ' ').trim()).filter(Boolean)

export const grading = (value: unknown): Grading | null => GRADES.find(([, pattern]) => pattern.test(plainName(String(value ?? ''))))?.[0] ?? null

const UCDP_VIOLENCE: Record<string, string> = { 1: 'State-based', 2: 'Non-state', 3: 'One-sided' }

/** The words for a code that is a number in its own schema. */
export const labelOfValue = (value: string, property: string, schema: Schema): string => (schema === 'ucdp_ged' && property === 'violence' ? (UCDP_VIOLENCE[value] ?? value) : value)
