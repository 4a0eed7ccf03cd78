import { rangeOf } from './format'
import { GRADINGS } from './model/codes'
import type { RecordFeature } from './model/found'
import type { IncidentProperties } from './model/incident'
import type { NamedPerson } from './model/person'
import { FLAG, type Slice } from './slice/columns'
import type { Toll } from './slice/types'

// Those who are named, by place, record and family, and how many are not.

/** Killed in a record whose names are not published, by its range less those who are named; null where nobody is left, 'unknown' without a toll. */
export function othersOf({ killed_min, killed_max, people = [] }: Pick<IncidentProperties, 'killed_min' | 'killed_max' | 'people'>): Toll | 'unknown' | null {
  const toll = rangeOf(killed_min, killed_max)
  return toll ? less(toll, people.length) : 'unknown'
}

function less({ min, max, open }: Toll, n: number): Toll | null {
  const left = { min: Math.max(0, min - n), max: Math.max(0, max - n), open }
  return left.max || open ? left : null
}

export interface Family { /** Undefined: those of whom no family is named. */ name: { family_en?: string; family_ar?: string } | undefined; people: NamedPerson[] }
/** Families together, in the order in which their first is named. */
export function familiesOf(people: NamedPerson[]): Family[] {
  const found = new Map<string, Family>()
  for (const person of people) {
    const { family_en, family_ar } = person
    const key = family_en ?? family_ar ?? ''
    const family = found.get(key) ?? { name: key ? { family_en, family_ar } : undefined, people: [] }
    family.people.push(person)
    found.set(key, family)
  }
  return [...found.values()]
}

export interface Place { /** Record whose place names it. */ of: IncidentProperties; records: RecordFeature[] }
/** Records that name somebody, by place as their texts give it, in the order of their days. */
export function placesOf(records: RecordFeature[]): Place[] {
  const found = new Map<string, Place>()
  for (const record of records) {
    const p = record.properties
    const key = p.place_en ?? p.place_ar ?? p.admin1 ?? ''
    const place = found.get(key) ?? { of: p, records: [] }
    place.records.push(record)
    found.set(key, place)
  }
  return [...found.values()]
}

/** Killed in all records whose tolls make the headline: minima and maxima apart. `incidents`: how many incidents there are. */
export function killedInAll({ columns: c, meta }: Slice): { killed: Toll; incidents: number } {
  const headline = new Set(meta.headlineGrades.map(grade => (GRADINGS as readonly string[]).indexOf(grade)))
  const killed = { min: 0, max: 0, open: false }
  let incidents = 0
  for (let i = 0; i < c.length; i++) {
    if (c.kind[i] !== 0) continue
    incidents++
    if (!headline.has(c.grading[i])) continue
    killed.min += c.killedMin[i]
    killed.max += c.killedMax[i]
    if (c.flags[i] & FLAG.killedOpen) killed.open = true
  }
  return { killed, incidents }
}

/** What the page is drawn from. `notNamed`: of all that are counted. */
export interface Remembrance { records: RecordFeature[]; named: number; notNamed: Toll | null; incidents: number }

export function remembranceOf(records: RecordFeature[], slice: Slice): Remembrance {
  const named = records.reduce((sum, r) => sum + (r.properties.people?.length ?? 0), 0)
  const { killed, incidents } = killedInAll(slice)
  // Only who is in that toll can be taken from it: not a name on a situation, on a record that is not counted or whose toll is not known.
  const grades = new Set(slice.meta.headlineGrades)
  const counted = records.map(r => r.properties).filter(p => p.kind === 'incident' && p.counts_in_totals && grades.has(p.grading))
  const within = counted.reduce((sum, p) => sum + Math.min(p.people?.length ?? 0, p.killed_max ?? p.killed_min ?? 0), 0)
  return { records, named, notNamed: less(killed, within), incidents }
}
