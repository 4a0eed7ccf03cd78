import { emptySet, intersect, type OrdSet } from './ord-set'
import { words } from './fold'

// Which records hold which word: an inverted index in blocks of bytes (Zobel, Moffat: Inverted files for text search engines,
// ACM Computing Surveys 38, 2006). Every word of a query is a prefix, so a question reads the few blocks whose words begin so,
// and adds their records into a set of bits. Records come in the file's order, some millions of pairs at a time: each such
// segment is inverted by itself, so that memory stays bounded; a reader looks into each.
//
//   block:  word bytes: length, UTF-8 │ postings: length in bytes, then each ord less the one before │ next word …
//   (all lengths and differences as LEB128: seven bits a byte, the eighth says that more follow)

/** First word of each block, per segment in the order of code units; blocks are numbered through. */
export interface Directory { rows: number; segments: string[][] }
export interface Postings { directory: Directory; blocks: Uint8Array[] }

/** A query is at most 200 characters long; what a word holds beyond is never asked for. */
const LONGEST_WORD = 200
const BLOCK_BYTES = 32_768
const SEGMENT_PAIRS = 1 << 23

/** Collects words of records and makes the blocks. `pairs`: most pairs of word and record in memory at a time, 8 bytes each. */
export class PostingsBuilder {
  private readonly tokens: Uint32Array
  private readonly ords: Uint32Array
  private used = 0
  private known = new Map<string, number>()
  private readonly made: Postings

  constructor(rows: number, pairs = Math.min(SEGMENT_PAIRS, rows * 64 + 1024)) {
    this.tokens = new Uint32Array(pairs)
    this.ords = new Uint32Array(pairs)
    this.made = { directory: { rows, segments: [] }, blocks: [] }
  }

  /** Words of one record, folded, each once. */
  add(ord: number, list: readonly string[]): void {
    for (const word of list) {
      if (this.used === this.tokens.length) this.flush()
      const short = word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word
      let token = this.known.get(short)
      if (token === undefined) this.known.set(short, (token = this.known.size))
      this.tokens[this.used] = token
      this.ords[this.used++] = ord
    }
  }

  finish(): Postings {
    if (this.used) this.flush()
    return this.made
  }

  private flush(): void {
    const sorted = [...this.known.keys()].sort()
    const ends = new Uint32Array(sorted.length + 1)
    const { tokens, ords, used, known } = this
    for (let i = 0; i < used; i++) ends[tokens[i] + 1]++
    for (let t = 0; t < sorted.length; t++) ends[t + 1] += ends[t]
    const at = ends.slice()
    const byToken = new Uint32Array(used)
    for (let i = 0; i < used; i++) byToken[at[tokens[i]]++] = ords[i]
    const firsts: string[] = []
    const out = new Bytes()
    for (const word of sorted) {
      const token = known.get(word) as number
      const held = byToken.subarray(ends[token], ends[token + 1]).sort()
      // A word of many records is a block of its own: who asks for its neighbours does not read it.
      if (out.length && held.length > BLOCK_BYTES) this.made.blocks.push(out.take())
      if (out.length === 0) firsts.push(word)
      out.entry(word, held)
      if (out.length >= BLOCK_BYTES) this.made.blocks.push(out.take())
    }
    if (out.length) this.made.blocks.push(out.take())
    this.made.directory.segments.push(firsts)
    this.known = new Map()
    this.used = 0
  }
}

const utf8 = new TextEncoder()

/** Bytes that grow; taken away block by block. */
class Bytes {
  private bytes = new Uint8Array(BLOCK_BYTES * 2)
  private scratch = new Uint8Array(1024)
  length = 0

  entry(word: string, ords: Uint32Array): void {
    if (this.scratch.length < ords.length * 5) this.scratch = new Uint8Array(ords.length * 8)
    let size = 0
    let last = 0
    // A word that one record holds twice (cut to the same length) stands once.
    for (let i = 0; i < ords.length; i++) {
      if (i > 0 && ords[i] === last) continue
      size = leb(this.scratch, size, ords[i] - last)
      last = ords[i]
    }
    const text = utf8.encode(word)
    const room = this.length + text.length + size + 10
    if (room > this.bytes.length) {
      const wider = new Uint8Array(room * 2)
      wider.set(this.bytes.subarray(0, this.length))
      this.bytes = wider
    }
    this.length = leb(this.bytes, this.length, text.length)
    this.bytes.set(text, this.length)
    this.length = leb(this.bytes, this.length + text.length, size)
    this.bytes.set(this.scratch.subarray(0, size), this.length)
    this.length += size
  }

  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length)
    this.length = 0
    return taken
  }
}

function leb(to: Uint8Array, at: number, value: number): number {
  let rest = value
  while (rest > 127) {
    to[at++] = (rest & 127) | 128
    rest >>>= 7
  }
  to[at++] = rest
  return at
}

/** Numbers of the blocks that may hold words with that beginning. */
export function blocksFor({ segments }: Directory, prefix: string): number[] {
  const found: number[] = []
  let number = 0
  for (const firsts of segments) {
    let low = 0
    let high = firsts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (firsts[middle] <= prefix) low = middle + 1
      else high = middle
    }
    for (let block = Math.max(0, low - 1); block < firsts.length && (block < low || firsts[block].startsWith(prefix)); block++) found.push(number + block)
    number += firsts.length
  }
  return found
}

/** Adds the records of the words with that beginning to the set. */
function collect(block: Uint8Array, prefix: Uint8Array, { bits }: OrdSet): void {
  const end = block.length
  let at = 0
  while (at < end) {
    let length = 0
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = block[at++]
      length |= (byte & 127) << shift
      more = byte > 127
    }
    const word = at
    at += length
    let size = 0
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = block[at++]
      size |= (byte & 127) << shift
      more = byte > 127
    }
    const past = at + size
    let same = 0
    if (length >= prefix.length) while (same < prefix.length && block[word + same] === prefix[same]) same++
    if (same === prefix.length) addAll(block, at, past, bits)
    at = past
  }
}

/** The loop that a search rests on: some 2 ns a posting. Most differences are one byte. */
function addAll(block: Uint8Array, from: number, to: number, bits: Uint32Array): void {
  let ord = 0
  let at = from
  while (at < to) {
    let byte = block[at++]
    if (byte > 127) {
      let value = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = block[at++]
        value |= (byte & 127) << shift
      }
      ord += value
    } else ord += byte
    bits[ord >>> 5] |= 1 << (ord & 31)
  }
}

/**
 * Records in which every word of the query begins a word; null when the query has no word (it matches all). `load` hands
 * out blocks by number, in any order.
 */
export async function search(directory: Directory, query: string, load: (blocks: number[]) => Promise<Uint8Array[]>): Promise<OrdSet | null> {
  let found: OrdSet | null = null
  // The longest word first: it leaves the fewest.
  for (const word of words(query).sort((a, b) => b.length - a.length)) {
    const prefix = word.slice(0, LONGEST_WORD)
    const set = emptySet(directory.rows)
    const bytes = utf8.encode(prefix)
    for (const block of await load(blocksFor(directory, prefix))) collect(block, bytes, set)
    found = found ? intersect(found, set) : set
    if (found.bits.every(bits => bits === 0)) break
  }
  return found
}
