import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { tableFromIPC } from '@uwdata/flechette'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { MARK } from '../../lib/publish/fixtures/plant'

// Looks for planted values in whatever form a server may give them.

export interface Wanted { texts: string[]; /** Degrees that may not stand anywhere, nor any near them. */ degrees: number[]; /** Days since 1970. */ days: number[] }

/** As near as some fifty metres: whoever has this has the place. */
const NEAR = 0.0005
/** In bytes that are not numbers something like a number turns up by chance: only the very number counts. */
const SAME = 1e-7

const near = (n: number, degrees: number[], within: number): boolean => degrees.some(d => Math.abs(n - d) < within)

/** What is found in a text: the planted value, or what stands near it. */
export function inText(text: string, { texts, degrees }: Wanted): string[] {
  // One word begins all of them: most texts are looked through once.
  const found = texts.filter(t => (t.startsWith(MARK) ? false : text.includes(t)))
  if (text.toLowerCase().includes(MARK)) found.push(text.slice(Math.max(0, text.toLowerCase().indexOf(MARK) - 60), text.toLowerCase().indexOf(MARK) + 60))
  for (const [number] of text.matchAll(/-?\d+\.\d{3,}/g)) if (near(Number(number), degrees, NEAR)) found.push(`near a place: ${number}`)
  return found
}

/** Numbers of 64 and 32 bits at every byte. */
function inBytes(bytes: Buffer, { degrees }: Wanted): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const found: string[] = []
  const singles = new Set(degrees.map(d => Math.fround(d)))
  for (let i = 0; i + 8 <= bytes.length; i++) {
    const double = view.getFloat64(i, true)
    if (double > 10 && double < 50 && near(double, degrees, SAME)) found.push(`a place as 64 bits: ${double}`)
    if (singles.has(view.getFloat32(i, true))) found.push(`a place as 32 bits: ${view.getFloat32(i, true)}`)
  }
  return found
}

/** A body in all its layers: archives file by file, Arrow row by row, texts as texts. */
export async function inBody(body: Buffer, type: string, wanted: Wanted): Promise<string[]> {
  if (body.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const entries = (await new ZipReader(new Uint8ArrayReader(body)).getEntries()).filter((e): e is FileEntry => !e.directory)
    const inner = await Promise.all(entries.map(async e => [...inText(e.filename, wanted), ...await inBody(Buffer.from(await e.getData(new Uint8ArrayWriter())), '', wanted)]))
    return inner.flat()
  }
  const found = inText(body.toString('utf8'), wanted)
  if (type.includes('arrow')) {
    const rows = JSON.stringify(tableFromIPC(new Uint8Array(body)).toArray(), (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : ArrayBuffer.isView(v) ? Array.from(v as Uint8Array) : v))
    found.push(...inText(rows, wanted), ...wanted.days.filter(day => new RegExp(`[:,[]${day}[,\\]}]`).test(rows)).map(day => `day ${day}`))
  }
  return /json|html|xml|text|csv/.test(type) ? found : [...found, ...inBytes(body, wanted)]
}

/** Every file below a folder, as it lies there. */
export function inFolder(dir: string, wanted: Wanted, where: string[] = []): string[] {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    if (statSync(path).isDirectory()) inFolder(path, wanted, where)
    else {
      const bytes = readFileSync(path)
      const found = [...inText(bytes.toString('latin1'), { ...wanted, degrees: [] }), ...inBytes(bytes, wanted)]
      if (found.length) where.push(`${path}: ${found.slice(0, 3).join(' | ')}`)
    }
  }
  return where
}

/** Bytes that a table shows as hexadecimal digits, packed or not. */
export function unpackedHex(text: string): string {
  return [...text.matchAll(/\\+x([0-9a-f]{16,})/g)].map(([, hex]) => {
    const bytes = Buffer.from(hex, 'hex')
    try {
      return inflateRawSync(bytes).toString('utf8')
    } catch {
      return bytes.toString('utf8')
    }
  }).join('\n')
}
