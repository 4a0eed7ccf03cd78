import type { City } from './gazetteer'

// One name for a town wherever it is named: the base map's tiles are made with these, and the place search lists these.

/** What an atlas calls a town, by GeoNames id: wins over the gazetteer's spelling ("Raqqa", not "Ar Raqqah"). */
export interface OwnName { id: string; name_en: string; name_ar: string }

type Named = Pick<City, 'name' | 'names' | 'country'>

/** Letters of scholarly transliteration (Ḩ, ‘, combining marks): there the gazetteer's plain form is the usual one. */
const SCHOLARLY = /[\u02b0-\u036f\u1e00-\u1eff‘’`]/
/** Long vowels written so are a scholar's spelling too, but where the country's own has them. */
const LONG_VOWELS = /[āēīōūĀĒĪŌŪ]/
const WRITES_LONG_VOWELS = ['LV', 'NZ', 'WS', 'TO']
const ARABIC = /^[\u0621-\u064a\s]+$/
/** Alternatives that name an administration instead of the town. */
const NOT_A_TOWN = /^(محافظة|مديرية|مدينة|بلدية|ولاية|قضاء|ناحية)/

export const englishName = (city: Named): string =>
  (SCHOLARLY.test(city.name) || (LONG_VOWELS.test(city.name) && !WRITES_LONG_VOWELS.includes(city.country)) ? (city.names[0] ?? city.name) : city.name).replace(/[`‘’]/g, '')

/** The gazetteer's first Arabic name of the town itself; null when it has none. */
export const arabicName = (city: Named): string | null => city.names.find(name => ARABIC.test(name) && !NOT_A_TOWN.test(name)) ?? null

/** Both names, the atlas' own first; without an Arabic one the Latin stands for it. */
export function townNames(city: Named, own?: OwnName): { name_en: string; name_ar: string } {
  const name_en = own?.name_en ?? englishName(city)
  return { name_en, name_ar: own?.name_ar ?? arabicName(city) ?? name_en }
}
