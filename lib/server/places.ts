import 'server-only'
import { words } from '../text/fold'
import { CURRENT, handle, reply } from './answer'
import { getManifest } from './index'

interface Place { id: string; name_en: string; name_ar: string | null; words: string[]; lon: number; lat: number; population: number; country: string }

const MOST = 8
const ARABIC = /^[\u0600-\u06ff\s'’-]+$/
const globals = globalThis as unknown as { __atlasPlaces?: Promise<Place[]> }

/** `/api/places?q=&lang=`: towns of the gazetteer (GeoNames) whose names begin with the words; those in the atlas' extent first. */
export const placesAnswer = (request: Request) => handle(async () => {
  const params = new URL(request.url).searchParams
  const asked = words(params.get('q') ?? '').slice(0, 6)
  const lang = params.get('lang') ?? 'en'
  const { extent: [w, s, e, n] } = await getManifest()
  const near = (p: Place) => (p.lon >= w && p.lon <= e && p.lat >= s && p.lat <= n ? 1 : 0)
  const found = asked.length ? (await gazetteer()).filter(p => asked.every(word => p.words.some(x => x.startsWith(word)))) : []
  const exact = (p: Place) => (asked.every(word => p.words.includes(word)) ? 1 : 0)
  found.sort((a, b) => near(b) - near(a) || exact(b) - exact(a) || b.population - a.population)
  const region = new Intl.DisplayNames([lang === 'ar' ? 'ar' : 'en'], { type: 'region', fallback: 'code' })
  const places = found.slice(0, MOST).map(p => ({ id: p.id, name: (lang === 'ar' && p.name_ar) || p.name_en, context: /^[A-Z]{2}$/.test(p.country) ? (region.of(p.country) ?? p.country) : p.country, lon: p.lon, lat: p.lat, population: p.population }))
  return reply(request, { places }, { type: 'application/json', cache: CURRENT })
})

/** Read once, when a reader first looks for a place. */
function gazetteer(): Promise<Place[]> {
  const found = (globals.__atlasPlaces ??= load())
  found.catch(() => { globals.__atlasPlaces = undefined })
  return found
}

async function load(): Promise<Place[]> {
  const { readCities } = await import('../geo/gazetteer')
  // Some room around the extent: neighbours' towns are named in records too.
  const [w, s, e, n] = (await getManifest()).extent
  return (await readCities([w - 3, s - 3, e + 3, n + 3])).map(city => ({
    id: city.id, name_en: city.name, name_ar: city.names.find(name => ARABIC.test(name)) ?? null,
    words: words([city.name, ...city.names].join(' ')), lon: city.lon, lat: city.lat, population: city.population, country: city.country,
  }))
}
