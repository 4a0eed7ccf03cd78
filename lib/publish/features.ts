import { open } from 'node:fs/promises'

// Features of a GeoJSON file one at a time: the file is split by depth and strings, byte by byte, and each feature is parsed by
// itself, so that memory does not grow with the file.

/** Where a file stops being what was expected, in bytes from its beginning. `expected` is null for text that is not JSON. */
export class BrokenJson extends Error {
  constructor(readonly at: number, readonly expected: string | null = null) {
    super(expected ?? `not JSON at byte ${at}`)
  }
}

export interface RawFeature { text: string; /** Byte of the file at which it begins. */ at: number }

const READ_BYTES = 1 << 20
/** One feature is parsed as a whole. */
const LARGEST_VALUE = 1 << 26
export const NO_COLLECTION = 'is missing; expected a GeoJSON FeatureCollection (RFC 7946)'

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, COLON] = [...'"\\{}[],:'].map(c => c.charCodeAt(0))
const isSpace = (c: number) => c === 32 || c === 10 || c === 13 || c === 9

/** Index past the string that opens at i; -1 when it does not end before n. */
function endOfString(b: Uint8Array, i: number, n: number): number {
  for (let k = i + 1; k < n; k++) {
    if (b[k] === BACKSLASH) k++
    else if (b[k] === QUOTE) return k + 1
  }
  return -1
}

/** Index past the value that begins at i; -1 when it does not end before n. What is inside is left to JSON.parse. */
function endOfValue(b: Uint8Array, i: number, n: number): number {
  if (b[i] === QUOTE) return endOfString(b, i, n)
  if (b[i] !== OPEN && b[i] !== OPEN_LIST) {
    for (let k = i; k < n; k++) if (isSpace(b[k]) || b[k] === COMMA || b[k] === CLOSE || b[k] === CLOSE_LIST) return k
    return -1
  }
  let depth = 0
  for (let k = i; k < n; k++) {
    const c = b[k]
    if (c === QUOTE) {
      const end = endOfString(b, k, n)
      if (end < 0) return -1
      k = end - 1
    } else if (c === OPEN || c === OPEN_LIST) depth++
    else if ((c === CLOSE || c === CLOSE_LIST) && --depth === 0) return k + 1
  }
  return -1
}

type State = 'start' | 'firstKey' | 'key' | 'colon' | 'value' | 'afterValue' | 'firstFeature' | 'feature' | 'afterFeature' | 'end'

/** Takes a file's bytes in pieces of any size and gives its features as they are complete. */
export class FeatureSplitter {
  /** Members of the collection but its features. */
  readonly rest: Record<string, unknown> = {}
  private bytes: Uint8Array = new Uint8Array(0)
  /** Byte of the file that bytes[0] is. */
  private base = 0
  private state: State = 'start'
  private key = ''
  private hasFeatures = false
  private broken: BrokenJson | null = null

  get isBroken(): boolean {
    return this.broken !== null
  }

  /** Throws BrokenJson. `last`: nothing comes after these. */
  push(piece: Uint8Array, last: boolean): RawFeature[] {
    if (this.broken) throw this.broken
    const b = this.bytes.length ? Buffer.concat([this.bytes, piece]) : Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    const found: RawFeature[] = []
    let i = 0
    if (this.base === 0 && this.state === 'start') {
      // A mark at the head of the file says that it is UTF-8.
      if (b.length < 3 && !last) return this.wait(b, 0, found)
      if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) i = 3
    }
    try {
      for (;;) {
        while (i < b.length && isSpace(b[i])) i++
        if (i >= b.length) break
        const next = this.step(b, i, last, found)
        if (next < 0) break
        i = next
      }
    } catch (error) {
      // What came before may hold the fault that led here: it is looked at first.
      if (!found.length || !(error instanceof BrokenJson)) throw error
      this.broken = error
      return found
    }
    if (b.length - i > LARGEST_VALUE) throw new BrokenJson(this.base + i, `holds a value of more than ${LARGEST_VALUE >> 20} MB; expected one record per feature`)
    this.wait(b, i, found)
    if (last && this.state !== 'end') throw new BrokenJson(this.base + this.bytes.length)
    if (last && !this.hasFeatures) throw new BrokenJson(this.base, NO_COLLECTION)
    return found
  }

  /** What is not complete waits for the next piece. */
  private wait(b: Buffer, i: number, found: RawFeature[]): RawFeature[] {
    this.bytes = b.subarray(i)
    this.base += i
    return found
  }

  /** One token at i: the index past it, or -1 when the next piece is needed. */
  private step(b: Buffer, i: number, last: boolean, found: RawFeature[]): number {
    const c = b[i]
    const expect = (byte: number, then: State): number => {
      if (c !== byte) throw new BrokenJson(this.base + i)
      this.state = then
      return i + 1
    }
    switch (this.state) {
      case 'start':
        if (c !== OPEN) this.notAnObject(b, i, last)
        return c === OPEN ? expect(OPEN, 'firstKey') : -1
      case 'firstKey':
      case 'key': {
        if (c === CLOSE && this.state === 'firstKey') return expect(CLOSE, 'end')
        if (c !== QUOTE) throw new BrokenJson(this.base + i)
        const end = endOfString(b, i, b.length)
        if (end < 0) return -1
        this.key = this.parse(b, i, end) as string
        this.state = 'colon'
        return end
      }
      case 'colon': return expect(COLON, 'value')
      case 'value': {
        if (this.key === 'features' && c === OPEN_LIST) {
          this.hasFeatures = true
          return expect(OPEN_LIST, 'firstFeature')
        }
        const end = endOfValue(b, i, b.length)
        if (end < 0) return -1
        if (this.key === 'features') this.hasFeatures = false
        this.rest[this.key] = this.parse(b, i, end)
        this.state = 'afterValue'
        return end
      }
      case 'afterValue': return c === CLOSE ? expect(CLOSE, 'end') : expect(COMMA, 'key')
      case 'firstFeature':
      case 'feature': {
        if (c === CLOSE_LIST && this.state === 'firstFeature') return expect(CLOSE_LIST, 'afterValue')
        const end = endOfValue(b, i, b.length)
        if (end < 0) return -1
        if (end === i) throw new BrokenJson(this.base + i)
        found.push({ text: b.toString('utf8', i, end), at: this.base + i })
        this.state = 'afterFeature'
        return end
      }
      case 'afterFeature': return c === CLOSE_LIST ? expect(CLOSE_LIST, 'afterValue') : expect(COMMA, 'feature')
      default: throw new BrokenJson(this.base + i)
    }
  }

  /** JSON of another kind has a sentence of its own. */
  private notAnObject(b: Buffer, i: number, last: boolean): void {
    const begins = '["-0123456789tfn'.includes(String.fromCharCode(b[i]))
    if (begins && !last && b.length < LARGEST_VALUE) return
    if (begins && last) this.parse(b, i, b.length)
    throw new BrokenJson(this.base + i, begins ? NO_COLLECTION : null)
  }

  private parse(b: Buffer, from: number, to: number): unknown {
    const text = b.toString('utf8', from, to)
    try {
      return JSON.parse(text) as unknown
    } catch {
      throw new BrokenJson(this.base + from + byteOf(text, faultPosition(text)))
    }
  }
}

const byteOf = (text: string, position: number): number => Buffer.byteLength(text.slice(0, position))

/** A feature's value; throws BrokenJson with the byte of the file. */
export function parseFeature({ text, at }: RawFeature): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new BrokenJson(at + byteOf(text, faultPosition(text)))
  }
}

/** Features of a file in batches; at the end the members of the collection besides them. Throws BrokenJson. */
export async function* featuresOf(path: string): AsyncGenerator<RawFeature[], Record<string, unknown>> {
  const splitter = new FeatureSplitter()
  const file = await open(path)
  try {
    for (;;) {
      // A buffer of its own each time: the splitter keeps what is not complete.
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES)
      const found = splitter.push(buffer.subarray(0, bytesRead), bytesRead === 0)
      if (found.length) yield found
      if (bytesRead === 0 && !splitter.isBroken) return splitter.rest
    }
  } finally {
    await file.close()
  }
}

/**
 * Where a text stops being JSON: the longest beginning that only lacks its rest. V8 names the position in some messages and
 * not in others, so it is searched for by halves.
 */
export function faultPosition(text: string): number {
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

/** Line and column (from 1, in characters) of a byte of a file, and the few characters that stand there: the file is read again up to it. */
export async function placeInFile(path: string, at: number): Promise<{ line: number; column: number; there: string }> {
  const file = await open(path)
  try {
    let line = 1
    let lineStart = 0
    const piece = Buffer.allocUnsafe(READ_BYTES)
    for (let from = 0; from < at;) {
      const { bytesRead } = await file.read(piece, 0, Math.min(READ_BYTES, at - from), from)
      if (bytesRead === 0) break
      for (let i = piece.indexOf(10); i >= 0 && i < bytesRead; i = piece.indexOf(10, i + 1)) {
        line++
        lineStart = from + i + 1
      }
      from += bytesRead
    }
    // Of a very long line only the end is decoded; its column is then in bytes, which for most texts is the same.
    const near = Math.max(lineStart, at - READ_BYTES)
    const before = Buffer.alloc(at - near)
    await file.read(before, 0, before.length, near)
    const after = Buffer.alloc(48)
    const { bytesRead } = await file.read(after, 0, after.length, at)
    const mark = lineStart === 0 && before[0] === 0xef ? 1 : 0
    return { line, column: near - lineStart + before.toString('utf8').length - mark + 1, there: after.toString('utf8', 0, bytesRead).slice(0, 12) }
  } finally {
    await file.close()
  }
}
