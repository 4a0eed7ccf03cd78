import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { joined, type EditionLog, type Told } from '../model/history'
import type { Manifest } from '../model/manifest'
import type { PlannedEdition } from '../publish/build'
import { goneRow, type ChangeRow } from '../publish/changes'
import type { EditionHead } from '../publish/compile'
import type { StoredFeature } from '../publish/rows'

/** By id, which of the released editions last added or changed each record and statement of the newest of them. */
export interface Changes {
  /** Ascending; indices below are into it. */
  editions: EditionHead[]
  incidents: Map<string, { edition: number; added: boolean; renamed?: { from: string; only: boolean } }>
  statements: Map<string, number>
  /** Records that an edition took back or made part of another, and that the newest does not hold: the newest first. */
  gone: { edition: number; change: ChangeRow; title: NonNullable<Told['title']> }[]
}

/** What an edition holds, by id: a sum over each record but its ids, whatever the order of its fields, and the former ids that it bears. */
interface Held { incidents: Map<string, { sum: string; aliases: string[]; title: NonNullable<Told['title']> }>; statements: Map<string, string>; withdrawn: Manifest['withdrawn'] }

/** The same by one export, which has no store, as `lastChanges` (lib/store/last-change.ts) has from it. `editions`: ascending. */
export async function changesOf(editions: PlannedEdition[]): Promise<Changes> {
  const out: Changes = { editions: editions.map(e => e.head), incidents: new Map(), statements: new Map(), gone: [] }
  let before: Held | null = null
  for (const [k, edition] of editions.entries()) {
    const now = await heldBy(edition)
    const known = { incidents: out.incidents, statements: out.statements }
    out.incidents = new Map()
    out.statements = new Map()
    const moved: Parameters<typeof goneRow>[2] = new Map()
    for (const [id, { sum, aliases }] of now.incidents) {
      const last = known.incidents.get(id)
      const was = before?.incidents.get(id)
      // A new record's first former name is its own; further ones were records of their own.
      const former = aliases.filter(alias => before?.incidents.has(alias) && !was?.aliases.includes(alias))
      former.forEach((alias, i) => moved.set(alias, { id, told: !was && i === 0 }))
      const from = was ? undefined : former[0]
      const same = last && was?.sum === sum && isDeepStrictEqual(was.aliases, aliases)
      out.incidents.set(id, same ? last : { edition: k, added: !was && from === undefined, ...(from !== undefined && { renamed: { from, only: before?.incidents.get(from)?.sum === sum } }) })
    }
    for (const [id, { title }] of before?.incidents ?? []) {
      const change = now.incidents.has(id) ? null : goneRow('incident', id, moved, now.withdrawn)
      if (change) out.gone.push({ edition: k, change, title })
    }
    for (const [id, sum] of now.statements) out.statements.set(id, before?.statements.get(id) === sum ? (known.statements.get(id) ?? k) : k)
    before = now
  }
  out.gone = out.gone.filter(({ change }) => !before?.incidents.has(change.id)).sort((a, b) => b.edition - a.edition || (a.change.id < b.change.id ? -1 : 1))
  return out
}

/** What an edition did to a record and why, as `toldOf` (lib/store/told.ts) has it from the store. `change`: of a record that is gone. */
export function toldBy(log: EditionLog, id: string, { renamed, change, title = null }: { renamed?: { from: string; only: boolean }; change?: ChangeRow; title?: Told['title'] }): Told {
  const ids = [id, renamed?.from ?? change?.other ?? id]
  return {
    what: change?.what ?? (renamed ? 'renamed' : null), other: renamed?.from ?? change?.other ?? null, onlyRenamed: renamed?.only ?? false,
    reason: joined(log.parts.flatMap(part => (part.ids.some(named => ids.includes(named)) ? [part.text] : []))),
    withdrawn: change?.what === 'withdrawn' ? { date: change.date, reason: change.reason } : null, noteIn: log.note, title,
  }
}

async function heldBy(edition: PlannedEdition): Promise<Held> {
  const held: Held = { incidents: new Map(), statements: new Map(), withdrawn: [] }
  const compilation = edition.compile()
  for await (const rows of compilation.records()) {
    for (const { id, json } of rows) {
      const feature = JSON.parse(json) as StoredFeature
      const { id: _, aliases, ...rest } = feature.properties
      held.incidents.set(id, { sum: sumOf({ ...feature, properties: rest }), aliases, title: { title_en: rest.title_en, ...(rest.title_ar && { title_ar: rest.title_ar }) } })
    }
  }
  const { statements, manifest } = compilation.finish()
  held.withdrawn = manifest.withdrawn
  for (const { id, data } of statements) held.statements.set(id, sumOf(data))
  return held
}

const sumOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value, inOrder)).digest('base64url')

/** Fields of an object in the order of their names. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
