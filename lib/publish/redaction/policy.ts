import { createHmac } from 'node:crypto'
import type { Evidence } from '../../model/evidence'
import type { IncidentProperties } from '../../model/incident'
import type { Audience, Redaction, Rule } from '../../model/redaction'
import type { Named, NamedToday } from '../people'
import { selectsItem, selectsRecord } from './select'

/** A rule with what it selects in the data as it lies there now: that is kept back in every earlier edition too, whatever the record said then. */
export interface Held { rule: Rule; /** Ids and former ids of records and statements. */ records: Set<string>; /** Ids of items. */ items: Set<string> }

/** The rules of today for one audience, applied to the present data and to every snapshot. */
export class Policy {
  readonly held: Held[]
  private readonly salt: string
  /** Whom today's people.json names. */
  readonly namedToday: NamedToday = new Map()
  /** Former id → the present one, of records that rules select. */
  private readonly present = new Map<string, string>()

  constructor(readonly audience: Audience, redaction: Redaction | undefined) {
    this.salt = redaction?.salt ?? ''
    this.held = (redaction?.rules ?? []).filter(rule => rule.audiences.includes(audience)).map(rule => ({ rule, records: new Set(), items: new Set() }))
  }

  /** Rules for a record, those for its items of evidence among them. */
  ofRecord(p: IncidentProperties): Held[] {
    const ids = [p.id, ...p.aliases]
    return this.held.filter(({ rule, records }) => !rule.statements && (selectsRecord(rule.records ?? {}, p) || ids.some(id => records.has(id))))
  }

  ofItem(held: Held[], e: Evidence): Held[] {
    return held.filter(({ rule, items }) => rule.evidence && (selectsItem(rule.evidence, e) || (e.id !== undefined && items.has(e.id))))
  }

  ofStatement(s: { id: string; aliases: string[] }): Held[] {
    const ids = [s.id, ...s.aliases]
    return this.held.filter(({ rule, records }) => rule.statements && (!rule.statements.ids || ids.some(id => rule.statements?.ids?.includes(id) || records.has(id))))
  }

  /** Keeps in mind what the rules select in the present data. */
  remember(p: IncidentProperties, people: Named[] = []): void {
    const own = this.ofRecord(p)
    for (const { rule, records } of own) if (rule.records) for (const id of [p.id, ...p.aliases]) records.add(id)
    for (const { rule, items } of own) if (rule.people) for (const { id } of people) if (!rule.people.ids || rule.people.ids.includes(id)) items.add(id)
    if (own.length) for (const alias of p.aliases) this.present.set(alias, p.id)
    for (const e of p.evidence) if (e.id) for (const { items } of this.ofItem(own, e)) items.add(e.id)
  }

  rememberStatement(s: { id: string; aliases: string[] }): void {
    for (const { records } of this.ofStatement(s)) for (const id of [s.id, ...s.aliases]) records.add(id)
  }

  /** Do texts name a record that is not published, or not under its own id? */
  isHidden(texts: string[]): boolean {
    const words = texts.flatMap(text => text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [])
    return this.held.some(({ rule, records }) => (rule.omit || rule.withhold?.includes('id')) && !rule.evidence && !rule.people
      && words.some(word => records.has(word) || rule.records?.ids?.includes(word) || rule.statements?.ids?.includes(word)))
  }

  /** What the content of an edition depends on besides its data; null when nothing is kept back by rule. `ids`: of its records and statements. */
  basis(ids: string[]): object | null {
    if (!this.held.length) return this.audience === 'public' ? null : { audience: this.audience }
    return { audience: this.audience, salt: this.salt, held: this.held.map(({ rule, records, items }) => ({ rule, records: ids.filter(id => records.has(id)).sort(), items: [...items].sort() })) }
  }

  /** Another id in place of one that tells; the same in every edition, whatever the record was called then, and not to be guessed without the salt. */
  idFor(id: string): string {
    return `record-${createHmac('sha256', this.salt).update(this.present.get(id) ?? id).digest('hex').slice(0, 12)}`
  }
}
