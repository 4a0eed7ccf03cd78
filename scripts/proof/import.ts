import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { pathToFileURL } from 'node:url'

// Files that are large or made to burst, each imported in a process of its own: a sentence, status 1, the folder as it was, and
// memory that is bounded. `npx tsx scripts/proof/import.ts` runs it alone.

const MB = 1_000_000
const MOST_MEGABYTES = 700
const MOST_SECONDS = 120

function fill(path: string, head: string, block: string, times: number): void {
  const file = openSync(path, 'w')
  writeSync(file, head)
  for (let i = 0; i < times; i++) writeSync(file, block)
  closeSync(file)
}

async function bomb(path: string, open: string, block: string, times: number): Promise<void> {
  const zip = new ZipWriter(new BlobWriter())
  await zip.add('xl/workbook.xml', new TextReader('<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'))
  await zip.add('xl/_rels/workbook.xml.rels', new TextReader('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'))
  let left = times
  const sheet = new ReadableStream<Uint8Array>({ pull: controller => { if (left-- > 0) controller.enqueue(new TextEncoder().encode(left === times - 1 ? open + block : block)); else controller.close() } })
  await zip.add('xl/worksheets/sheet1.xml', sheet)
  writeFileSync(path, Buffer.from(await (await zip.close()).arrayBuffer()))
}

/** What is tried: the file's name, how it is made, and what the sentence says. */
const CASES: [name: string, make: (path: string) => void | Promise<void>, says: RegExp][] = [
  ['line.csv', path => fill(path, '', 'x'.repeat(MB), 300), /line\.csv, row 1: has no end within 4,000,000 characters/],
  ['cells.csv', path => fill(path, '', 'ab,cd,ef'.repeat(MB / 8), 300), /cells\.csv, row 1: has no end/],
  ['quote.csv', path => fill(path, 'a,b\n1,"', 'x\n'.repeat(MB / 2), 300), /quote\.csv, row 2: has no end/],
  ['text.json', path => fill(path, '{"a":"', 'x'.repeat(MB), 300), /text\.json: is one JSON object of 300/],
  ['record.geojson', path => fill(path, '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"', 'x'.repeat(MB), 300), /record\.geojson, row 1: has a record of more than 32,000,000 characters/],
  ['nested.json', path => fill(path, '', '['.repeat(MB), 300), /nested\.json, row 1: nests more than 64/],
  ['rows.xlsx', path => bomb(path, '<worksheet><sheetData>', '<row><c><v>1</v></c></row>'.repeat(50_000), 1700), /rows\.xlsx: unpacks to/],
  ['text.xlsx', path => bomb(path, '<worksheet><sheetData><row><c t="str"><v>', 'a'.repeat(MB), 1500), /text\.xlsx: unpacks to/],
]

/** @returns rows for a table: file, seconds, most memory in MB, what was said; throws when one is not as it must be. */
export async function importProof(): Promise<(string | number)[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-import-proof-'))
  const out: (string | number)[][] = []
  const missed: string[] = []
  try {
    for (const [name, make, says] of CASES) {
      const path = join(folder, name)
      await make(path)
      const into = join(folder, 'atlas')
      const began = Date.now()
      const script = `import { importCommand } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../atlas/import.ts')).href)}
const code = await importCommand({ files: [${JSON.stringify(path)}], into: ${JSON.stringify(into)} })
process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n')
process.exit(code)`
      const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8', timeout: MOST_SECONDS * 1000 })
      const megabytes = Math.round(Number(/peak (\d+)/.exec(stderr)?.[1] ?? Infinity) / 1024)
      const sentence = stderr.split('\n')[0]
      if (status !== 1 || !says.test(sentence) || existsSync(into) || !(megabytes < MOST_MEGABYTES)) missed.push(`${name}: status ${status}, ${megabytes} MB, ${existsSync(into) ? `left ${readdirSync(into).join(', ')}, ` : ''}said: ${sentence}`)
      out.push([name, ((Date.now() - began) / 1000).toFixed(1), megabytes, sentence])
      rmSync(path)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (missed.length) throw new Error(missed.join('\n'))
  return out
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) for (const row of await importProof()) process.stdout.write(`${row.join('\t')}\n`)
