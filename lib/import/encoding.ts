import { Unreadable, type Source } from './source'
import { say } from './words/said'

/** Names that `TextDecoder` knows. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'windows-1252'
export interface Detected { encoding: Encoding; /** Bytes of the mark at the head. */ mark: number; /** Taken from the bytes' look, not from a mark. */ guessed: boolean }

/** Enough to see what a file is made of. */
const SAMPLE_BYTES = 1 << 20
/** Beginnings of files that are no text, whatever their name says. */
const MAGIC = [
  ['zip', [0x50, 0x4b, 3, 4]], ['pdf', [0x25, 0x50, 0x44, 0x46]], ['png', [0x89, 0x50, 0x4e, 0x47]], ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]], ['gzip', [0x1f, 0x8b]], ['program', [0x7f, 0x45, 0x4c, 0x46]], ['xls', [0xd0, 0xcf, 0x11, 0xe0]], ['database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
] as const
const ZERO_SHARE = 0.001
/** A few come from programs that wrote past the end of a field. */
const STRAY_ZEROS = 8

/**
 * The encoding of a text file: by its mark; else UTF-16 by where its zero bytes lie; else UTF-8 when all of the sample is;
 * else Windows-1256 or -1252 (of which Latin-1 is a part) by the letters that come out. Throws when it is no text.
 */
export async function detectEncoding({ name, blob }: Source): Promise<Detected> {
  const bytes = new Uint8Array(await blob.slice(0, SAMPLE_BYTES).arrayBuffer())
  for (const [what, magic] of MAGIC) {
    if (magic.every((b, i) => bytes[i] === b)) throw new Unreadable(name, say(what === 'zip' || what === 'gzip' ? 'binary.pack' : 'binary.other', { kind: say(`kind.${what}`) }))
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3, guessed: false }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2, guessed: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2, guessed: false }
  const zeros = [0, 0]
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i & 1]++
  const half = bytes.length / 2
  if (zeros[1] > half * 0.2 && zeros[0] < half * 0.05) return { encoding: 'utf-16le', mark: 0, guessed: true }
  if (zeros[0] > half * 0.2 && zeros[1] < half * 0.05) return { encoding: 'utf-16be', mark: 0, guessed: true }
  if (zeros[0] + zeros[1] > Math.max(STRAY_ZEROS, bytes.length * ZERO_SHARE)) throw new Unreadable(name, say('binary.zeros', { zeros: zeros[0] + zeros[1], bytes: bytes.length }))
  if (isUtf8(bytes, blob.size > SAMPLE_BYTES)) return { encoding: 'utf-8', mark: 0, guessed: false }
  return { encoding: arabicShare(bytes) > 0.6 ? 'windows-1256' : 'windows-1252', mark: 0, guessed: true }
}

function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    // A sample may end in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
    return true
  } catch {
    return false
  }
}

/** Share of Arabic letters that stand beside another one, among the bytes over 127 read as Windows-1256. Western text gives lone ones. */
function arabicShare(bytes: Uint8Array): number {
  const high = bytes.reduce((n, b) => n + (b > 127 ? 1 : 0), 0)
  if (!high) return 0
  const text = new TextDecoder('windows-1256').decode(bytes)
  const inWords = (text.match(/\p{Script=Arabic}{2,}/gu) ?? []).reduce((n, word) => n + word.length, 0)
  return inWords / high
}

/** The text of a file, piece by piece, its mark left out. Zero characters are left out as well: `onZero` hears of them. */
export async function* decoded({ blob }: Source, { encoding, mark }: Detected, onZero: (count: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const clean = (text: string) => {
    if (!text.includes('\0')) return text
    const without = text.replaceAll('\0', '')
    onZero(text.length - without.length)
    return without
  }
  for await (const chunk of blob.slice(mark).stream() as unknown as AsyncIterable<Uint8Array>) yield clean(decoder.decode(chunk, { stream: true }))
  yield clean(decoder.decode())
}
