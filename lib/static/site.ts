import type { FeatureCollection } from 'geojson'
import type { FoundIncident, FoundStatement, Named, Withdrawn } from '../model/found'
import type { ListItem } from '../model/list-item'
import type { ClaimsPage } from '../model/claims-page'
import type { EvidenceGroup, FoundEvidence } from '../model/found-evidence'
import type { FileName, HeldFile } from '../model/held-file'
import type { Manifest } from '../model/manifest'
import type { ScenePlace } from '../model/scene'
import type { Statement } from '../model/statement'
import { summaryOf, type Story } from '../model/story'
import type { NumberedLog } from '../model/history'
import { planFolder, type PlannedEdition } from '../publish/build'
import type { EditionHead, Finished } from '../publish/compile'
import { listItemOf } from '../publish/item'
import type { Alias, StatementRow, StoredFeature } from '../publish/rows'
import type { Report } from '../publish/scan'
import { newestFirst, type Ranks } from '../slice/ranks'
import { pointsOf, spanOf } from '../slice/row-span'
import type { Slice } from '../slice/columns'
import type { Postings } from '../text/postings'
import { besideRecords } from './beside-records'
import { changesOf, type Changes } from './changes'
import { filesOfStories } from './story-files'
import type { NamedRows } from './files'

/** Records that a statement's page lists, and places that it marks: as on the served page. */
const MOST_NAMED = 500
const MOST_POINTS = 1000

/** A published edition as one export needs it: everything in memory, records as text. */
export interface Site {
  head: EditionHead
  manifest: Manifest
  slice: Slice
  ranks: Ranks
  postings: Postings
  areas: FeatureCollection
  /** Newest first. */
  statements: StatementRow[]
  aliases: Alias[]
  /** Rows of the records that name somebody. */
  remembered: number[]
  /** With the kinds of record under whose addresses each was published; both when no snapshot holds it. */
  withdrawn: { id: string; kinds: ('incident' | 'statement')[]; answer: Withdrawn }[]
  named: NamedRows
  /** What is set side by side, as its page has it. */
  claims: ClaimsPage
  /** Items of evidence in the order of kinds, and how each is read. */
  evidence: EvidenceGroup[]
  item(id: string): FoundEvidence
  /** What the changelog says of the editions up to this one, newest first. */
  logs: NumberedLog[]
  /** Newest first. */
  stories: Story[]
  /** Places with scenes. */
  scenes: ScenePlace[]
  /** What stories show of the edition's files. */
  files: (HeldFile & FileName)[]
  /** Up to this edition, when it is released and was asked for. */
  changes: Changes | null
  /** Rows of the list, in the order of the slice's rows. */
  items: ListItem[]
  record(row: number): StoredFeature
  incident(row: number): FoundIncident
  statement(row: StatementRow): FoundStatement
}

/** The sentence of an export that cannot be made of this folder. */
export class NotExported extends Error {}

/**
 * Reads, checks, redacts and compiles a folder by the way of publishing, and keeps one of its editions.
 *
 * @param edition number of a released one; null = the data as it lies there, a draft if it is one
 * @param history also what each earlier edition changed, which feeds tell
 * @param most records beyond which NotExported is thrown, before any is read
 * @throws DatasetRefused with every fault; NotExported when there is no such edition, or it is too large
 */
export async function readSite(dir: string, { edition, most, history = false, report, warn }: { edition: number | null; most: number; history?: boolean; report?: Report; warn?: (plan: Awaited<ReturnType<typeof planFolder>>) => void }): Promise<Site> {
  const plan = await planFolder(dir, { report })
  warn?.(plan)
  const { current, released } = plan
  const planned = edition === null || (edition === current.head.number && !current.head.draft) ? current : released.find(e => e.head.number === edition)
  if (!planned) throw new NotExported(`${dir} has no edition ${edition}; expected ${released.length ? `one of ${released.map(e => e.head.number).join(', ')}` : 'none, since nothing is released yet'}. Without --edition the data is exported as it lies there.`)
  const compilation = planned.compile()
  if (compilation.rows > most) throw new NotExported(`${dir} holds ${compilation.rows.toLocaleString('en')} records; a page without a server scrubs and searches at most ${most.toLocaleString('en')}. Nothing is written. Serve this record (npm start), or export a folder that holds a part of it.`)
  const json: string[] = []
  for await (const rows of compilation.records()) for (const row of rows) json[row.ord] = row.json
  const done = compilation.finish()
  const own = planned.head
  const earlier = released.filter(e => e.head.number < own.number)
  const changes = history && !own.draft ? await changesOf([...earlier, planned]) : null
  const logs = plan.logs.filter(log => log.number <= own.number).sort((a, b) => b.number - a.number)
  return siteOf(done, json, await withdrawnOf(done.manifest, [...released, current]), { changes, logs })
}

function siteOf(done: Finished, json: string[], withdrawn: Site['withdrawn'], told: Pick<Site, 'changes' | 'logs'>): Site {
  const { columns } = done.slice
  const record = (row: number) => JSON.parse(json[row]) as StoredFeature
  const items = json.map((_, row) => listItemOf(record(row), done.manifest))
  const place = new Map(Array.from(newestFirst(columns), (row, k) => [row, k]))
  const byId = new Map(done.statements.map(s => [s.id, s.data]))
  const rows = { names: new Map<string, number[]>(), context: new Map<string, number[]>() }
  for (const { ord, statement, role } of done.links) (rows[role].get(statement) ?? rows[role].set(statement, []).get(statement))?.push(ord)
  const ascending = (role: 'names' | 'context', id: string) => (rows[role].get(id) ?? []).toSorted((a, b) => a - b)
  const named = (ids: string[]): Named[] => ids.flatMap(id => byId.get(id) ?? []).sort(newest).map(({ id, date, title_en, title_ar }) => ({ id, date, title_en, title_ar }))
  return {
    head: done.head, manifest: done.manifest, slice: done.slice, ranks: done.ranks, postings: done.postings, areas: done.areas, stories: done.stories, scenes: done.scenes, files: filesOfStories(done), ...besideRecords(done, record), aliases: done.aliases, remembered: done.remembered, withdrawn, ...told, items, record,
    statements: done.statements.toSorted((a, b) => newest(a.data, b.data)),
    named: Object.fromEntries(done.statements.map(s => [s.id, ascending('names', s.id)])),
    incident(row) {
      const incident = record(row)
      return { kind: 'found', incident, statements: named(incident.properties.statements), contextStatements: named(incident.properties.context_statements), stories: done.stories.filter(s => s.incidents.includes(incident.properties.id)).map(summaryOf) }
    },
    statement({ id, data }) {
      const own = ascending('names', id)
      const context = ascending('context', id)
      return {
        kind: 'found', statement: data, matched: own.length, contextMatched: context.length,
        incidents: own.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)).slice(0, MOST_NAMED).map(row => items[row]),
        contextIncidents: context.toReversed().slice(0, MOST_NAMED).map(row => items[row]),
        points: pointsOf(columns, own, MOST_POINTS), ...spanOf(columns, own.filter(row => columns.kind[row] === 0)),
      }
    },
  }
}

const newest = (a: Pick<Statement, 'date' | 'id'>, b: Pick<Statement, 'date' | 'id'>): number => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1)

/** Where and under which title what is withdrawn was published last: the snapshots say so. */
async function withdrawnOf({ withdrawn }: Manifest, editions: PlannedEdition[]): Promise<Site['withdrawn']> {
  const wanted = new Set(withdrawn.map(w => w.id))
  const titles = { incident: new Map<string, Withdrawn['title']>(), statement: new Map<string, Withdrawn['title']>() }
  if (wanted.size) {
    for (const edition of editions) {
      const compilation = edition.compile()
      for await (const rows of compilation.records()) {
        for (const { id, json } of rows) if (wanted.has(id)) titles.incident.set(id, titleOf((JSON.parse(json) as StoredFeature).properties))
      }
      for (const { id, data } of compilation.finish().statements) if (wanted.has(id)) titles.statement.set(id, titleOf(data))
    }
  }
  return withdrawn.map(({ id, date, reason }) => {
    const kinds = (['incident', 'statement'] as const).filter(kind => titles[kind].has(id))
    return { id, kinds: kinds.length ? kinds : ['incident', 'statement'], answer: { kind: 'withdrawn', date, reason, title: titles.incident.get(id) ?? titles.statement.get(id) ?? null } }
  })
}

const titleOf = ({ title_en, title_ar }: { title_en: string; title_ar?: string }) => ({ title_en, title_ar })
