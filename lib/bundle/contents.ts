/** What a bundle is read from, packed or unpacked. Names are paths inside it, by "/". */
export interface Contents {
  /** Every file that is there under a name that stays inside. */
  names: Set<string>
  /** What is there and is no such file, each in one sentence. */
  faults: string[]
  /** Bytes in pieces, one after the other: however large the file, no more is held. Throws Damaged. */
  read(name: string): AsyncIterable<Uint8Array>
}

/** What was named is no case bundle, or cannot be read as one: one sentence. */
export class NoBundle extends Error {}
/** A file of it does not come out of the archive, or off the disk; the sentence says why. */
export class Damaged extends Error {}

/** More files than any bundle has: what holds more is something else. */
export const MOST_FILES = 10_000
