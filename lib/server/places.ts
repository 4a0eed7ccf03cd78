import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { townNames, type OwnName } from '../geo/town-names'
import { words } from '../text/fold'
import { CURRENT, handle, reply } from './answer'
import { loadedOf, presentHead } from './present'
import { served } from './serving'

/** `words`: all its names folded, each word between two spaces: one text takes a tenth of what a list of words does. */
interface Place { id: string; name_en: string; name_ar: string; words: string; lon: number; lat: number; population: number; country: string }

const MOST = 8
const globals = globalThis as unknown as { __atlasPlaces?: Promise<Place[]> }

/**
 * `/api/places?q=&lang=`: towns whose names begin with the words, those in the atlas' extent first. All names of the gazetteer
 * (GeoNames) find a town; it is listed under the one that the base map shows.
 */
export const placesAnswer = (request: Request) => handle(async () => {
  const params = new URL(request.url).searchParams
  const asked = words(params.get('q') ?? '').slice(0, 6)
  const lang = params.get('lang') ?? 'en'
  const [w, s, e, n] = await extent()
  const near = (p: Place) => (p.lon >= w && p.lon <= e && p.lat >= s && p.lat <= n ? 1 : 0)
  const found = asked.length ? (await gazetteer()).filter(p => asked.every(word => p.words.includes(` ${word}`))) : []
  const exact = (p: Place) => (asked.every(word => p.words.includes(` ${word} `)) ? 1 : 0)
  found.sort((a, b) => near(b) - near(a) || exact(b) - exact(a) || b.population - a.population)
  const region = new Intl.DisplayNames([lang === 'ar' ? 'ar' : 'en'], { type: 'region', fallback: 'code' })
  const places = found.slice(0, MOST).map(p => ({ id: p.id, name: lang === 'ar' ? p.name_ar : p.name_en, context: /^[A-Z]{2}$/.test(p.country) ? (region.of(p.country) ?? p.country) : p.country, lon: p.lon, lat: p.lat, population: p.population }))
  return reply(request, { places }, { type: 'application/json', cache: CURRENT })
})

const extent = async () => (await loadedOf((await presentHead()).key)).manifest.extent

/** After the start, once an edition is served and the first pages have gone out. */
const WARM_MS = 3000

/** Reads the gazetteer a little after the start: the first reader who looks for a place would wait for it. */
export function warmPlaces(): void {
  const timer = setInterval(() => void served().then(head => {
    if (!head) return
    clearInterval(timer)
    return gazetteer()
  }).catch(() => undefined), WARM_MS)
  timer.unref()
}

/** Read once. */
function gazetteer(): Promise<Place[]> {
  const found = (globals.__atlasPlaces ??= load())
  found.catch(() => { globals.__atlasPlaces = undefined })
  return found
}

async function load(): Promise<Place[]> {
  const { readCities } = await import('../geo/gazetteer')
  // Some room around the extent: neighbours' towns are named in records too.
  const [w, s, e, n] = await extent()
  const own = ownNames()
  const places = (await readCities([w - 3, s - 3, e + 3, n + 3])).map(city => {
    const names = townNames(city, own.get(city.id))
    return { id: city.id, ...names, words: ` ${words([names.name_en, names.name_ar, city.name, ...city.names].join(' ')).join(' ')} `, lon: city.lon, lat: city.lat, population: city.population, country: city.country }
  })
  // Copied: a name cut out of a line keeps all of the line in memory.
  return JSON.parse(JSON.stringify(places)) as Place[]
}

/** Names that the base map was made with (`npm run basemap` writes them beside its tiles). */
function ownNames(): Map<string, OwnName> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'public/map/places.json')
  if (!existsSync(file)) return new Map()
  return new Map((JSON.parse(readFileSync(file, 'utf8')) as { places: OwnName[] }).places.map(p => [p.id, p]))
}
