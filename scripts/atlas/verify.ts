import { NoBundle } from '../../lib/bundle/contents'
import { SUMS } from '../../lib/bundle/sums'
import { verifyBundle } from '../../lib/bundle/verify'

/** `verify FILE…`: holds case bundles, packed or unpacked, against their sums. 0 when every file of each is as it was made; else 1, with a sentence for each that is not. */
export async function verifyCommand(paths: string[]): Promise<number> {
  let whole = true
  for (const path of paths) {
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
