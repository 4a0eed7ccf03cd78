import { isDeepStrictEqual } from 'node:util'
import type { FieldChange, RecordKind } from '../model/history'
import type { Statement } from '../model/statement'
import type { StoredFeature } from './rows'

// What differs between two published states of a record. What counts is what is said, not the order in which it is written.

/** Fields of a record, flat: its properties but the id, and `geometry`. The point that stands for it follows from that. */
export function fieldsOfIncident({ properties, geometry }: Pick<StoredFeature, 'properties' | 'geometry'>): Record<string, unknown> {
  const { id: _, ...fields } = properties
  return { ...fields, geometry }
}

export function fieldsOfStatement(statement: Statement): Record<string, unknown> {
  const { id: _, ...fields } = statement
  return fields
}

/** Field by field, in the order of the later state, then what it has no more. `before` is absent where the field was, `after` where it is. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): FieldChange[] {
  const names = [...Object.keys(after), ...Object.keys(before).filter(name => !Object.hasOwn(after, name))]
  return names.flatMap((field): FieldChange[] => {
    const [was, is] = [before[field], after[field]]
    if (isDeepStrictEqual(was, is)) return []
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
  })
}

/** A state with changes made, or (`back`) undone. Throws when it is not the state that they begin from. */
export function applied(state: Record<string, unknown>, changes: FieldChange[], back = false): Record<string, unknown> {
  const out = { ...state }
  for (const { field, before, after } of changes) {
    const [from, to] = back ? [after, before] : [before, after]
    if (!isDeepStrictEqual(out[field], from)) throw new Error(`"${field}" is ${JSON.stringify(out[field])}; expected ${JSON.stringify(from)}, which the change begins from.`)
    if (to === undefined) delete out[field]
    else out[field] = to
  }
  return out
}

/** What became of one record, as the store keeps it. `other`: its former id (renamed), or the id that it is part of now (merged). */
export interface ChangeRow {
  kind: RecordKind
  id: string
  what: 'added' | 'changed' | 'renamed' | 'withdrawn' | 'merged'
  other: string | null
  fields: FieldChange[] | null
  /** Of a withdrawal. */
  date: string | null
  reason: Record<string, string> | null
}

const row = (kind: RecordKind, id: string, what: ChangeRow['what'], more: Partial<ChangeRow> = {}): ChangeRow => ({ kind, id, what, other: null, fields: null, date: null, reason: null, ...more })

/** A record that both editions hold; null when it says the same. */
export function changedRow(kind: RecordKind, id: string, before: Record<string, unknown>, after: Record<string, unknown>): ChangeRow | null {
  const fields = differences(before, after)
  return fields.length ? row(kind, id, 'changed', { fields }) : null
}

/** A record that is new by its id: `former`: what the edition before held under an id that is an alias of it now. */
export function newRow(kind: RecordKind, id: string, former?: { id: string; before: Record<string, unknown>; after: Record<string, unknown> }): ChangeRow {
  return former ? row(kind, id, 'renamed', { other: former.id, fields: differences(former.before, former.after) }) : row(kind, id, 'added')
}

/** An id that the later edition does not hold: the record bears another, is part of another, or was withdrawn; null when `newRow` has told it. */
export function goneRow(kind: RecordKind, id: string, moved: Map<string, { id: string; told: boolean }>, withdrawn: { id: string; date: string; reason: Record<string, string> }[]): ChangeRow | null {
  const now = moved.get(id)
  if (now) return now.told ? null : row(kind, id, 'merged', { other: now.id })
  const entry = withdrawn.find(w => w.id === id)
  return row(kind, id, 'withdrawn', { date: entry?.date ?? null, reason: entry?.reason ?? null })
}
