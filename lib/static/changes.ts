import { createHash } from 'node:crypto'
import type { PlannedEdition } from '../publish/build'
import type { EditionHead } from '../publish/compile'
import type { StoredFeature } from '../publish/rows'

/** By id, which of the released editions last added or changed each record and statement of the newest of them. */
export interface Changes {
  /** Ascending; indices below are into it. */
  editions: EditionHead[]
  incidents: Map<string, { edition: number; added: boolean }>
  statements: Map<string, number>
}

/** What an edition holds, by id: a sum over each record, whatever the order of its fields, and the former ids that it bears. */
interface Held { incidents: Map<string, { sum: string; aliases: string[] }>; statements: Map<string, string> }

/** The same by one export, which has no store, as `lastChanges` (lib/store/last-change.ts) has from it. `editions`: ascending. */
export async function changesOf(editions: PlannedEdition[]): Promise<Changes> {
  const out: Changes = { editions: editions.map(e => e.head), incidents: new Map(), statements: new Map() }
  let before: Held | null = null
  for (const [k, edition] of editions.entries()) {
    const now = await heldBy(edition)
    const known = { incidents: out.incidents, statements: out.statements }
    out.incidents = new Map()
    out.statements = new Map()
    for (const [id, { sum, aliases }] of now.incidents) {
      const last = known.incidents.get(id)
      // A new name is a correction.
      const same = last && before?.incidents.get(id)?.sum === sum
      out.incidents.set(id, same ? last : { edition: k, added: !before?.incidents.has(id) && !aliases.some(alias => before?.incidents.has(alias)) })
    }
    for (const [id, sum] of now.statements) out.statements.set(id, before?.statements.get(id) === sum ? (known.statements.get(id) ?? k) : k)
    before = now
  }
  return out
}

async function heldBy(edition: PlannedEdition): Promise<Held> {
  const held: Held = { incidents: new Map(), statements: new Map() }
  const compilation = edition.compile()
  for await (const rows of compilation.records()) {
    for (const { id, json } of rows) {
      const feature = JSON.parse(json) as StoredFeature
      held.incidents.set(id, { sum: sumOf(feature), aliases: feature.properties.aliases })
    }
  }
  for (const { id, data } of compilation.finish().statements) held.statements.set(id, sumOf(data))
  return held
}

const sumOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value, inOrder)).digest('base64url')

/** Fields of an object in the order of their names. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
