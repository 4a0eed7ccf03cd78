import { request as http } from 'node:http'
import { readFileSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test, type APIRequestContext } from '@playwright/test'
import type { Area } from '../lib/geo/area'
import { formatArea } from '../lib/geo/area'
import { manifestSchema } from '../lib/model/manifest'
import { incident, manifest as testManifest, write, writeAtlas } from '../lib/publish/fixtures/atlas'
import { release } from '../lib/publish/release'
import { combinations, direct, featuresIn, type Feature } from '../lib/store/fixtures/direct'
import { formatDay, parseDay } from '../lib/time/day'
import { startOwn, type OwnServer } from './own-server'

// OGC API – Features as a client meets it, over the production server. What other programs make of it: clients.spec.ts.

const ITEMS = '/api/collections/incidents/items'
interface Link { rel: string; href: string; type?: string }
interface Items { type: string; numberMatched: number; numberReturned: number; timeStamp: string; features: (Feature & { id: string })[]; links: Link[] }
const get = async (request: APIRequestContext, path: string) => (await (await request.get(path)).json()) as Items & { links: Link[] }
const link = (document: { links: Link[] }, rel: string) => document.links.find(l => l.rel === rel)
const problem = async (request: APIRequestContext, path: string, options: Parameters<APIRequestContext['fetch']>[1] = {}) => {
  const answer = await request.fetch(path, { maxRedirects: 0, ...options })
  return { status: answer.status(), type: answer.headers()['content-type'], body: (await answer.json().catch(() => null)) as { status: number; title: string; detail: string } | null, headers: answer.headers() }
}

test.describe('documents', () => {
  test('every link of the landing page and of the collections leads to what it says', async ({ request }) => {
    const landing = await get(request, '/api')
    for (const rel of ['self', 'alternate', 'service-desc', 'service-doc', 'conformance', 'data']) expect(landing.links.map(l => l.rel), rel).toContain(rel)
    const { collections } = (await (await request.get('/api/collections')).json()) as { collections: { id: string; links: Link[] }[] }
    expect(collections.map(c => c.id)).toEqual(['incidents', 'statements', 'datings'])
    const links = [...landing.links, ...collections.flatMap(c => c.links)].filter(l => l.rel !== 'license')
    expect(links.length).toBeGreaterThan(15)
    for (const { rel, href, type } of links) {
      const answer = await request.get(href, { headers: { accept: type ?? '*/*' } })
      expect([rel, href, answer.status()]).toEqual([rel, href, 200])
      expect(answer.headers()['content-type'].replaceAll(' ', ''), href).toContain((type as string).replaceAll(' ', ''))
    }
  })
  test('a slash at the end changes nothing', async ({ request }) => {
    for (const path of ['/api', '/api/collections', ITEMS]) {
      const answer = await request.get(`${path}/?f=json`, { maxRedirects: 0 })
      expect([path, answer.status(), (await answer.json() as { links: Link[] }).links.find(l => l.rel === 'self')?.href]).toEqual([path, 200, expect.stringContaining(path)])
    }
  })
  test('a collection says its extent, its system and what can be asked of it', async ({ request }) => {
    const answer = (await (await request.get('/api/collections/incidents?lang=ar')).json()) as { title: string; itemType: string; crs: string[]; extent: { spatial: { bbox: number[][] }; temporal: { interval: string[][] } }; links: Link[] }
    const { features } = await get(request, `${ITEMS}?limit=10000`)
    const lons = features.flatMap(f => (f.geometry ? [f.geometry.coordinates[0]] : []))
    expect([answer.title, answer.itemType, answer.crs]).toEqual(['الحوادث والأوضاع', 'feature', ['http://www.opengis.net/def/crs/OGC/1.3/CRS84']])
    expect([answer.extent.spatial.bbox[0][0], answer.extent.spatial.bbox[0][2]]).toEqual([Math.min(...lons), Math.max(...lons)])
    expect(answer.extent.temporal.interval[0].every(end => /^\d{4}-\d\d-\d\dT00:00:00Z$/.test(end))).toBe(true)
    expect(link(answer, 'alternate')?.href).toMatch(/\/ar$/)
    const queryables = (await (await request.get('/api/collections/incidents/queryables')).json()) as { properties: Record<string, { enum?: string[] }>; additionalProperties: boolean }
    expect(queryables.properties.target.enum).toContain('medical')
    expect(queryables.additionalProperties).toBe(false)
  })
})

test.describe('items', () => {
  test('pages follow one another without gap or repetition, in any order', async ({ request }) => {
    const all = await get(request, `${ITEMS}?limit=10000`)
    expect([all.numberMatched, all.numberReturned]).toEqual([all.features.length, all.features.length])
    for (const sortby of ['', '&sortby=-killed', '&sortby=grading,-title', '&sortby=%2Bplace']) {
      const whole = await get(request, `${ITEMS}?limit=10000${sortby}`)
      const ids: string[] = []
      let pages = 0
      for (let next: string | undefined = `${ITEMS}?limit=17${sortby}`; next; pages++) {
        const page: Items = await get(request, next)
        expect([page.numberMatched, page.numberReturned]).toEqual([all.numberMatched, page.features.length])
        ids.push(...page.features.map(f => f.id))
        next = link(page, 'next')?.href
      }
      expect(ids, sortby).toEqual(whole.features.map(f => f.id))
      expect(pages).toBe(Math.ceil(all.numberMatched / 17))
    }
    const killed = (await get(request, `${ITEMS}?limit=10000&sortby=-killed`)).features.map(f => f.properties.killed_max ?? f.properties.killed_min ?? -1)
    expect(killed).toEqual([...killed].sort((a, b) => b - a))
    const statements: string[] = []
    for (let next: string | undefined = '/api/collections/statements/items?limit=4&sortby=title'; next;) {
      const page: Items = await get(request, next)
      statements.push(...page.features.map(f => (f.properties as { title_en: string }).title_en.toLowerCase()))
      next = link(page, 'next')?.href
    }
    expect(statements).toEqual([...statements].sort())
    expect(statements.length).toBe((await get(request, '/api/collections/statements/items')).numberMatched)
  })

  test('bbox and datetime take what has no place or date, area and filter do not', async ({ request }) => {
    const all = (await get(request, `${ITEMS}?limit=10000`)).features
    const placeless = all.filter(f => !f.geometry).length
    expect(placeless).toBeGreaterThan(0)
    const matched = async (query: string) => (await get(request, `${ITEMS}?limit=1&${query}`)).numberMatched
    const inside = all.filter(f => f.geometry && f.geometry.coordinates[0] >= 38 && f.geometry.coordinates[0] <= 40).length
    expect(await matched('bbox=38,-90,40,90')).toBe(inside + placeless)
    expect(await matched('bbox=38,-90,0,40,90,5000')).toBe(inside + placeless)
    expect(await matched('bbox=40,-90,38,90')).toBe(all.filter(f => f.geometry && (f.geometry.coordinates[0] >= 40 || f.geometry.coordinates[0] <= 38)).length + placeless)
    expect(await matched('area=box:38,-90,40,90')).toBe(inside)
    expect(await matched(`filter=${encodeURIComponent('S_INTERSECTS(geometry, BBOX(38,-90,40,90))')}`)).toBe(inside)
    // A time of day and an offset shift no day.
    expect(await matched('datetime=2020-02-25T23:59:59-11:00')).toBe(await matched('datetime=2020-02-25'))
    expect(await matched('datetime=2020-02-25/..') + await matched('datetime=../2020-02-24') ).toBeGreaterThanOrEqual(all.length)
    expect(await matched('datetime=/2020-02-24')).toBe(await matched('datetime=../2020-02-24'))
  })

  test('the moment of the answer is no part of its ETag', async ({ request }) => {
    const before = Date.now()
    const [a, b] = [await request.get(`${ITEMS}?limit=1`), await request.get(`${ITEMS}?limit=1`)]
    expect(a.headers().etag).toBe(b.headers().etag)
    expect(Date.parse(((await a.json()) as Items).timeStamp)).toBeGreaterThanOrEqual(before)
  })

  test('each links its page, and each page its data', async ({ request }) => {
    const item = (await (await request.get(`${ITEMS}/idl-2020-01-29-ariha-shami?lang=ar`)).json()) as { links: Link[]; id: string }
    expect(link(item, 'alternate')?.href).toMatch(/\/ar\/incidents\/idl-2020-01-29-ariha-shami$/)
    expect(link(item, 'collection')?.href).toMatch(/\/api\/collections\/incidents$/)
    const list = await get(request, `${ITEMS}?target=medical&datetime=2019-01-01/2019-12-31&q=hospital`)
    const page = await request.get(link(list, 'alternate')?.href as string)
    expect(page.status()).toBe(200)
    expect(new URL(page.url()).search).toBe('?target=medical&from=2019-01-01&to=2019-12-31&q=hospital')
  })
})

test.describe('forms', () => {
  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
  for (const [path, twin] of [
    ['/api', '/'], ['/api/collections', '/'], ['/api/collections/statements', '/statements'], [`${ITEMS}?kind=incident`, '/?from='], [`${ITEMS}/idl-2020-01-29-ariha-shami`, '/incidents/idl-2020-01-29-ariha-shami'],
    ['/api/collections/statements/items?q=camp&lang=ar', '/ar/statements?q=camp'], ['/api/conformance', '/api/openapi?f=html'], ['/api/collections/incidents/queryables', '/api/openapi?f=html'],
  ]) {
    test(`${path}: a browser and f=html are led to ${twin}`, async ({ request }) => {
      for (const answer of [await request.get(path, { headers: { accept: BROWSER }, maxRedirects: 0 }), await request.get(`${path}${path.includes('?') ? '&' : '?'}f=html`, { maxRedirects: 0 })]) {
        expect(answer.status()).toBe(303)
        expect(new URL(answer.headers().location).pathname + new URL(answer.headers().location).search).toContain(twin)
        expect(answer.headers().vary).toContain('Accept')
        expect((await request.get(answer.headers().location, { headers: { accept: BROWSER } })).status()).toBe(200)
      }
      expect((await request.get(`${path}${path.includes('?') ? '&' : '?'}f=json`, { headers: { accept: BROWSER } })).headers()['content-type']).toContain('json')
    })
  }
  test('the API to read is a page without scripts', async ({ page }) => {
    const answer = await page.goto('/api/openapi')
    expect(answer?.headers()['content-type']).toContain('text/html')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('API: Incident Atlas')
    await expect(page.getByText('GET /api/collections/incidents/items', { exact: true })).toBeVisible()
  })
})

test.describe('errors are problem documents with the true status', () => {
  for (const [status, path, sentence] of [
    [400, `${ITEMS}?colour=red`, '"colour" is not a parameter of this address; expected one of limit,'], [400, '/api?limit=1', '"limit" is not a parameter'], [400, `${ITEMS}/idl-2020-01-29-ariha-shami?limit=1`, '"limit" is not a parameter'], [400, `${ITEMS}?limit=1&limit=2`, 'stands 2 times'],
    [400, `${ITEMS}?bbox=1,2`, 'bbox=1,2 is not understood; expected west'], [400, `${ITEMS}?datetime=soon`, 'datetime=soon'], [400, `${ITEMS}?crs=http://www.opengis.net/def/crs/EPSG/0/4326`, 'expected http://www.opengis.net/def/crs/OGC/1.3/CRS84'], [400, `${ITEMS}?sortby=size`, 'sortby=size'], [400, `${ITEMS}?cursor=!!`, 'out of a "next" link'],
    [400, `${ITEMS}?filter=title_en+LIEK+'x'`, 'filter is not understood at character 10: "LIEK" stands there; expected ='], [400, `${ITEMS}?filter=summary_en='x'`, '"summary_en" is no property that can be asked for; expected one of geometry, date'], [400, `${ITEMS}?filter=target='none'`, "'none' is no code"], [400, `${ITEMS}?filter-lang=cql2-json`, 'expected cql2-text'],
    [400, '/api/collections/%ff/items', 'This address has a broken escape'], [404, '/api/nowhere', 'There is nothing at /api/nowhere'], [404, '/api/collections/none', 'no collection "none"; expected one of incidents, statements, datings'], [404, '/api/collections/none/items', 'no collection'], [404, `${ITEMS}/none`, 'No incident or situation has the id "none"'], [404, `${ITEMS}/%00`, 'has the id'], [404, `${ITEMS}?edition=99`, 'There is no edition 99 here'],
    [406, `${ITEMS}?f=xml`, 'f=xml is not served'],
  ] as const) {
    test(`${status} ${path}`, async ({ request }) => {
      const { status: got, type, body } = await problem(request, path)
      expect([got, type, body?.status]).toEqual([status, 'application/problem+json', status])
      expect(body?.detail).toContain(sentence)
    })
  }
  test('406 for a form that nobody serves, 405 for a method that writes', async ({ request }) => {
    const form = await problem(request, ITEMS, { headers: { accept: 'application/xml' } })
    expect([form.status, form.type]).toEqual([406, 'application/problem+json'])
    expect(form.body?.detail).toContain('expected application/geo+json')
    for (const path of ['/api', '/api/conformance', '/api/openapi', '/api/collections', '/api/collections/incidents', ITEMS, `${ITEMS}/x`, '/api/health', '/api/places', '/api/editions/current']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await problem(request, path, { method })
        expect([path, method, answer.status, answer.type, answer.headers.allow]).toEqual([path, method, 405, 'application/problem+json', 'GET, HEAD, OPTIONS'])
      }
    }
  })
})

test.describe('as HTTP has it', () => {
  test('any origin reads: OPTIONS, HEAD, headers', async ({ request }) => {
    const options = await request.fetch(ITEMS, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' } })
    expect([options.status(), options.headers()['access-control-allow-origin'], options.headers()['access-control-allow-methods']]).toEqual([204, '*', 'GET, HEAD, OPTIONS'])
    expect(options.headers()['access-control-allow-headers']).toContain('If-None-Match')
    const head = await request.head(`${ITEMS}?limit=1`)
    expect([head.status(), head.headers()['access-control-allow-origin'], head.headers()['content-crs']]).toEqual([200, '*', '<http://www.opengis.net/def/crs/OGC/1.3/CRS84>'])
    expect((await head.body()).length).toBe(0)
  })

  /** Bytes as they come over the wire. */
  const raw = (url: string, headers: Record<string, string>) => new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }>((done, failed) => {
    http(url, { headers }, response => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }))
    }).once('error', failed).end()
  })
  for (const path of ['/api', '/api/openapi', '/api/collections/incidents/queryables', '/api/collections', `${ITEMS}?limit=50`, '/api/collections/statements/items']) {
    test(`${path} is packed, bears a strong ETag, and answers 304 packed or not`, async ({ baseURL }) => {
      const plain = await raw(baseURL + path, { 'accept-encoding': 'identity' })
      const etag = plain.headers.etag as string
      expect(etag).toMatch(/^"[\w-]{22}"$/)
      expect(String(plain.headers.vary)).toMatch(/Accept/)
      for (const [encoding, unpack] of [['gzip', gunzipSync], ['br', brotliDecompressSync]] as const) {
        const packed = await raw(baseURL + path, { 'accept-encoding': encoding })
        expect([packed.status, packed.headers['content-encoding'], packed.headers.etag]).toEqual([200, encoding, etag])
        expect(String(packed.headers.vary)).toMatch(/Accept-Encoding/)
        expect(packed.body.length).toBeLessThan(plain.body.length)
        const text = (bytes: Buffer) => bytes.toString('utf8').replace(/"timeStamp":"[^"]+"/, '')
        expect(text(unpack(packed.body))).toBe(text(plain.body))
        for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
          const again = await raw(baseURL + path, { 'accept-encoding': encoding, 'if-none-match': held })
          expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
        }
      }
      expect((await raw(baseURL + path, { 'if-none-match': '"other"' })).status).toBe(200)
    })
  }
})

test('50 random filters: the same count by parameters, by CQL2 and counted from the file', async ({ request }) => {
  test.setTimeout(180_000)
  const manifest = manifestSchema.parse(JSON.parse(readFileSync('data/atlas.json', 'utf8')))
  const features = featuresIn('data')
  let counted = 0
  for (const random of combinations(manifest, parseDay('2017-01-01') as number, parseDay('2020-06-30') as number, 31)) {
    // CQL2 has no circles, and no word for "certainly".
    const area: Area | null = random.area?.kind === 'circle' ? { kind: 'box', bounds: [random.area.center[0] - 2, random.area.center[1] - 1, random.area.center[0] + 2, random.area.center[1] + 1] } : random.area
    const c = { ...random, match: 'possible' as const, area }
    const expected = direct(features, c, manifest).incidents
    const facets = Object.entries(c.facets).filter(([, codes]) => codes.length)
    const shape = area?.kind === 'box' ? `BBOX(${area.bounds.join(',')})` : area?.kind === 'poly' ? `POLYGON((${[...area.ring, area.ring[0]].map(p => p.join(' ')).join(',')}))` : null
    const filter = [
      "kind = 'incident'", `T_INTERSECTS(date, INTERVAL('${formatDay(c.from)}', '${formatDay(c.to)}'))`,
      ...facets.map(([property, codes]) => `${property} IN (${codes.map(code => `'${code}'`).join(', ')})`), ...(shape ? [`S_INTERSECTS(geometry, ${shape})`] : []),
    ].join(' AND ')
    const byFilter = (await get(request, `${ITEMS}?limit=1&filter-lang=cql2-text&filter=${encodeURIComponent(filter)}`)).numberMatched
    const asked = new URLSearchParams([['kind', 'incident'], ['limit', '10000'], ['datetime', `${formatDay(c.from)}/${formatDay(c.to)}`], ...facets.map(([property, codes]) => [property, codes.join(',')]), ...(area ? [['area', formatArea(area)]] : [])])
    const byParameters = await get(request, `${ITEMS}?${asked}`)
    const undated = byParameters.features.filter(f => !f.properties.date_start).length
    expect([byFilter, byParameters.numberMatched - undated], filter).toEqual([expected, expected])
    counted += expected
  }
  // Enough for the agreement to mean something; four facets at random leave few records of 113.
  expect(counted).toBeGreaterThan(50)
})

test('filters on what columns do not hold are counted as the file has them', async ({ request }) => {
  const { features } = JSON.parse(readFileSync('data/incidents.geojson', 'utf8')) as { features: Feature[] }
  const count = (test: (p: Feature['properties'], f: Feature) => boolean) => features.filter(f => test(f.properties, f)).length
  for (const [filter, expected] of [
    ["title_en LIKE '%hospital%'", count(p => p.title_en.includes('hospital'))], ["CASEI(title_en) LIKE CASEI('%HOSPITAL%')", count(p => p.title_en.toLowerCase().includes('hospital'))], ["title_ar LIKE '%مستشفى%'", count(p => p.title_ar?.includes('مستشفى') ?? false)],
    ["place_en = 'Raqqa'", count(p => p.place_en === 'Raqqa')], ["admin1 IN ('Idlib', 'Raqqa')", count(p => p.admin1 === 'Idlib' || p.admin1 === 'Raqqa')], ['admin1 IS NULL', count(p => p.admin1 === undefined)],
    ['killed_min >= 10', count(p => (p.killed_min ?? -1) >= 10)], ['killed_max IS NULL AND injured_max IS NOT NULL', count(p => p.killed_max === undefined && p.injured_max !== undefined)], ['killed_min BETWEEN 1 AND 5', count(p => p.killed_min !== undefined && p.killed_min >= 1 && p.killed_min <= 5)],
    ['NOT counts_in_totals', count(p => p.counts_in_totals === false)], ['date_end IS NOT NULL', count(p => p.date_end !== undefined)], ["date_precision = 'month'", count(p => p.date_precision === 'month')], ["geo_precision IN ('exact', 'town')", count(p => p.geo_precision === 'exact' || p.geo_precision === 'town')],
    ["date_start >= DATE('2020-01-01') AND kind <> 'situation'", count(p => (p.date_start ?? '') >= '2020-01-01' && p.kind === 'incident')], ["id LIKE 'idl-2020-%'", count(p => p.id.startsWith('idl-2020-'))], ['geometry IS NULL', count((_, f) => !f.geometry)],
  ] as const) {
    const { numberMatched } = await get(request, `${ITEMS}?limit=1&filter=${encodeURIComponent(filter)}`)
    expect([filter, numberMatched]).toEqual([filter, expected])
  }
  const statements = await get(request, `/api/collections/statements/items?filter=${encodeURIComponent("date < DATE('2019-06-01') AND CASEI(title_en) LIKE CASEI('%raqqa%')")}`)
  const { statements: all } = JSON.parse(readFileSync('data/statements.json', 'utf8')) as { statements: { date: string; title_en: string }[] }
  expect(statements.numberMatched).toBe(all.filter(s => s.date < '2019-06-01' && s.title_en.toLowerCase().includes('raqqa')).length)
})

test.describe('editions', () => {
  let server: OwnServer
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    const dir = writeAtlas({ features: [incident('one'), incident('two'), incident('gone')] })
    await release(dir, 'first', '2026-01-02')
    write(dir, 'atlas.json', { ...testManifest, withdrawn: [{ id: 'gone', date: '2026-02-01', reason: { en: 'Two reports were of one event.', ar: 'تقريران عن حدث واحد.' } }] })
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { title_en: 'A better title', aliases: ['uno'] }), incident('two'), incident('three')] })
    await release(dir, 'second', '2026-02-02')
    server = await startOwn(dir, Number(process.env.E2E_PORT || 3210) + 6)
  })
  test.afterAll(() => server?.stop())

  test('the record as an earlier edition had it; what is withdrawn is 410, what was renamed 308', async ({ request }) => {
    const items = `${server.base}${ITEMS}`
    const ids = async (query: string) => (await get(request, `${items}?${query}`)).features.map(f => f.id)
    expect([await ids(''), await ids('edition=1'), await ids('edition=2')]).toEqual([['one', 'three', 'two'], ['gone', 'one', 'two'], ['one', 'three', 'two']])
    const now = (await (await request.get(`${items}/one`)).json()) as { properties: { title_en: string }; links: Link[] }
    expect([now.properties.title_en, link(now, 'predecessor-version')?.href]).toEqual(['A better title', `${items}/one?edition=1`])
    const then = (await (await request.get(`${items}/one?edition=1`)).json()) as typeof now
    expect([then.properties.title_en, link(then, 'predecessor-version'), link(then, 'latest-version')?.href]).toEqual(['Title of one', undefined, `${items}/one`])
    expect(link((await (await request.get(`${items}/three`)).json()) as typeof now, 'predecessor-version')).toBeUndefined()
    const gone = await problem(request, `${items}/gone`)
    expect([gone.status, gone.type, gone.body?.detail]).toEqual([410, 'application/problem+json', 'The incident "gone" was withdrawn on 2026-02-01: Two reports were of one event.'])
    expect((await request.get(`${items}/gone?edition=1`)).status()).toBe(200)
    expect((await problem(request, `${items}/gone?lang=ar`)).body?.detail).toContain('تقريران عن حدث واحد.')
    const moved = await request.get(`${items}/uno?lang=ar`, { maxRedirects: 0 })
    expect([moved.status(), moved.headers().location]).toEqual([308, `${items}/one?lang=ar`])
    // A page that follows stays within the edition of the first.
    const first = await get(request, `${items}?edition=1&limit=2`)
    const second = await get(request, link(first, 'next')?.href as string)
    expect([...first.features, ...second.features].map(f => f.id)).toEqual(['gone', 'one', 'two'])
  })
})
