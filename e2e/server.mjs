// The production server for the tests: data copied into a temporary folder (named in e2e/.server.json), a store of its own.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'atlas-e2e-'))
process.env.ATLAS_DATA = join(folder, 'data')
process.env.ATLAS_STORE = join(folder, 'store')
cpSync('data', process.env.ATLAS_DATA, { recursive: true })
writeFileSync('e2e/.server.json', JSON.stringify({ data: process.env.ATLAS_DATA }))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

await import('../scripts/start.mjs')
