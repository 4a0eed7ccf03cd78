import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '../../lib/model/json-schema'

/** Writes one JSON Schema per data file. */
export function writeSchemas(dir: string): number {
  mkdirSync(dir, { recursive: true })
  for (const [name, schema] of Object.entries(jsonSchemas())) writeFileSync(join(dir, name), JSON.stringify(schema, null, 2) + '\n')
  process.stdout.write(`Schemas written to ${dir}.\n`)
  return 0
}
