import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileOf, LONGEST_NAME } from '../../../lib/static/paths'
import { NotExported } from '../../../lib/static/site'

/** Says of a folder that it is an export of ours, which the next one may replace. */
export const MARK = 'incident-atlas-export.json'

/**
 * The folder that is written: beside its place, and put there when it is whole. A stopped export leaves the old one as it was, and
 * what it left itself is removed by the next.
 *
 * @throws NotExported when what stands there is not ours to replace
 */
export class Tree {
  readonly aside: string
  files = 0
  bytes = 0
  private readonly old: string
  private readonly made = new Set<string>()

  constructor(private readonly into: string) {
    const [parent, name] = [dirname(into), basename(into)]
    if (existsSync(into)) {
      if (!lstatSync(into).isDirectory()) throw new NotExported(`${into} is a file; expected the name of a folder. Nothing is written.`)
      const there = readdirSync(into)
      if (there.length && !isOurs(into)) throw new NotExported(`${into} is not empty and is no earlier export of an atlas (it has no ${MARK}); nothing in it is touched. Name another folder, or empty it.`)
    }
    this.aside = join(parent, `.${name}.new`)
    this.old = join(parent, `.${name}.old`)
    mkdirSync(parent, { recursive: true })
    for (const left of [this.aside, this.old]) {
      if (existsSync(left) && !isOurs(left)) throw new NotExported(`${left} stands where the export is written before it is put in its place, and is none of ours; nothing in it is touched. Move it, or name another folder.`)
      rmSync(left, { recursive: true, force: true })
    }
    mkdirSync(this.aside)
    this.mark({ unfinished: true })
  }

  /** Writes a file by its path from the root. */
  write(file: string, content: string | Uint8Array): void {
    const path = join(this.aside, file)
    const folder = dirname(path)
    if (!this.made.has(folder)) {
      mkdirSync(folder, { recursive: true })
      this.made.add(folder)
    }
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    writeFileSync(path, bytes)
    this.count(bytes.length)
  }

  /** Writes a page at its path. */
  page(path: string, html: string): void {
    const long = path.split('/').find(part => Buffer.byteLength(part) > LONGEST_NAME)
    if (long) throw new NotExported(`The id "${long.slice(0, 40)}…" has ${long.length} characters, and a folder's name takes ${LONGEST_NAME}. Nothing is written: give the record a shorter id.`)
    this.write(fileOf(path), html)
  }

  count(bytes: number): void {
    this.files++
    this.bytes += bytes
  }

  /** Counts what others wrote into a folder of the tree. */
  countFolder(folder: string): void {
    for (const entry of readdirSync(join(this.aside, folder), { withFileTypes: true, recursive: true })) if (entry.isFile()) this.count(lstatSync(join(entry.parentPath, entry.name)).size)
  }

  /** Marks the folder as ours and puts it in its place. */
  finish(mark: object): void {
    this.mark(mark)
    this.count(lstatSync(join(this.aside, MARK)).size)
    if (existsSync(this.into)) renameSync(this.into, this.old)
    renameSync(this.aside, this.into)
    rmSync(this.old, { recursive: true, force: true })
  }

  private mark(content: object): void {
    writeFileSync(join(this.aside, MARK), `${JSON.stringify({ made_by: 'Incident Atlas', ...content }, null, 2)}\n`)
  }

  /** Leaves things as they were. */
  stop(): void {
    rmSync(this.aside, { recursive: true, force: true })
  }
}

function isOurs(folder: string): boolean {
  try {
    return (JSON.parse(readFileSync(join(folder, MARK), 'utf8')) as { made_by?: unknown }).made_by === 'Incident Atlas'
  } catch {
    return false
  }
}
