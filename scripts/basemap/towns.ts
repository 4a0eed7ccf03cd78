import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature } from 'geojson'
import { distanceMeters } from '../../lib/geo/area'
import { readCities, type City } from '../../lib/geo/gazetteer'
import { townNames, type OwnName } from '../../lib/geo/town-names'
import type { Bounds } from '../../lib/slice/types'
import { featureOf } from './layers'

/** Nearer than this to a larger place, a town is its suburb. */
const SUBURB_METERS = 9000
const LEAST = 6
/** GeoNames' code of a part of a town; some carry the whole town's people. */
const QUARTER = 'PPLX'

interface OwnPlace extends OwnName { rank: number }

/** Rank of a town (1 is named first): capitals and the millions, then by tenfolds down to 1,000 people. */
export function rankOf({ feature, population }: Pick<City, 'feature' | 'population'>): number {
  if (feature === QUARTER) return LEAST
  if ((feature === 'PPLC' && population > 1_000_000) || population > 4_000_000) return 1
  if (feature === 'PPLC' || population > 1_000_000) return 2
  return population > 300_000 ? 3 : population > 100_000 ? 4 : population > 30_000 ? 5 : LEAST
}

/** What the atlas says of towns, `basemap/places.json`; nothing without the file. */
export const ownPlaces = (dir: string): OwnPlace[] => {
  const file = join(dir, 'places.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { places: OwnPlace[] }).places : []
}

/**
 * Towns of GeoNames as points with `name_en`, `name_ar`, `rank`; suburbs of a larger neighbour come last. What the
 * atlas says in `basemap/places.json` (by GeoNames id) wins.
 */
export async function towns(dir: string, extent: Bounds): Promise<Feature[]> {
  const own = new Map(ownPlaces(dir).map(p => [p.id, p]))
  const ranked = (await readCities(extent)).map(city => ({ city, mine: own.get(city.id), rank: own.get(city.id)?.rank ?? rankOf(city) }))
  ranked.sort((a, b) => Number(!a.mine) - Number(!b.mine) || a.rank - b.rank || Number(b.city.feature === 'PPLC') - Number(a.city.feature === 'PPLC') || b.city.population - a.city.population)
  // By degree squares: a suburb's larger neighbour lies in its own or the next one.
  const squares = new Map<string, City[]>()
  const squareOf = (lon: number, lat: number) => `${Math.floor(lon)},${Math.floor(lat)}`
  return ranked.map(({ city, mine, rank }) => {
    const near = [-1, 0, 1].flatMap(dx => [-1, 0, 1].flatMap(dy => squares.get(squareOf(city.lon + dx, city.lat + dy)) ?? []))
    const suburb = !mine && rank < LEAST && near.some(c => distanceMeters(c.lon, c.lat, city.lon, city.lat) < SUBURB_METERS)
    if (rank < LEAST && !suburb) {
      const key = squareOf(city.lon, city.lat)
      squares.set(key, [...(squares.get(key) ?? []), city])
    }
    return featureOf({ type: 'Point', coordinates: [city.lon, city.lat] }, { ...townNames(city, mine), rank: suburb ? LEAST : rank })
  })
}
