import type { City } from '../geo/gazetteer'
import { fold } from '../text/fold'
import type { Bounds } from '../slice/types'

/** A place found by its name; `rivals` are others that bear it. */
export interface Found { lon: number; lat: number; name: string; country: string; confidence: number; rivals: string[] }
export interface Geocoder { find(place: string, country: string): Found | null }

/** Below this a record is left without a point: a wrong place is worse than none. */
export const LEAST_CONFIDENCE = 0.6
/** What people add to a town's name, as it is once folded. */
const ADDED = /(?<!\p{L})(city|town|village|district|sub-?district|governorate|camp|area|countryside|outskirts|province|مدينه|بلده|قريه|ناحيه|منطقه)(?!\p{L})/gu
const ARTICLE = /^(al|el|ar|as|ash|at|ad|an|az)[\s-]+|^ال(?=\p{L}{3})/u
const MOST_RIVALS = 4

/** One spelling for "al-Bāb", "Al Bab", "El-Bab" and "الباب". */
const key = (name: string): string => fold(name).replace(ADDED, ' ').replace(/[-_.]/g, ' ').replace(/\s+/g, ' ').trim().replace(ARTICLE, '').replace(/\s/g, '')

/**
 * Finds towns by name, over GeoNames' places of 1,000 people and more with all their names. Sure when only one in the
 * country or extent bears the name; less so when one is far the greatest of several; else nobody is taken.
 */
export function createGeocoder(cities: City[], extent: Bounds | null): Geocoder {
  const byName = new Map<string, City[]>()
  for (const city of cities) {
    for (const name of new Set([city.name, ...city.names].map(key))) {
      if (name.length < 3) continue
      const known = byName.get(name)
      if (known) known.push(city)
      else byName.set(name, [city])
    }
  }
  const inside = (c: City) => !extent || (c.lon >= extent[0] && c.lon <= extent[2] && c.lat >= extent[1] && c.lat <= extent[3])
  const codeOf = countryCodes()
  return {
    find(place, country) {
      const code = codeOf(country)
      // "Ariha, al-Shami hospital": the town may stand first or last.
      for (const part of [place, ...place.split(/[,،;(/]/)].map(p => p.trim()).filter(Boolean)) {
        const all = byName.get(key(part)) ?? []
        const near = all.filter(c => inside(c) && (!code || c.country === code))
        if (!near.length) continue
        near.sort((a, b) => b.population - a.population)
        const [first, second] = near
        const bound = code !== null || extent !== null
        const confidence = !second ? (bound ? 0.9 : 0.6) : first.population >= 10 * Math.max(1, second.population) ? (bound ? 0.7 : 0.5) : 0.3
        return { lon: first.lon, lat: first.lat, name: first.name, country: first.country, confidence, rivals: near.slice(1, 1 + MOST_RIVALS).map(c => `${c.name} (${c.country}, ${c.lat.toFixed(2)}, ${c.lon.toFixed(2)})`) }
      }
      return null
    },
  }
}

const ALSO: Record<string, string> = { syrianarabrepublic: 'SY', turkey: 'TR', turkiye: 'TR', drc: 'CD', democraticrepublicofthecongo: 'CD', congodrc: 'CD', palestine: 'PS', occupiedpalestinianterritory: 'PS', opt: 'PS', usa: 'US', unitedstatesofamerica: 'US', uk: 'GB', russianfederation: 'RU', burma: 'MM', ivorycoast: 'CI', capeverde: 'CV', iranislamicrepublicof: 'IR' }

/** Two letters of ISO 3166 for a country's name in English or Arabic, or for the letters themselves; null when it is none. */
function countryCodes(): (text: string) => string | null {
  const plain = (text: string) => fold(text).replace(/[^\p{L}]/gu, '')
  const codes = new Map(Object.entries(ALSO))
  const names = ['en', 'ar'].map(l => new Intl.DisplayNames([l], { type: 'region', fallback: 'none' }))
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b)
      for (const display of names) {
        const name = display.of(code)
        if (name) codes.set(plain(name), code)
      }
    }
  }
  return text => (/^[A-Z]{2}$/.test(text) ? text : (codes.get(plain(text)) ?? null))
}
