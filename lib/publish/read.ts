import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sections, type Section } from './changelog'
import type { Faults } from './faults'
import { parseJson, withoutMark } from './json'
import { readProjects, type RawProject } from './projects'
import { readStories, type RawStories } from './stories'

/** Raises when what is made of the same data changes: an upgrade then rebuilds slices and lists. */
export const COMPILER_VERSION = 9

export const FILES = ['atlas.json', 'incidents.geojson', 'statements.json'] as const
/** Left out by an atlas that keeps no items of evidence, or keeps them at its records. */
export const EVIDENCE = 'evidence.json'
/** Left out by an atlas that sets no claims side by side. */
export const CLAIMS_FILE = 'claims.json'
/** Left out by an atlas without pictures from above. */
export const SCENES = 'scenes.json'
/** What may be left out. */
export const OPTIONAL = [EVIDENCE, CLAIMS_FILE, SCENES] as const
/** Left out by an atlas that names nobody. */
export const PEOPLE = 'people.json'
export const INCIDENTS = 'incidents.geojson'

/** One state of an atlas as it lies in a folder: the small files parsed, the incidents not yet read. */
export interface RawDataset {
  /** Path before the file names in a fault: `editions/3/`. */
  label: string
  manifest: unknown
  statements: unknown
  /** Undefined when there is no such file. */
  evidence: unknown
  claims: unknown
  /** Undefined when there is no such file. */
  scenes: unknown
  /** The atlas folder, below which files are named; of a snapshot too. */
  root: string
  people: unknown
  /** Path of the incidents; null when the file is missing. */
  incidents: string | null
  /** Null when there are none. */
  stories: RawStories | null
  /** Projects of dating; empty when there are none. */
  projects: RawProject[]
}

/** @param root the atlas folder; `dir` itself but for a snapshot */
export function readDataset(dir: string, label: string, faults: Faults, root = dir): RawDataset {
  const read = (name: (typeof FILES)[number]): string | null => {
    const path = join(/* turbopackIgnore: true */ dir, name)
    if (existsSync(path)) return path
    faults.fault(label + name, '', '', 'is missing; expected it in the atlas folder')
    return null
  }
  const small = (name: (typeof FILES)[number]): unknown => {
    const path = read(name)
    return path === null ? undefined : parseJson(readFileSync(/* turbopackIgnore: true */ path, 'utf8'), label + name, faults)
  }
  const optional = (name: string): unknown => {
    const path = join(/* turbopackIgnore: true */ dir, name)
    return existsSync(path) ? parseJson(readFileSync(/* turbopackIgnore: true */ path, 'utf8'), label + name, faults) : undefined
  }
  return {
    label, root, manifest: small('atlas.json'), incidents: read(INCIDENTS), statements: small('statements.json'),
    stories: readStories(dir), evidence: optional(EVIDENCE), claims: optional(CLAIMS_FILE), scenes: optional(SCENES), people: optional(PEOPLE), projects: readProjects(dir, label, faults),
  }
}

/** Numbers of the editions that a folder keeps a snapshot of, ascending. */
export function snapshotNumbers(dir: string): number[] {
  const editions = join(dir, 'editions')
  return existsSync(editions) ? readdirSync(editions).filter(name => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b) : []
}

/** Editions of the changelog with what is said of each, and the governorate polygons of the base map when the atlas has them. */
export function readBeside(dir: string, faults: Faults): { changelog: Section[]; admin1: unknown } {
  const path = join(dir, 'CHANGELOG.md')
  const admin1 = join(dir, 'basemap', 'admin1.geojson')
  return {
    changelog: existsSync(path) ? sections(withoutMark(readFileSync(path, 'utf8'))) : [],
    admin1: existsSync(admin1) ? parseJson(readFileSync(admin1, 'utf8'), 'basemap/admin1.geojson', faults) : null,
  }
}
