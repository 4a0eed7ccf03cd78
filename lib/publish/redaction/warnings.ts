import type { IncidentProperties } from '../../model/incident'
import type { Faults } from '../faults'
import { representative } from '../geometry'
import type { Policy } from './policy'
import type { RawRecord, redactRecord } from './record'

/** Shorter ones stand anywhere. */
const LEAST = 4

/** What only the data can show of rules: one that selects nothing, and a record that says elsewhere what a rule takes out of it. */
export class RuleWarnings {
  constructor(private readonly policy: Policy, private readonly file: string, private readonly faults: Faults) {}

  record(raw: RawRecord, published: ReturnType<typeof redactRecord>): void {
    if (!published.properties || !published.done.length) return
    for (const { from, at } of stillTold(raw, published)) {
      this.faults.warn(this.file, raw.properties.id, `redaction: ${at}`, `still says what is kept back of ${from}; expected "${at}" under withhold or replace of the rule, or another text`)
    }
  }

  end(): void {
    this.policy.held.forEach(({ rule, records, items }) => {
      const found = rule.evidence || rule.people ? items.size : rule.records && !Object.keys(rule.records).length ? 1 : records.size
      if (!found) this.faults.warn(this.file, '', 'redaction', `the rule "${rule.name}" selects nothing in the present data; expected it to, unless it is for editions before`)
      for (const id of rule.records?.ids ?? rule.statements?.ids ?? []) {
        if (found && !records.has(id)) this.faults.warn(this.file, id, 'redaction', `of the rule "${rule.name}" is the id of nothing in the present data; expected one, unless it is for editions before`)
      }
    })
  }
}

/** Fields of a redacted record in which stands what was taken out of another: words, days, coordinates. Never which words. */
export function stillTold({ properties: raw, geometry: place }: RawRecord, { properties: out, geometry }: RawRecord): { from: string; at: string }[] {
  const secrets = new Map<string, string>()
  for (const field of Object.keys(raw)) {
    const kept = new Set(leaves(out[field]))
    for (const text of leaves(raw[field])) if (!kept.has(text)) for (const part of [text, ...text.split(/[,،;()/·—]+/)]) if (part.trim().length >= LEAST) secrets.set(part.trim().toLowerCase(), field)
  }
  const [was, is] = [representative(place), representative(geometry)]
  if (was && String(was) !== String(is)) for (const degrees of was) if (String(degrees).length > 5) secrets.set(String(degrees), 'geometry')
  const found = new Map<string, { from: string; at: string }>()
  for (const [at, value] of Object.entries(out)) {
    if (at === 'redacted') continue
    const text = leaves(value).join('\n').toLowerCase()
    for (const [secret, from] of secrets) if (text.includes(secret) || (at === 'id' && text.includes(secret.replace(/[^a-z0-9]+/g, '-')))) found.set(`${from} ${at}`, { from, at })
  }
  return [...found.values()]
}

function leaves(value: IncidentProperties[string]): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inner => leaves(inner as IncidentProperties[string])) : []
}
