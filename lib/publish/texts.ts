import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import { PART_ROWS } from '../slice/parts'

// Texts that filters look through (title LIKE …), a part of PART_ROWS records at a time, in the order in which publishing met them,
// so that neither publishing nor looking holds all of them. A part, deflated:
//
//   rows │ row of the slice, per record │ which text, per record (NONE: it has none) │ distinct texts as JSON
//   (little-endian, 32 bits each)

/** One part: for each record its row and the index of its text among the distinct ones. */
export interface TextPart { ords: Uint32Array; of: Uint32Array; distinct: string[] }
export const NO_TEXT = 0xffffffff

/** Texts of a record that a filter may ask for, in the manifest's languages. */
export const textFields = (manifest: Pick<Manifest, 'languages'>): string[] => ['title', 'place'].flatMap(name => manifest.languages.map(language => `${name}_${language}`)).concat('admin1')

/** Gathers the texts of records and packs them part by part. */
export class TextsBuilder {
  private readonly fields: { name: string; of: Uint32Array; distinct: Map<string, number> }[]
  private readonly ords: Uint32Array
  private used = 0
  private readonly made: Record<string, Uint8Array[]>

  constructor(rows: number, manifest: Pick<Manifest, 'languages'>) {
    const size = Math.min(rows, PART_ROWS)
    this.ords = new Uint32Array(size)
    this.fields = textFields(manifest).map(name => ({ name, of: new Uint32Array(size), distinct: new Map() }))
    this.made = Object.fromEntries(this.fields.map(f => [f.name, []]))
  }

  add(ord: number, p: IncidentProperties): void {
    this.ords[this.used] = ord
    for (const { name, of, distinct } of this.fields) {
      const text = p[name]
      let index = typeof text === 'string' ? distinct.get(text) : NO_TEXT
      if (index === undefined) distinct.set(text as string, (index = distinct.size))
      of[this.used] = index
    }
    if (++this.used === this.ords.length) this.flush()
  }

  private flush(): void {
    const ords = this.ords.subarray(0, this.used)
    for (const { name, of, distinct } of this.fields) {
      this.made[name].push(encodePart({ ords, of: of.subarray(0, this.used), distinct: [...distinct.keys()] }))
      distinct.clear()
    }
    this.used = 0
  }

  /** Parts per field. */
  finish(): Record<string, Uint8Array[]> {
    if (this.used) this.flush()
    return this.made
  }
}

const FAST = { level: 1 }
export function encodePart({ ords, of, distinct }: TextPart): Uint8Array {
  const bytes = (values: Uint32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return deflateRawSync(Buffer.concat([bytes(Uint32Array.of(ords.length)), bytes(ords), bytes(of), Buffer.from(JSON.stringify(distinct))]), FAST)
}

export function decodePart(packed: Uint8Array): TextPart {
  const bytes = inflateRawSync(packed)
  const rows = bytes.readUInt32LE(0)
  const column = (index: number) => new Uint32Array(bytes.buffer.slice(bytes.byteOffset + 4 + index * rows * 4, bytes.byteOffset + 4 + (index + 1) * rows * 4))
  return { ords: column(0), of: column(1), distinct: JSON.parse(bytes.toString('utf8', 4 + rows * 8)) as string[] }
}
