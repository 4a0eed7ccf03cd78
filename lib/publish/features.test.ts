import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BrokenJson, featuresOf, FeatureSplitter, NO_COLLECTION, parseFeature, placeInFile } from './features'

function split(text: string | Buffer, sizes: number[]): { features: unknown[]; rest: Record<string, unknown> } {
  const bytes = Buffer.from(text)
  const splitter = new FeatureSplitter()
  const features: unknown[] = []
  let at = 0
  for (let k = 0; at < bytes.length; k++) {
    const size = sizes[k % sizes.length]
    features.push(...splitter.push(bytes.subarray(at, at + size), false).map(parseFeature))
    at += size
  }
  do features.push(...splitter.push(new Uint8Array(0), true).map(parseFeature))
  while (splitter.isBroken)
  return { features, rest: splitter.rest }
}

const broken = (text: string): BrokenJson => {
  try {
    split(text, [1000])
  } catch (error) {
    if (error instanceof BrokenJson) return error
    throw error
  }
  throw new Error(`${text} was taken`)
}

describe('features', () => {
  it('are those that JSON.parse reads, however the file is cut and laid out', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.dictionary(fc.string().filter(k => k !== 'features' && k !== '__proto__'), fc.jsonValue(), { maxKeys: 3 }), fc.constantFrom(undefined, 2), fc.boolean(), sizes, (features, more, indent, first, cut) => {
      const whole = first ? { features, ...more } : { ...more, features }
      const text = JSON.stringify(whole, null, indent)
      const { features: expected, ...rest } = JSON.parse(text) as { features: unknown[] }
      expect(split(`\uFEFF${text}\n`, cut)).toEqual({ features: expected, rest })
    }), { numRuns: 300, seed: 6 })
  })

  it.each<[string, number]>([
    ['{"features":[{"a":1},]}', 21], ['{"features":[{"a":1} {"b":2}]}', 21], ['{"features":[{"a":1]}]}', 19], ['{"features":[{"a":}]}', 18], ['{"features":[]', 14],
    ['{"features":[{"a":"x', 13], ['{"features":[]} x', 16], ['{,"features":[]}', 1], ['{"a" 1}', 5], ['id,lat\n1,2', 0], ['', 0], ['nonsense', 1], ['{"a":tru,"features":[]}', 7],
  ])('%s breaks at byte %i', (text, at) => expect({ at: broken(text).at, expected: broken(text).expected }).toEqual({ at: text.startsWith('{"features":[{"a":"x') ? text.length : at, expected: null }))

  it.each(['[]', '"x"', '3', 'null', '{}', '{"type":"FeatureCollection"}', '{"features":{}}', '{"features":null}'])('%s is JSON, but no collection', text => expect(broken(text).expected).toBe(NO_COLLECTION))

  it('come out of a file, and a fault has its line and column', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'atlas-features-')), 'x.geojson')
    writeFileSync(path, '\uFEFF{\n  "features": [\n    {"قرية": 1},\n    {"قرية": oops}\n  ]\n}')
    const all = (async () => { for await (const batch of featuresOf(path)) batch.forEach(parseFeature) })()
    const fault = await all.then(() => null, (error: unknown) => error as BrokenJson)
    expect(fault).toBeInstanceOf(BrokenJson)
    expect(await placeInFile(path, (fault as BrokenJson).at)).toEqual({ line: 4, column: 14, there: 'oops}\n  ]\n}' })
    expect(await placeInFile(path, 3)).toMatchObject({ line: 1, column: 1 })
  })
})
