import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { manifestSchema } from '../model/manifest'
import { COLLECTIONS } from '../model/queryables'
import { parametersOf } from './openapi'
import { SORT_NAMES } from './parameters'

// docs/api.md forgets nothing: no address, no parameter, no status.

const text = readFileSync('docs/api.md', 'utf8')
const manifest = manifestSchema.parse(JSON.parse(readFileSync('data/atlas.json', 'utf8')))

function* files(dir: string): Generator<string> {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else yield path
  }
}

describe('docs/api.md names', () => {
  const routes = [...files('app/api')].filter(path => path.endsWith('route.ts')).map(path => path.replace(/^app|\/route\.ts$/g, '')).filter(path => !path.includes('[...'))
  it('has routes to look for', () => expect(routes.length).toBeGreaterThan(15))
  it.each(routes)('%s', route => {
    const parts = route.split('/').map(part => (part.startsWith('[') ? '[^/`?]+' : part))
    // By each method that the route answers; HEAD and what refuses the others is said once for all.
    const methods = [...readFileSync(join('app', route, 'route.ts'), 'utf8').matchAll(/export (?:const|async function|function) (GET|POST|DELETE)\b/g)].map(m => m[1])
    expect(methods.length).toBeGreaterThan(0)
    for (const method of methods) expect(text).toMatch(new RegExp(`\`${method} ${parts.join('/')}[\`?]`))
  })

  const names = [...new Set(COLLECTIONS.flatMap(collection => Object.values(parametersOf(collection, manifest)).flatMap(list => Object.keys(list))))]
  it.each(names)('the parameter %s', name => expect(text.slice(text.indexOf('### OGC API'))).toContain(`\`${name}\``))
  it.each([...SORT_NAMES])('the order %s', name => expect(text.slice(text.indexOf('| `sortby`'))).toContain(`\`${name}\``))

  const statuses = new Set([...files('lib/server')].filter(path => !path.includes('.test.')).flatMap(path => [...readFileSync(path, 'utf8').matchAll(/(?:new Problem\(|problem\(|status: )(\d{3})/g)].map(m => m[1])))
  it('has statuses to look for', () => expect([...statuses].sort()).toEqual(expect.arrayContaining(['204', '303', '304', '308', '400', '404', '405', '406', '410', '500', '503'])))
  it.each([...statuses])('the status %s', status => expect(text).toContain(`| ${status} |`))
  it('what a filter can be made of', () => {
    for (const word of ['IN', 'BETWEEN', 'LIKE', 'IS NULL', 'AND', 'OR', 'NOT', 'S_INTERSECTS', 'T_INTERSECTS', 'POINT', 'POLYGON', 'MULTIPOLYGON', 'ENVELOPE', 'BBOX']) expect(text).toContain(`\`${word}\``)
  })
})
