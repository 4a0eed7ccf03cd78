import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportNames } from '../export-question'
import { feedNames } from '../feed-question'
import { FORMATS } from '../formats'
import { CITE_FORMATS } from '../formats/cite'
import { EMBED_INCIDENT, EMBED_SHOW } from '../formats/embed'
import { manifestSchema } from '../model/manifest'
import { COLLECTIONS } from '../model/queryables'
import { viewNames } from '../search-params'
import { parametersOf } from './openapi'
import { PARAMETERS } from './parameters'

// Names that addresses take, told and taken: one that docs/api.md tells and no code reads is as wrong as one that it does not tell.

const text = readFileSync('docs/api.md', 'utf8')
const manifest = manifestSchema.parse(JSON.parse(readFileSync('data/atlas.json', 'utf8')))
const facets = [...manifest.facets.map(f => f.property), 'grading']

/** From a heading to the next one as high. */
function part(heading: string): string {
  const from = text.indexOf(`\n${heading}\n`)
  expect(from, heading).toBeGreaterThan(-1)
  return text.slice(from + 1).split(new RegExp(`\\n#{1,${heading.indexOf(' ')}} `))[0]
}
/** Cells of the rows of the first table behind a text. */
const table = (within: string): string[][] => (/(?:^\|.*\|$\n?)+/m.exec(within)?.[0] ?? '').split('\n').slice(2).filter(Boolean).map(row => row.slice(1, -1).split(/(?<!\\)\|/).map(cell => cell.trim()))
/** What stands in code in a text; of `name=value` the name. */
const told = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(m => m[1].split('=')[0])
/** Names that a handler's source reads out of an address. */
const readIn = (...paths: string[]): string[] => [...new Set(paths.flatMap(path => [...readFileSync(path, 'utf8').matchAll(/(?:\b(?:params|searchParams|search)\.(?:get|has)\(|atMost\(params, )'([\w-]+)'/g)].map(m => m[1])))].sort()
const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

it('the view: each name in its table, and the facets in one row', () => {
  const rows = table(part('## The view in the URL'))
  expect(sorted(rows.flatMap(([names]) => told(names)))).toEqual(sorted(viewNames(manifest).filter(name => name === 'grading' || !facets.includes(name))))
  expect(rows.map(([names]) => names)).toContain('one per facet, `grading`')
})

it('single pages: what their sources read', () => {
  const rows = table(text.slice(text.indexOf('Single pages have names')))
  const read = (path: string) => [...readFileSync(join('app/[locale]', path, 'page.tsx'), 'utf8').matchAll(/\b(?:asked|params)\.([a-z]+)\b(?!\()|const \{ (\w+) \} = await searchParams|\{ (\w+) \}\] = await Promise\.all\(\[getStory/g)].flatMap(m => m[1] ?? m[2] ?? m[3])
  const taken = {
    '/evidence': read('(text)/evidence'), '/claims': read('(text)/claims'), '/stories/{slug}': read('(text)/stories/[slug]'), '/editions': read('(text)/editions'),
    '/editions/{number}': [...readFileSync('lib/server/history.ts', 'utf8').matchAll(/\basked\.(what|kind|after|\w+) ?(?:===|\)|:)/g)].map(m => m[1]), '/embed': [EMBED_SHOW, EMBED_INCIDENT],
  }
  const names = (cell: string) => cell.split('; ').flatMap(entry => told(entry.split(':')[0]))
  expect(Object.fromEntries(rows.map(([page, cell]) => [told(page)[0], sorted(names(cell))]))).toEqual(Object.fromEntries(Object.entries(taken).map(([page, list]) => [page, sorted(list)])))
  // Every other page that is given what stands behind the `?` reads the view alone.
  const pages = readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('page.tsx') && readFileSync(join('app/[locale]', path), 'utf8').includes('searchParams: Promise'))
  const own = rows.map(([page]) => told(page)[0].replace(/\{(\w+)\}/, '[$1]'))
  expect(sorted(pages.map(path => `/${path.replace(/^\([a-z]+\)\//, '').replace(/\/?page\.tsx$/, '')}`))).toEqual(sorted([...own, '/', '/statements', '/scenes/[place]']))
})

it('the embed: its two names', () => expect(table(part('## Embed')).map(([name]) => told(name)[0])).toEqual([EMBED_SHOW, EMBED_INCIDENT]))

it('citations: each form with its file', () => {
  expect(table(part('## Cite')).map(([name, ending, type]) => ({ name, ending: told(ending)[0], type: told(type)[0] }))).toEqual(Object.values(CITE_FORMATS).map(({ name, ending, type }) => ({ name, ending: `.${ending}`, type })))
})

describe('each address of the machine face', () => {
  const rows = table(part('### Names that an address takes'))
  const document = Object.keys(PARAMETERS.document(manifest))
  // What stands behind a colon says what a name means.
  const cells = new Map(rows.flatMap(([addresses, names]) => told(addresses).map(address => [address, names.split('; ').flatMap(entry => told(entry.split(':')[0]))] as const)))
  const TAKEN: Record<string, string[]> = {
    ...Object.fromEntries(['/api', '/api/conformance', '/api/openapi', '/api/collections'].map(address => [address, document])),
    ...Object.fromEntries(['', '/queryables', '/schema'].map(path => [`/api/collections/{collection}${path}`, [...Object.keys(PARAMETERS.collection(manifest)), 'datings']])),
    '/api/collections/{collection}/items': [],
    '/api/collections/{collection}/items/{id}': [...Object.keys(PARAMETERS.item(manifest)), ...Object.keys(PARAMETERS.dating(manifest)), 'datings'],
    '/api/collections/{collection}/items/{id}/history': Object.keys(PARAMETERS.history(manifest)),
    '/api/editions': Object.keys(PARAMETERS.editions(manifest)),
    '/api/editions/{number}/changes': Object.keys(PARAMETERS.changes(manifest)),
    '/api/editions/{edition}/export/{file}': [...exportNames(manifest).filter(name => !viewNames(manifest).includes(name)), ...readIn('lib/server/bundle/index.ts').filter(name => !viewNames(manifest).includes(name)), 'bundle.zip', 'columns.csv'],
    '/feeds/{file}': feedNames(manifest).filter(name => !viewNames(manifest).includes(name)),
    '/api/editions/{edition}/cards/{card}': [...readIn('lib/server/cards.ts'), ...(readFileSync('lib/server/card-address.ts', 'utf8').match(/(?<=`)v(?==\$)/g) ?? []), 'view.png'],
    '/api/editions/{edition}/list': readIn('lib/list-question.ts'),
    '/api/editions/{edition}/slices/{key}': [...readIn('lib/server/slices.ts'), 'grading', 'area', 'by'],
    '/api/editions/{edition}/evidence': readIn('lib/server/evidence.ts'),
    '/api/oembed': readIn('lib/server/oembed.ts'),
    '/api/places': readIn('lib/server/places.ts'),
    '/api/map/{which}/{z}/{x}/{y}': readIn('lib/server/tiles.ts'),
    '/api/dating/{project}/next': readIn('lib/server/dating/volunteering.ts'),
    '/api/dating/{project}/near': readIn('lib/server/dating/near.ts'),
  }
  it.each([...cells])('%s', (address, names) => expect(sorted(names)).toEqual(sorted(TAKEN[address] ?? [])))
  it('no address without a row', () => {
    const routes = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(path => /^(?:api|feeds)\b.*route\.ts$/.test(path)).map(path => `/${path.replace(/\/route\.ts$/, '')}`).filter(path => path !== '/api/[...rest]')
    const plain = (path: string) => path.replace(/\[(?:\.\.\.)?\w+\]|\{\w+\}/g, '*')
    expect(sorted(routes.map(plain))).toEqual(sorted([...cells.keys()].map(plain)))
  })
})

describe('and nothing that is not there', () => {
  it('formats, feeds’ own names, parameters of items', () => {
    expect(table(part('## Files')).map(([ending]) => told(ending)[0]).sort()).toEqual(FORMATS.map(f => `.${f.ending}`).sort())
    expect(sorted(table(part('## Feeds')).flatMap(([name]) => told(name)))).toEqual(sorted(feedNames(manifest).filter(name => !viewNames(manifest).includes(name))))
    const known = COLLECTIONS.flatMap(collection => Object.values(parametersOf(collection, manifest)).flatMap(list => Object.keys(list)))
    const items = table(text.slice(text.indexOf('Parameters of the items.'))).flatMap(([name]) => told(name))
    expect(items.filter(name => !known.includes(name))).toEqual([])
    expect(items.length).toBeGreaterThan(15)
  })
})
