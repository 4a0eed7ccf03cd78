import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { exportNames } from '../export-question'
import { shipped } from './fixtures/record'
import { FORMATS } from '.'

// docs/api.md forgets no format and no parameter of an export.

const text = readFileSync('docs/api.md', 'utf8')
const part = text.slice(text.indexOf('## Files'), text.indexOf('## Feeds'))

it('has a part on files', () => expect(text).toContain('## Files'))
it.each(FORMATS.map(f => [f.ending, f.type]))('.%s as %s', (ending, type) => expect(part).toContain(`| \`.${ending}\` | \`${type}\` |`))
const { manifest } = shipped()
it.each(exportNames(manifest).filter(name => !manifest.facets.some(f => f.property === name)))('the parameter %s', name => expect(part).toContain(`\`${name}\``))
