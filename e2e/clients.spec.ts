import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type APIRequestContext } from '@playwright/test'

// Programs of others read the API: GDAL's driver for OGC API – Features, and OWSLib.

const PYTHON = '/usr/bin/python3'
const isThere = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const hasGdal = isThere('ogr2ogr', ['--version'])
const hasOwslib = isThere(PYTHON, ['-c', 'import owslib.ogcapi.features'])
const missing = [...(hasGdal ? [] : ['GDAL (apt-get install gdal-bin)']), ...(hasOwslib ? [] : ['OWSLib (apt-get install python3-owslib)'])]
if (missing.length && process.env.CI) throw new Error(`In CI the API must be read by other programs; missing: ${missing.join(', ')}.`)
if (missing.length) process.stderr.write(`The API was not read by: ${missing.join(', ')}.\n`)

interface Items { numberMatched: number; features: { id: string; geometry: unknown }[] }
const items = async (request: APIRequestContext, query: string, collection = 'incidents'): Promise<Items> => (await (await request.get(`/api/collections/${collection}/items?limit=10000&${query}`)).json()) as Items

/** Runs a program to its end; its output, or a failure with what it said. */
function run(command: string, args: string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', input, timeout: 60_000 })
  if (status !== 0 || /ERROR/.test(stderr)) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}${stdout.slice(0, 500)}`)
  return stdout
}
const countIn = (text: string) => Number(/Feature Count: (\d+)/.exec(text)?.[1])

if (hasGdal) test.describe('GDAL', () => {
  const work = mkdtempSync(join(tmpdir(), 'atlas-gdal-'))
  test.afterAll(() => rmSync(work, { recursive: true, force: true }))
  const source = (baseURL: string | undefined) => `OAPIF:${baseURL}/api`

  test('ogrinfo lists the collections, the exact count, the extent and fields of their own types', async ({ request, baseURL }) => {
    const layers = run('ogrinfo', ['-ro', source(baseURL)])
    for (const name of ['incidents', 'statements', 'datings']) expect(layers).toContain(`: ${name}`)
    const text = run('ogrinfo', ['-ro', '-so', source(baseURL), 'incidents'])
    expect(countIn(text)).toBe((await items(request, '')).numberMatched)
    for (const field of ['date_start: Date', 'killed_min: Integer', 'target: StringList', 'title_ar: String', 'counts_in_totals: Integer(Boolean)']) expect(text).toContain(field)
    expect(text).toMatch(/Extent: \(\d/)
    expect(countIn(run('ogrinfo', ['-ro', '-so', source(baseURL), 'statements']))).toBe((await items(request, '', 'statements')).numberMatched)
  })

  test('ogrinfo reads the buildings that volunteers date, with fields of their own types', async ({ request, baseURL }) => {
    const text = run('ogrinfo', ['-ro', '-so', source(baseURL), 'datings'])
    expect(countIn(text)).toBe((await items(request, '', 'datings')).numberMatched)
    expect(countIn(text)).toBeGreaterThan(400)
    for (const field of [/after: (?:Date|String)/, /before: (?:Date|String)/, 'confidence: Real', 'firm: Integer(Boolean)', 'answers: Integer', 'stage: String']) expect(text).toMatch(field)
  })

  // What ogr2ogr is told, and how many it must bring home.
  for (const [name, args, expected] of [
    ['all of it, in pages of ten', ['-oo', 'PAGE_SIZE=10'], async (r: APIRequestContext) => (await items(r, '')).numberMatched],
    // GDAL drops what has no place once there is a box.
    ['a box', ['-oo', 'PAGE_SIZE=10', '-spat', '36', '35', '37.5', '36.5'], async (r: APIRequestContext) => (await items(r, 'bbox=36,35,37.5,36.5')).features.filter(f => f.geometry).length],
    ['from a day on', ['-oo', 'PAGE_SIZE=10', '-where', "date_start >= '2020/01/01'"], async (r: APIRequestContext) => (await items(r, 'datetime=2020-01-01/..')).numberMatched],
    ['a facet and days', ['-where', "grading = 'fair' AND date_start >= '2017/06/01'"], async (r: APIRequestContext) => (await items(r, 'grading=fair&datetime=2017-06-01/..')).numberMatched],
  ] as const) {
    test(`ogr2ogr to GeoPackage: ${name}`, async ({ request, baseURL }) => {
      const file = join(work, `${name.replace(/\W/g, '-')}.gpkg`)
      run('ogr2ogr', ['-f', 'GPKG', file, source(baseURL), 'incidents', ...args])
      const count = countIn(run('ogrinfo', ['-so', file, 'incidents']))
      expect(count).toBe(await expected(request))
      expect(count).toBeGreaterThan(3)
      // No record twice: pages follow one another without overlap.
      expect(run('ogrinfo', ['-q', '-sql', 'select count(distinct id) as n from incidents', file])).toContain(`n (Integer) = ${count}`)
    })
  }

  test('one item by its id', async ({ baseURL }) => {
    const text = run('ogrinfo', ['-ro', source(baseURL), 'incidents', '-where', "id = 'idl-2020-01-29-ariha-shami'"])
    expect(text).toContain('id (String) = idl-2020-01-29-ariha-shami')
  })
})

const SCRIPT = `
import json, sys
from owslib.ogcapi.features import Features
api = Features(sys.argv[1])
box = api.collection_items('incidents', bbox=[36, 35, 37.5, 36.5], limit=10000)
first = api.collection_items('incidents', limit=10)
item = api.collection_item('incidents', first['features'][0]['id'])
print(json.dumps({
  'title': api.response['title'], 'openapi': api.api()['openapi'], 'conforms': len(api.conformance()['conformsTo']),
  'collections': api.feature_collections(), 'itemType': api.collection('incidents')['itemType'], 'queryables': sorted(api.collection_queryables('incidents')['properties'])[:3],
  'box': [box['numberMatched'], len(box['features'])],
  'days': api.collection_items('incidents', datetime='2019-12-01/2020-03-05', limit=1)['numberMatched'],
  'filter': api.collection_items('incidents', filter="grading = 'confirmed' AND killed_max >= 10", limit=1)['numberMatched'],
  'first': first['numberReturned'], 'next': [l['rel'] for l in first['links']].count('next'), 'item': [item['id'], [l['rel'] for l in item['links']]],
}))
`

if (hasOwslib) test('OWSLib reads landing page, OpenAPI, conformance, collections, queryables, items and an item', async ({ request, baseURL }) => {
  const read = JSON.parse(run(PYTHON, ['-', `${baseURL}/api`], SCRIPT)) as Record<string, unknown>
  const box = (await items(request, 'bbox=36,35,37.5,36.5')).numberMatched
  expect(read).toMatchObject({
    title: 'Incident Atlas', openapi: '3.0.3', collections: ['incidents', 'statements', 'datings'], itemType: 'feature', queryables: ['actor', 'admin1', 'children_killed_max'], box: [box, box], first: 10, next: 1,
    days: (await items(request, 'datetime=2019-12-01/2020-03-05')).numberMatched,
    filter: (await items(request, 'grading=confirmed')).features.filter(f => ((f as unknown as { properties: { killed_max?: number } }).properties.killed_max ?? -1) >= 10).length,
  })
  expect(read.conforms as number).toBeGreaterThan(10)
  expect((read.item as [string, string[]])[1]).toEqual(expect.arrayContaining(['self', 'collection', 'alternate']))
})
