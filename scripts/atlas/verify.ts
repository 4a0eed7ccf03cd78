import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { NoBundle } from '../../lib/bundle/contents'
import { SUMS } from '../../lib/bundle/sums'
import { verifyBundle } from '../../lib/bundle/verify'
import { HELD, verifyHeld } from '../../lib/publish/held'
import { INCIDENTS } from '../../lib/publish/read'

/** `verify [DIR|FILE]…`: holds the held files of atlas folders against the record, and case bundles, packed or unpacked, against their sums. 0 when every file of each is as it was; else 1, with a sentence for each that is not. */
export async function verifyCommand(paths: string[]): Promise<number> {
  let whole = true
  for (const path of paths) {
    if (isAtlas(path)) {
      whole = (await verifyAtlas(path)) && whole
      continue
    }
    try {
      const { intact, faults, sum } = await verifyBundle(path)
      for (const fault of faults) process.stderr.write(`${path}: ${fault}\n`)
      if (faults.length) process.stderr.write(`${path} is not as it was made: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}, ${intact} ${intact === 1 ? 'file' : 'files'} in order.\n`)
      else process.stdout.write(`${path} is in order: ${intact} files are as ${SUMS} says.\nThat ${SUMS} itself is the one that was given out, its own sum tells; compare it with what you were told, or with a bundle made anew:\nSHA-256 of ${SUMS}: ${sum}\n`)
      whole &&= !faults.length
    } catch (error) {
      if (!(error instanceof NoBundle)) throw error
      process.stderr.write(`${error.message}\n`)
      whole = false
    }
  }
  return whole ? 0 : 1
}

/** An atlas folder holds records; a bundle that was unpacked holds its sums. */
const isAtlas = (path: string): boolean => existsSync(path) && statSync(path).isDirectory() && existsSync(join(path, INCIDENTS)) && !existsSync(join(path, SUMS))

async function verifyAtlas(dir: string): Promise<boolean> {
  const { intact, elsewhere, missing, changed, unlisted } = await verifyHeld(dir)
  const faults = [...missing, ...changed, ...unlisted]
  for (const fault of faults) process.stderr.write(`${dir}: ${fault}\n`)
  const rest = elsewhere ? ` ${elsewhere} ${elsewhere === 1 ? 'item has' : 'items have'} the SHA-256 of a file that is not held here.` : ''
  if (faults.length) process.stderr.write(`${dir}: ${missing.length} missing, ${changed.length} changed, ${unlisted.length} unlisted; ${intact} in order.${rest}\n`)
  else process.stdout.write(intact ? `${dir} is in order: ${intact} held ${intact === 1 ? 'file is' : 'files are'} as the record says.${rest}\n` : `${dir} holds no files as evidence (${HELD}/).${rest}\n`)
  return faults.length === 0
}
