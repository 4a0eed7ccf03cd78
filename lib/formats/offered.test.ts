import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { exportNames } from '../export-question'
import { shipped } from './fixtures/record'
import { FORMATS } from '.'
import { BUNDLE, BUNDLE_RECORDS } from './offered'

// docs/api.md forgets no format and no parameter of an export.

const text = readFileSync('docs/api.md', 'utf8')
const part = text.slice(text.indexOf('## Files'), text.indexOf('## Feeds'))

it('has a part on files', () => expect(text).toContain('## Files'))
it.each(FORMATS.map(f => [f.ending, f.type]))('.%s as %s', (ending, type) => expect(part).toContain(`| \`.${ending}\` | \`${type}\` |`))
const { manifest } = shipped()
it.each(exportNames(manifest).filter(name => !manifest.facets.some(f => f.property === name)))('the parameter %s', name => expect(part).toContain(`\`${name}\``))

it('the case bundle: its ceiling, and every file in it', () => {
  const bundle = part.slice(part.indexOf('### Case bundle'))
  expect(bundle).toContain(`up to ${BUNDLE_RECORDS.toLocaleString('en')} records`)
  const files = [...readFileSync('lib/server/bundle/index.ts', 'utf8').matchAll(/\['([\w.]+)', 'file\w+'\]|\[SUMS, 'file/g)].map(m => m[1] ?? 'SHA256SUMS')
  expect(files.length).toBe(9)
  for (const file of files) expect(bundle).toContain(`| \`${file}\` |`)
  expect(bundle).toContain('`lang`')
  expect(part).toContain(`/export/${BUNDLE}`)
})
