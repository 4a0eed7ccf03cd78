import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// A part in plain Node, each call in a new process, bundled first: what runs in a reader's worker is a bundle as well, and a loader that
// compiles on the way slows the loop.

const ROOM = { maxBuffer: 1e8 }

function bundled(file: string, call: string): (args: unknown[]) => string[] {
  const out = join(mkdtempSync(join(tmpdir(), 'atlas-bench-')), 'part.mjs')
  execFileSync('node_modules/.bin/esbuild', [file, '--bundle', '--platform=node', '--format=esm', `--outfile=${out}`], { stdio: ['ignore', 'ignore', 'inherit'] })
  return args => ['--input-type=module', '-e', `import { ${call} } from ${JSON.stringify(out)}; process.stdout.write(JSON.stringify(await ${call}(${args.map(arg => JSON.stringify(arg)).join(', ')})))`]
}

/** What an exported function of a file gives for each list of arguments, one call after the other: for what is timed. */
export function apartInOrder<T>(file: string, call: string, each: unknown[][]): T[] {
  const command = bundled(file, call)
  return each.map(args => JSON.parse(execFileSync(process.execPath, command(args), ROOM).toString()) as T)
}

/** The same with as many calls at once as there are processors, in the order asked for: for what is counted. */
export async function apartTogether<T>(file: string, call: string, each: unknown[][]): Promise<T[]> {
  const command = bundled(file, call)
  const given: T[] = []
  const left = each.map((args, i) => ({ args, i }))
  await Promise.all(Array.from({ length: availableParallelism() }, async () => {
    for (let next = left.shift(); next; next = left.shift()) given[next.i] = JSON.parse((await promisify(execFile)(process.execPath, command(next.args), ROOM)).stdout) as T
  }))
  return given
}
