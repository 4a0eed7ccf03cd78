import type { City } from '../../geo/gazetteer'

/** Towns smaller than this are not sent to a browser: 2.2 MB instead of 4.1. The command line knows those of 1,000. */
export const LEAST_POPULATION = 5000

/** Columns of `public/gazetteer.tsv` (scripts/run/gazetteer.mjs): name, other names by commas, longitude, latitude, country, people, feature code. */
export function readGazetteer(text: string): City[] {
  return text.split('\n').filter(Boolean).map((line, i) => {
    const [name, names, lon, lat, country, population, feature] = line.split('\t')
    return { id: String(i), name, names: names ? names.split(',') : [], lon: Number(lon), lat: Number(lat), country, population: Number(population), feature }
  })
}
