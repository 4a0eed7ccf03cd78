import { closeSync, existsSync, openAsBlob, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readRecords } from '../../lib/import/json'
import { enteredByHand, isMade, likenesses, sameRecords, type Stored } from '../../lib/import/merge'
import { FileOut } from '../../lib/publish/file-out'

export interface Merged { kept: number; /** New id → the one that a corrected record keeps. */ renamed: Map<string, string> }

/** A column of numbers that grows: eight bytes a record, so that millions fit. */
class Numbers {
  length = 0
  private values = new Float64Array(4096)
  push(value: number): void {
    if (this.length === this.values.length) {
      const more = new Float64Array(this.values.length * 2)
      more.set(this.values)
      this.values = more
    }
    this.values[this.length++] = value
  }
  at(i: number): number { return this.values[i] }
}

const HEAD = '{"type":"FeatureCollection","features":[\n'
const line = (feature: object) => JSON.stringify(feature)

/**
 * `incidents.geojson`, written beside its place. Where there is one already, its records keep their order: those that came again are
 * replaced in their place (what was entered by hand stays), others stay as they are, new ones come last.
 */
export class Output {
  private readonly path: string
  private readonly before: string
  private out: FileOut
  private offset = Buffer.byteLength(HEAD)
  private readonly starts = new Numbers()
  private readonly sizes = new Numbers()
  private readonly index: Map<string, number> | null

  constructor(private readonly into: string, temporary: string, private readonly signal: AbortSignal) {
    this.path = temporary
    this.before = join(into, 'incidents.geojson')
    this.index = existsSync(this.before) ? new Map() : null
    this.out = new FileOut(this.path)
  }

  async write(feature: Stored): Promise<void> {
    const text = line({ type: 'Feature', geometry: feature.geometry, properties: feature.properties })
    if (this.index) {
      const id = String(feature.properties.id)
      this.index.set(id, this.starts.length)
      const first = this.starts.length === 0
      this.starts.push(this.offset + (first ? 0 : 2))
      const size = Buffer.byteLength(text)
      this.sizes.push(size)
      this.offset += size + (first ? 0 : 2)
    }
    await this.put(text)
  }

  private started = false
  private async put(text: string): Promise<void> {
    const before = this.started ? ',\n' : HEAD
    this.started = true
    await this.out.write(before + text)
  }

  private async end(): Promise<void> {
    await this.out.end(`${this.started ? '' : HEAD}\n]}\n`)
  }

  /**
   * @param files names of the files that were imported: their own records of before may be gone or corrected
   * @param facets properties that the import makes: their values are the file's
   */
  async finish(files: ReadonlySet<string>, facets: ReadonlySet<string>): Promise<Merged> {
    await this.end()
    if (!this.index) return { kept: 0, renamed: new Map() }
    const { index } = this
    const old = async () => readRecords({ name: 'incidents.geojson', blob: await openAsBlob(this.before) }) as unknown as AsyncGenerator<Stored>
    const gone: [string, string[]][] = []
    // A mark per new record instead of sets of names: two million of them must fit.
    const known = new Uint8Array(this.starts.length)
    for await (const stored of await old()) {
      this.signal.throwIfAborted()
      const id = String(stored.properties?.id)
      const at = index.get(id)
      if (at !== undefined) known[at] = 1
      else if (isMade(id) && files.has(String(stored.properties._from))) gone.push([id, likenesses(stored)])
    }
    const handle = openSync(this.path, 'r')
    const read = (id: string): Stored => {
      const i = index.get(id) as number
      const bytes = Buffer.alloc(this.sizes.at(i))
      readSync(handle, bytes, 0, bytes.length, this.starts.at(i))
      return JSON.parse(bytes.toString('utf8')) as Stored
    }
    const fresh = function* (): Generator<[string, string[]]> {
      for (const [id, at] of index) if (!known[at] && isMade(id)) yield [id, likenesses(read(id))]
    }
    const renamed = gone.length ? sameRecords(fresh(), gone) : new Map<string, string>()
    const comes = new Map([...renamed].map(([fresh, kept]) => [kept, fresh]))
    const merged = `${this.path}.merged`
    this.out = new FileOut(merged)
    this.started = false
    let kept = 0
    const done = new Uint8Array(this.starts.length)
    try {
      for await (const stored of await old()) {
        this.signal.throwIfAborted()
        const id = String(stored.properties?.id)
        const coming = comes.get(id) ?? (index.has(id) ? id : null)
        if (coming === null) {
          kept++
          await this.put(line(stored))
          continue
        }
        const { geometry, properties } = read(coming)
        done[index.get(coming) as number] = 1
        const own = isMade(coming) || properties._from !== undefined
        await this.put(line({ type: 'Feature', geometry, properties: { ...properties, id, ...(own && enteredByHand(stored, facets, properties)) } }))
      }
      for (const [id, at] of index) {
        this.signal.throwIfAborted()
        if (!done[at]) await this.put(line(read(id)))
      }
      await this.end()
    } catch (error) {
      this.out.stop()
      rmSync(merged, { force: true })
      throw error
    } finally {
      closeSync(handle)
    }
    renameSync(merged, this.path)
    return { kept, renamed }
  }

  stop(): void {
    this.out.stop()
    rmSync(`${this.path}.merged`, { force: true })
  }
}
