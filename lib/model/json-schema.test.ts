import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jsonSchemas } from './json-schema'

describe('data/schema', () => {
  it.each(Object.entries(jsonSchemas()))('%s is what the code checks with (npm run atlas -- schema writes it)', (name, schema) => {
    expect(JSON.parse(readFileSync(`data/schema/${name}`, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
  })
})
