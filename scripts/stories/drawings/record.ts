import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { codesOf } from '../../../lib/model/facets'
import { incidentSchema, type IncidentProperties } from '../../../lib/model/incident'

// The shipped record, as the drawings take it: a drawing says what the record says on the day on which it is drawn.

const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../../../data/${name}`, import.meta.url)), 'utf8')
interface Features { features: { geometry: { type: string; coordinates: unknown } | null; properties: Record<string, unknown> }[] }

export type Drawn = IncidentProperties & { point: [lon: number, lat: number] | null }
export const records: Drawn[] = (JSON.parse(read('incidents.geojson')) as Features).features
  .map(f => ({ ...incidentSchema.parse(f.properties), point: f.geometry ? (f.geometry.coordinates as [number, number]) : null }))

/** Throws when the record has no such id. */
export function recordOf(id: string): Drawn {
  const found = records.find(r => r.id === id)
  if (!found) throw new Error(`drawings: the record has no ${id}`)
  return found
}

/** Strikes of the battle for Raqqa, as the story's view has them. */
export const raqqaStrikes: Drawn[] = records.filter(r => r.kind === 'incident' && codesOf(r, { property: 'actor', codes: [] }).includes('us_led_coalition') && r.date_start !== undefined && r.date_start >= '2017-06-06' && r.date_start <= '2017-10-17')

/** Course of a named river of the base map. */
export const riverNamed = (name: string): [number, number][] =>
  (JSON.parse(read('basemap/rivers.geojson')) as Features).features.filter(f => f.properties.name_en === name).flatMap(f => f.geometry?.coordinates as [number, number][])

/** "11–13", or "44" when both ends agree. */
export const rangeOf = (min: number | undefined, max: number | undefined): string => (min === max ? String(min) : `${min}–${max}`)

/** Days since 1970. */
export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 864e5
