import type { FeatureCollection, Geometry } from 'geojson'
import type { Subject } from '../model/claims'
import type { Evidence } from '../model/evidence'
import { mediaTypeOf, type HeldFile } from '../model/held-file'
import type { PublishedProject } from '../model/dating'
import type { Manifest } from '../model/manifest'
import type { ScenePlace } from '../model/scene'
import type { Story } from '../model/story'
import { allocate, type Slice } from '../slice/columns'
import { fillRow, ordsOf, sliceOf } from '../slice/compile'
import { fillFigures, noFigures, type Figures } from '../slice/figures'
import type { Ranks } from '../slice/ranks'
import type { Postings } from '../text/postings'
import { join } from 'node:path'
import { AreasBuilder } from './areas'
import { publicClaims } from './check-claims'
import { EvidenceRows, type EvidenceRow } from './evidence-rows'
import { featuresOf, parseFeature } from './features'
import { representative } from './geometry'
import { OrdersBuilder } from './orders'
import { INCIDENTS } from './read'
import { redaction } from './redact'
import type { Outlines } from './redaction/place'
import { statementWords, type Alias, type Link, type RecordRow, type StatementRow, type StoredFeature } from './rows'
import { stampOf, type Checked, type Report } from './scan'
import { storyFiles } from './stories'
import { StrikesBuilder, type Strikes } from './strikes'
import { TextsBuilder } from './texts'

export interface EditionHead { key: string; number: number; date: string; note: string; hash: string; draft: boolean }

/** All that is stored of one edition but its records. */
export interface Finished {
  head: EditionHead
  manifest: Manifest
  slice: Slice
  ranks: Ranks
  postings: Postings
  /** What filters ask for besides the columns: figures as stated, and texts in parts per field (texts.ts). */
  figures: Figures
  texts: Record<string, Uint8Array[]>
  statements: StatementRow[]
  links: Link[]
  aliases: Alias[]
  areas: FeatureCollection
  stories: Story[]
  /** Where each item of evidence stands. */
  evidence: EvidenceRow[]
  claims: { subjects: Subject[]; strikes: Strikes }
  scenes: ScenePlace[]
  projects: PublishedProject[]
  /** What is handed out under its hash: outlines of projects, pictures of scenes, held media of published items, files of stories. */
  files: HeldFile[]
  /** Rows of the records that name somebody. */
  remembered: number[]
}

/** An edition in the making: `records` is read once, to its end; then `finish` gives the rest. */
export interface Compilation { rows: number; records(): AsyncGenerator<RecordRow[]>; finish(): Finished }

/** Second pass: a checked dataset, redacted record by record → what the store holds. Memory holds columns, words and ids, no record. */
export function compileEdition(checked: Checked, head: EditionHead, admin1: unknown, report?: Report): Compilation {
  const { manifest, ids } = checked
  const redact = redaction({ ...checked, outlines: admin1 as Outlines })
  const { rows: count, ords } = rowsOf(checked)
  const columns = allocate(count, manifest.facets.length)
  const orders = new OrdersBuilder(count, manifest)
  const figures = noFigures(count)
  const texts = new TextsBuilder(count, manifest)
  const areas = new AreasBuilder(admin1)
  const evidence = new EvidenceRows()
  const strikes = new StrikesBuilder(manifest.headline_grades)
  const links: Link[] = []
  const aliases: Alias[] = []
  const remembered: number[] = []
  const named = new Map<string, number>()
  const files = new Map<string, HeldFile>()
  const hold = (sha256: string | undefined, file: string | undefined): void => {
    const type = file && mediaTypeOf(file)
    if (sha256 && file && type && !files.has(sha256)) files.set(sha256, { sha256, type, path: join(/* turbopackIgnore: true */ checked.root, file) })
  }
  for (const file of storyFiles(checked.media, checked.stories)) files.set(file.sha256, file)
  for (const { scenes } of checked.scenes) for (const s of scenes) if (s.kind === 'image') hold(s.sha256, s.file)
  for (const { outlines } of checked.projects) files.set(outlines.sha256, outlines)

  function one(raw: { properties: { id: string }; geometry?: Geometry | null }, ord: number): RecordRow | null {
    const found = redact.record(raw)
    if (!found) return null
    const { properties: p, geometry } = found
    const point = representative(geometry)
    fillRow(columns, ord, { properties: p, lon: point?.[0], lat: point?.[1] }, manifest)
    if (p.people) remembered.push(ord)
    orders.add(ord, p)
    fillFigures(figures, ord, p)
    texts.add(ord, p)
    // A file of which a rule has taken the name, or which only a withheld item of the same content names, is not handed out.
    for (const item of p.evidence as Evidence[]) if (item.published && item.media_type) hold(item.sha256, item.sha256 && checked.held.get(item.sha256))
    areas.add({ properties: p, geometry, point })
    evidence.add(ord, p)
    strikes.add(ord, p)
    for (const statement of p.statements) {
      links.push({ ord, incident: p.id, statement, role: 'names' })
      if (p.kind === 'incident') named.set(statement, (named.get(statement) ?? 0) + 1)
    }
    for (const statement of p.context_statements) links.push({ ord, incident: p.id, statement, role: 'context' })
    for (const alias of p.aliases) aliases.push({ kind: 'incident', alias, id: p.id })
    const stored: StoredFeature = { properties: p, geometry, point: point && [point[0], point[1]] }
    return { ord, id: p.id, json: JSON.stringify(stored) }
  }

  async function* records(): AsyncGenerator<RecordRow[]> {
    let index = 0
    for await (const batch of featuresOf(checked.path)) {
      yield batch.flatMap(feature => {
        const raw = parseFeature(feature) as Parameters<typeof one>[0] | null
        if (raw?.properties?.id !== ids[index]) throw changed(checked)
        return one(raw, ords[index++]) ?? []
      })
      report?.({ phase: 'publish', file: INCIDENTS, rows: index, total: ids.length })
    }
    if (index !== ids.length || stampOf(checked.path) !== checked.stamp) throw changed(checked)
  }

  return {
    rows: count,
    records,
    finish() {
      const statements = checked.statements.flatMap(s => redact.statement(s) ?? [])
      return {
        head, manifest: redact.manifest(), links, remembered: remembered.sort((a, b) => a - b), stories: checked.stories, areas: areas.finish(), evidence: evidence.rows, claims: { subjects: publicClaims(checked.claims, id => checked.policy.isHidden([id])), strikes: strikes.finish() }, scenes: checked.scenes, projects: checked.projects.map(p => p.project), files: [...files.values()], ...orders.finish(), figures, texts: texts.finish(),
        slice: sliceOf(columns, manifest, head),
        statements: statements.map(s => ({ id: s.id, date: s.date, words: statementWords(s), data: s, incidents: named.get(s.id) ?? 0 })),
        aliases: [...aliases, ...statements.flatMap(s => s.aliases.map((alias): Alias => ({ kind: 'statement', alias, id: s.id })))],
      }
    },
  }
}

/** How many records leave the folder, and the row of each in the order of the file; of one that stays there no row. */
function rowsOf({ starts, publicIds }: Checked): { rows: number; ords: number[] } {
  const kept = publicIds.flatMap((id, index) => (id === null ? [] : index))
  const rows = ordsOf(Int32Array.from(kept, index => starts[index]), kept.map(index => publicIds[index] as string))
  const ords: number[] = []
  kept.forEach((index, i) => { ords[index] = rows[i] })
  return { rows: kept.length, ords }
}

const changed = ({ path }: Checked): Error => new Error(`${path} was changed while it was being published. Nothing is published from it; publish again.`)
