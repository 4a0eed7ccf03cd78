import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { headings, type Heading } from './changelog'
import { Faults } from './faults'

/** Raises when what is made of the same data changes: an upgrade then rebuilds slices and lists. */
export const COMPILER_VERSION = 4

export const FILES = ['atlas.json', 'incidents.geojson', 'statements.json'] as const
export type DataFile = (typeof FILES)[number]

/** The data files of one state of an atlas, parsed but not yet looked at. */
export interface RawDataset { files: Partial<Record<DataFile, unknown>>; hash: string }

export interface RawAtlas {
  dir: string
  current: RawDataset
  headings: Heading[]
  /** Snapshots of released editions, ascending. */
  snapshots: { number: number; dataset: RawDataset }[]
  /** Governorate polygons of the base map, when the atlas has them. */
  admin1: unknown
}

/** Line and column (from 1) of a position in a text. */
function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position)
  return `line ${before.split('\n').length}, column ${position - before.lastIndexOf('\n')}`
}

/**
 * Where a text stops being JSON: the longest beginning that only lacks its rest. V8 names the position in some messages and
 * not in others, so it is searched for by halves.
 */
function faultPosition(text: string): number {
  const breaksBefore = (length: number): boolean => {
    try {
      JSON.parse(text.slice(0, length))
      return false
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      const position = /position (\d+)/.exec(message)
      return position ? Number(position[1]) < length && !message.startsWith('Unterminated') : !message.includes('end of JSON input')
    }
  }
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (breaksBefore(middle)) high = middle
    else low = middle + 1
  }
  return Math.max(0, low - 1)
}

/** Parses JSON; a fault names line and column. */
export function parseJson(source: string, file: string, faults: Faults): unknown {
  const text = source.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text) as unknown
  } catch {
    const at = faultPosition(text)
    faults.fault(file, '', '', `is not JSON at ${lineAndColumn(text, at)} (${JSON.stringify(text.slice(at, at + 12))}); expected well-formed JSON`)
    return undefined
  }
}

function readDataset(dir: string, label: string, faults: Faults): RawDataset {
  const hash = createHash('sha256').update(`compiler ${COMPILER_VERSION}\n`)
  const files: RawDataset['files'] = {}
  for (const name of FILES) {
    const path = join(/* turbopackIgnore: true */ dir, name)
    if (!existsSync(path)) {
      faults.fault(label + name, '', '', 'is missing; expected it in the atlas folder')
      continue
    }
    const parsed = parseJson(readFileSync(path, 'utf8'), label + name, faults)
    // Content, not layout: a snapshot may be written more compactly than the file that people edit.
    hash.update(`${name}\n${JSON.stringify(parsed)}\n`)
    if (parsed !== undefined) files[name] = parsed
  }
  return { files, hash: hash.digest('hex') }
}

/** Reads an atlas folder with its changelog and the snapshots of its editions. Faults are collected, nothing is thrown. */
export function readAtlas(dir: string, faults: Faults): RawAtlas {
  const changelog = join(dir, 'CHANGELOG.md')
  const editions = join(dir, 'editions')
  const numbers = existsSync(editions) ? readdirSync(editions).filter(name => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b) : []
  const admin1 = join(dir, 'basemap', 'admin1.geojson')
  return {
    dir,
    current: readDataset(dir, '', faults),
    headings: existsSync(changelog) ? headings(readFileSync(changelog, 'utf8')) : [],
    snapshots: numbers.map(number => ({ number, dataset: readDataset(join(editions, String(number)), `editions/${number}/`, faults) })),
    admin1: existsSync(admin1) ? parseJson(readFileSync(admin1, 'utf8'), 'basemap/admin1.geojson', faults) : null,
  }
}
