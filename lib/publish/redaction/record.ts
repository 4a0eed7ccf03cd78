import type { Geometry } from 'geojson'
import { evidenceSchema, type Evidence } from '../../model/evidence'
import { incidentSchema, type IncidentProperties } from '../../model/incident'
import type { Redacted, Rule } from '../../model/redaction'
import { namedPersonSchema } from '../../model/person'
import type { Named } from '../people'
import { byInitials, itemByInitials } from './names'
import { coarsenPlace, type Outlines } from './place'
import type { Held, Policy } from './policy'
import { coarsenDates, coarsenItem } from './time'
import { replace, withhold } from './withhold'

export interface RawRecord { properties: IncidentProperties; geometry: Geometry | null; /** Those of the record who may be named. */ people?: Named[] }

/** What goes with a field that is withheld, since it would tell of it. */
const WITH: Record<string, string[]> = {
  geometry: ['geo_precision', 'geo_radius_m', 'geo_note'],
  date_start: ['date_end', 'date_precision', 'time_local'],
}
/** What tells where a place lies that is coarsened. */
const TELLS_PLACE = ['place', 'geo_note']

/** A sound record with its items of evidence → what of it may leave the folder, and what was done; null when it may not leave at all. */
export function redactRecord({ properties, geometry, people = [] }: RawRecord, policy: Policy, outlines: Outlines): (RawRecord & { done: Redacted[] }) | { properties: null; done: Redacted[] } {
  const held = policy.ofRecord(properties)
  if (!held.length) return { properties, geometry, people, done: [] }
  const own = held.filter(({ rule }) => !rule.evidence && !rule.people)
  const gone = own.find(({ rule }) => rule.omit)
  if (gone) return { properties: null, done: [{ what: 'record', reason: gone.rule.reason }] }
  const out = { properties: structuredClone(properties), geometry, people: structuredClone(people) }
  const done = [...own.flatMap(({ rule }) => applyRule(rule, out, policy, outlines)), ...applyToItems(held, out, policy), ...held.flatMap(({ rule }) => applyToPeople(rule, out))]
  // What was taken out has the schema's default again where it has one.
  return { properties: incidentSchema.parse(out.properties), geometry: out.geometry, people: out.people, done }
}

function applyRule(rule: Rule, out: RawRecord, policy: Policy, outlines: Outlines): Redacted[] {
  const { reason } = rule
  const done: Redacted[] = []
  if (rule.time) {
    const p = out.properties
    const tells = p.time_local !== undefined || p.evidence.some(e => e.when) || (rule.time === 'month' && p.date_start !== undefined)
    delete p.time_local
    p.evidence = p.evidence.map(e => coarsenItem(e, rule.time as NonNullable<Rule['time']>))
    if (rule.time === 'month') assign(p, { date_start: undefined, date_end: undefined, date_precision: undefined, ...coarsenDates(p) })
    if (tells) done.push({ what: 'time', to: rule.time, reason })
  }
  if (rule.place) {
    const { geometry, ...known } = coarsenPlace(out.geometry, out.properties, rule.place, outlines)
    if (out.geometry) done.push({ what: 'place', to: known.geo_precision, reason })
    out.geometry = geometry
    assign(out.properties, known)
    for (const field of TELLS_PLACE) if (!Object.keys(rule.replace ?? {}).some(path => path.startsWith(field))) withhold(field, incidentSchema, out.properties)
  }
  const fields = (rule.withhold ?? []).filter(path => path !== 'id' && take(path, out))
  for (const [path, text] of Object.entries(rule.replace ?? {})) if (replace(path, text, incidentSchema, out.properties)) fields.push(path)
  if (fields.length) done.push({ what: 'fields', fields, reason })
  if (rule.withhold?.includes('id')) {
    assign(out.properties, { id: policy.idFor(out.properties.id), aliases: [] })
    done.push({ what: 'id', reason })
  }
  return done
}

function take(path: string, out: RawRecord): boolean {
  for (const with_ of WITH[path] ?? []) withhold(with_, incidentSchema, out.properties)
  if (path === 'date_start') out.properties.evidence = out.properties.evidence.map(e => coarsenItem(e, 'month'))
  if (path !== 'geometry') return withhold(path, incidentSchema, out.properties)
  const there = out.geometry !== null
  out.geometry = null
  return there
}

function applyToItems(held: Held[], { properties: p }: RawRecord, policy: Policy): Redacted[] {
  const done: Redacted[] = []
  const omitted = new Map<Rule, number>()
  const touched = new Map<Rule, Set<string>>()
  p.evidence = p.evidence.flatMap(item => {
    const rules = policy.ofItem(held, item).map(h => h.rule)
    const gone = rules.find(rule => rule.omit)
    if (gone) {
      omitted.set(gone, (omitted.get(gone) ?? 0) + 1)
      return []
    }
    let e: Evidence = item
    for (const rule of rules) {
      if (rule.withheld_reason) e = { ...e, published: false, withheld_reason: rule.withheld_reason }
      if (rule.time) {
        if (e.when) add(touched, rule, 'evidence.when')
        e = coarsenItem(e, rule.time)
      }
      if (rule.names) {
        const named = itemByInitials(e)
        if (named !== e) add(touched, rule, 'evidence.collected_by')
        e = named
      }
      for (const path of rule.withhold ?? []) if (withhold(path, evidenceSchema, e)) add(touched, rule, `evidence.${path}`)
      for (const [path, text] of Object.entries(rule.replace ?? {})) if (replace(path, text, evidenceSchema, e)) add(touched, rule, `evidence.${path}`)
    }
    return [e]
  })
  for (const [{ reason }, n] of omitted) done.push({ what: 'evidence', n, reason })
  for (const [{ reason }, fields] of touched) done.push({ what: 'fields', fields: [...fields], reason })
  return done
}

function applyToPeople({ people: selector, omit, names, withhold: fields = [], reason }: Rule, out: { people: Named[] }): Redacted[] {
  if (!selector) return []
  const means = ({ id }: Named) => !selector.ids || selector.ids.includes(id)
  const n = out.people.filter(means).length
  if (!n) return []
  if (omit) {
    out.people = out.people.filter(person => !means(person))
    return [{ what: 'people', n, reason }]
  }
  const taken = new Set<string>()
  out.people = out.people.map(named => {
    if (!means(named)) return named
    const person = names ? byInitials(named.person) : named.person
    for (const path of fields) if (withhold(path, namedPersonSchema, person)) taken.add(`people.${path}`)
    return { ...named, person }
  })
  return [...(names ? [{ what: 'names' as const, n, reason }] : []), ...(taken.size ? [{ what: 'fields' as const, fields: [...taken], reason }] : [])]
}

const add = (touched: Map<Rule, Set<string>>, rule: Rule, field: string): void => void (touched.get(rule) ?? touched.set(rule, new Set()).get(rule))?.add(field)

/** Undefined takes a field away. */
function assign(target: IncidentProperties, values: Partial<IncidentProperties>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete target[name]
    else target[name] = value
  }
}
