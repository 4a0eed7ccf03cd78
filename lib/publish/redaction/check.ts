import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { evidenceSchema } from '../../model/evidence'
import { incidentSchema } from '../../model/incident'
import type { Manifest } from '../../model/manifest'
import { namedPersonSchema } from '../../model/person'
import type { Rule } from '../../model/redaction'
import { statementSchema } from '../../model/statement'
import type { Faults } from '../faults'
import { fieldAt } from './fields'

type Action = 'omit' | 'withhold' | 'replace' | 'place' | 'time' | 'names' | 'withheld_reason'
const ACTIONS: Action[] = ['omit', 'withhold', 'replace', 'place', 'time', 'names', 'withheld_reason']

interface Target { name: string; schema: z.ZodObject; actions: Action[]; /** Never taken out, and what to do instead. */ stays: Record<string, string> }
const TARGETS: Record<'record' | 'evidence' | 'person' | 'statement', Target> = {
  record: { name: 'a record', schema: incidentSchema, actions: ['omit', 'withhold', 'replace', 'place', 'time'], stays: { kind: 'omit', people: '"people": {} with omit, which counts them', redacted: 'nothing', evidence: '"evidence": {} with omit, which counts the items', statements: 'a rule for the statements', context_statements: 'a rule for the statements' } },
  evidence: { name: 'an item of evidence', schema: evidenceSchema, actions: ['omit', 'withhold', 'replace', 'time', 'names', 'withheld_reason'], stays: { id: 'withheld_reason or omit', kind: 'omit', published: 'withheld_reason', withheld_reason: 'omit' } },
  person: { name: 'a person', schema: namedPersonSchema, actions: ['omit', 'withhold', 'names'], stays: { basis: 'omit' } },
  statement: { name: 'a statement', schema: statementSchema, actions: ['omit', 'withhold', 'replace'], stays: { id: 'omit', redacted: 'nothing', incidents: 'a rule for the records', context_incidents: 'a rule for the records' } },
}

/** Faults of the rules themselves: what they name must be there, and a record must stay one. A rule that says nothing would keep nothing back. Whether they are sound. */
export function checkRules({ redaction, facets, languages }: Manifest, file: string, faults: Faults): boolean {
  if (!redaction) return true
  const before = faults.count
  const fault = (field: string, message: string) => faults.fault(file, '', `redaction.${field}`, message)
  const { rules, salt } = redaction
  if (rules.length && !salt) fault('salt', `is missing; expected random characters, so that nobody can try out by an edition's hash what is kept back. Made for you just now: "${randomBytes(24).toString('hex')}"`)
  rules.forEach((rule, i) => {
    const at = (field: string, message: string) => fault(`rules.${i}${field && `.${field}`}`, `("${rule.name}") ${message}`)
    const twin = rules.findIndex(other => other.name === rule.name)
    if (twin < i) at('name', 'stands at another rule as well; expected a name of its own')
    for (const language of languages) if (!rule.reason[language]) at(`reason.${language}`, 'is missing; expected the public reason in each language of the atlas')
    const whom = [rule.statements, rule.evidence, rule.people].filter(Boolean).length
    if (whom > 1 || (rule.statements && rule.records) || (!whom && !rule.records)) return at('', 'selects nothing, or two things at once; expected records, evidence or people (of these records), or statements')
    const target = TARGETS[rule.statements ? 'statement' : rule.evidence ? 'evidence' : rule.people ? 'person' : 'record']
    const asked = ACTIONS.filter(action => rule[action] !== undefined)
    if (!asked.length) at('', `says nothing that is to happen; expected one of ${target.actions.join(', ')}`)
    for (const action of asked) if (!target.actions.includes(action)) at(action, `cannot be done to ${target.name}; expected one of ${target.actions.join(', ')}`)
    if (rule.omit && asked.length > 1) at('omit', `leaves nothing for ${asked.filter(a => a !== 'omit').join(', ')} to do; expected one of them`)
    checkSelector(rule, facets, at)
    checkPaths(rule, target, name => name === 'geometry' || facets.some(f => f.property === name), at)
  })
  return faults.count === before
}

type At = (field: string, message: string) => void

function checkSelector({ records }: Rule, facets: Manifest['facets'], at: At): void {
  if (records?.from && records.to && records.from > records.to) at('records.from', `${records.from} is after to ${records.to}; expected from before to`)
  for (const [name, codes] of Object.entries(records?.facets ?? {})) {
    const facet = facets.find(f => f.property === name)
    if (!facet) at(`records.facets.${name}`, `is no facet; expected one of ${facets.map(f => f.property).join(', ')}`)
    else for (const code of codes) if (!facet.codes.some(c => c.code === code)) at(`records.facets.${name}`, `unknown code "${code}"; expected one of ${facet.codes.map(c => c.code).join(', ')}`)
  }
}

function checkPaths({ withhold = [], replace = {} }: Rule, { name, schema, stays }: Target, extra: (field: string) => boolean, at: At): void {
  withhold.forEach((path, i) => {
    if (Object.hasOwn(stays, path)) return at(`withhold.${i}`, `"${path}" is not for a rule to take out; expected ${stays[path]}`)
    // Another stands in its place.
    if (path === 'id') return
    const field = fieldAt(path, schema, extra)
    if (!field) at(`withhold.${i}`, `"${path}" is no field of ${name}; expected one of ${Object.keys(schema.shape).join(', ')}`)
    else if (field.required) at(`withhold.${i}`, `"${path}" cannot be left out of ${name}; expected a text under "replace", or omit`)
  })
  for (const [path, text] of Object.entries(replace)) {
    const field = path === 'id' ? null : fieldAt(path, schema)
    if (!field?.text) at(`replace.${path}`, `is no text of ${name}; expected one, such as title_en`)
    else if (!field.schema.safeParse(text).success && !field.schema.safeParse([text]).success) at(`replace.${path}`, 'does not fit its field; expected a value that the schema takes')
  }
}
