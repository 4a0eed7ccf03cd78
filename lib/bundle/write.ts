import { createHash } from 'node:crypto'
import { zipped, type ZipPart } from '../formats/zip'
import { sumLine, SUMS } from './sums'

/** The files of a bundle as an archive with their manifest, which stands last: sums are taken while the files pass. The same files and day give the same bytes. */
export function bundled(files: ZipPart[], day: string): AsyncGenerator<Uint8Array> {
  let sums = ''
  const summed = files.map(({ path, content }): ZipPart => ({ path, content: hashing(content, sum => { sums += sumLine(sum, path) }) }))
  const manifest = async function* () { yield sums }
  return zipped([...summed, { path: SUMS, content: manifest() }], day)
}

async function* hashing(content: AsyncIterable<string | Uint8Array>, done: (sum: string) => void): AsyncGenerator<string | Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of content) {
    // A string is hashed as the UTF-8 that it is written in.
    hash.update(piece)
    yield piece
  }
  done(hash.digest('hex'))
}
