import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { random } from '../../lib/slice/seed'

// The importer from a seeded table to an atlas folder, in a process of its own. `npx tsx scripts/bench/import.ts` runs it alone.

const TOWNS = ['Raqqa', 'Idlib', 'Ariha', 'Saraqib', 'Maarat al-Numan', 'Tabqa', 'Al-Hol', 'Kobani']
const WEAPONS = ['Air strike', 'Shelling', 'Rocket', 'Mine', 'Shooting', 'Barrel bomb', 'unknown']

/** A table as partners send them: days day first, ranges, empty cells, one row in a thousand without a readable date. */
export async function writeTable(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  const next = random(2020)
  out.write('Date,Latitude,Longitude,Place,Country,Weapon,Killed,Injured,Description,Source\n')
  for (let i = 0; i < rows; i++) {
    const town = Math.floor(next() * TOWNS.length)
    const date = new Date(Date.UTC(2011, 0, 1 + Math.floor(next() * 4000)))
    const day = next() < 0.001 ? '31/02/2020' : `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`
    const killed = Math.floor(next() * 12)
    const toll = next() < 0.2 ? '' : next() < 0.2 ? `${killed}-${killed + 3}` : String(killed)
    if (!out.write(`${day},${(35.2 + town / 8 + next() / 20).toFixed(5)},${(36.2 + town / 3 + next() / 20).toFixed(5)},${TOWNS[town]},Syria,${WEAPONS[Math.floor(next() * WEAPONS.length)]},${toll},${Math.floor(next() * 20)},"Report ${i}, from ${TOWNS[town]}: several buildings were hit",Observer ${Math.floor(next() * 40)}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/** Imports a table in a new process. @returns seconds, and the most memory that the process held, in MB */
async function measure(file: string, into: string): Promise<{ seconds: number; megabytes: number }> {
  const began = Date.now()
  const script = `import { importCommand } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../atlas/import.ts')).href)}
const code = await importCommand({ files: [${JSON.stringify(file)}], into: ${JSON.stringify(into)} })
process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n')
process.exit(code)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', text => { said += String(text) })
  const [code] = (await once(child, 'exit')) as [number]
  const peak = /peak (\d+)/.exec(said)
  if (code !== 0 || !peak) throw new Error(`The import of ${file} ended with ${code}: ${said.slice(-400)}`)
  return { seconds: (Date.now() - began) / 1000, megabytes: Number(peak[1]) / 1024 }
}

/** Headings of what `importBench` gives. */
export const IMPORT_COLUMNS = ['import into', 'rows', 'seconds', 'rows a second', 'most memory MB']
export const importCells = (row: (string | number)[]): (string | number)[] => row

/** Rows of a table: what was imported, rows, seconds, rows a second, most memory in MB (goal: under 1,024 at 2 million rows). */
export async function importBench(sizes = [10_000, 100_000, 2_000_000]): Promise<(string | number)[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-import-bench-'))
  const out: (string | number)[][] = []
  try {
    for (const rows of sizes) {
      const file = join(folder, `${rows}.csv`)
      await writeTable(file, rows)
      for (const what of ['a new folder', 'the same again into it']) {
        const { seconds, megabytes } = await measure(file, join(folder, String(rows)))
        out.push([what, rows.toLocaleString('en'), seconds.toFixed(1), Math.round(rows / seconds).toLocaleString('en'), Math.round(megabytes)])
      }
      rmSync(file)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return out
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sizes = process.argv.slice(2).map(Number)
  for (const row of await importBench(sizes.length ? sizes : undefined)) process.stdout.write(`${row.join('\t')}\n`)
}
