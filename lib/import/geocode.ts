import { countryCode } from '../geo/countries'
import type { City } from '../geo/gazetteer'
import type { GeoPrecision } from '../model/codes'
import { fold } from '../text/fold'
import type { Bounds } from '../slice/types'

/** A place found by its name; `rivals` are others that bear it. */
export interface Found { lon: number; lat: number; name: string; country: string; confidence: number; precision: GeoPrecision; rivals: string[] }
export interface Geocoder { find(place: string, country: string): Found | null }

/** Below this a record is left without a point: a wrong place is worse than none. */
export const LEAST_CONFIDENCE = 0.6
/** What people add to a town's name, as it is once folded. */
const ADDED = /(?<!\p{L})(city|town|village|district|sub-?district|governorate|camp|area|countryside|outskirts|province|rural|near|محافظه|ريف|مخيم|مدينه|بلده|قريه|ناحيه|منطقه)(?!\p{L})/gu
/** Words that say that more than the town is meant: the point is its middle, the precision larger. */
const WIDER: [GeoPrecision, RegExp][] = [['governorate', /(?<!\p{L})(governorate|province|محافظه)(?!\p{L})/u], ['district', /(?<!\p{L})(district|sub-?district|countryside|outskirts|area|rural|ناحيه|منطقه|ريف)(?!\p{L})/u]]
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
  return {
    find(place, country) {
      const code = countryCode(country)
      // "Ariha, al-Shami hospital": the town may stand first or last.
      for (const part of [place, ...place.split(/[,،;(/]/)].map(p => p.trim()).filter(Boolean)) {
        const all = byName.get(key(part)) ?? []
        const near = all.filter(c => inside(c) && (!code || c.country === code))
        if (!near.length) continue
        near.sort((a, b) => b.population - a.population)
        const [first, second] = near
        const bound = code !== null || extent !== null
        const confidence = !second ? (bound ? 0.9 : 0.6) : first.population >= 10 * Math.max(1, second.population) ? (bound ? 0.7 : 0.5) : 0.3
        return { lon: first.lon, lat: first.lat, name: first.name, country: first.country, confidence, precision: precisionOf(part, first), rivals: near.slice(1, 1 + MOST_RIVALS).map(c => `${c.name} (${c.country}, ${c.lat.toFixed(2)}, ${c.lon.toFixed(2)})`) }
      }
      return null
    },
  }
}

/** A part of a town is known better than a town; a town that stands for its district or governorate, less well. */
const precisionOf = (name: string, { feature }: City): GeoPrecision => WIDER.find(([, word]) => word.test(fold(name)))?.[0] ?? (feature === 'PPLX' ? 'neighbourhood' : 'town')
