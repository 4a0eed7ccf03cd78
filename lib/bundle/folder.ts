import { createReadStream } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { Damaged, MOST_FILES, NoBundle, type Contents } from './contents'
import { isSafeName, shown } from './sums'

/** An unpacked bundle. Links are named and not followed: they may lead anywhere. */
export async function openFolder(root: string): Promise<Contents> {
  const names = new Set<string>()
  const faults: string[] = []
  const walk = async (path: string): Promise<void> => {
    for await (const entry of await opendir(join(root, path))) {
      const name = path ? `${path}/${entry.name}` : entry.name
      if (names.size + faults.length >= MOST_FILES) throw new NoBundle(`${root} is no case bundle: it holds more than ${MOST_FILES} files.`)
      if (entry.isDirectory()) await walk(name)
      else if (!entry.isFile()) faults.push(`${shown(name)} is ${entry.isSymbolicLink() ? 'a link' : 'no plain file'}; it is not followed.`)
      else if (isSafeName(name)) names.add(name)
      else faults.push(`${shown(name)} is a name that no bundle has.`)
    }
  }
  await walk('')
  return {
    names, faults,
    async *read(name) {
      try {
        yield* createReadStream(join(root, name)) as AsyncIterable<Uint8Array>
      } catch (error) {
        throw new Damaged(`it cannot be read (${error instanceof Error ? error.message : String(error)})`)
      }
    },
  }
}
