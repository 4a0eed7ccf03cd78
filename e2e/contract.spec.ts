import { readFileSync } from 'node:fs'
import { expect, ready, test } from './fixtures'

// The tables of the contract, row by row: pages, names that assistive technology and other programs rely on, parameters, headers.

test.describe('pages', () => {
  for (const [path, status, mapped] of [
    ['/', 200, true], ['/ar', 200, true], ['/incidents/idl-2020-01-29-ariha-shami', 200, true], ['/ar/incidents/hsk-2020-05-al-hol-camp', 200, true],
    ['/statements', 200, true], ['/statements/stmt-2020-05-10', 200, true], ['/evidence', 200, false], ['/evidence/ariha-un-no-strike-list', 200, true], ['/evidence/none', 404, true], ['/claims', 200, false], ['/ar/claims', 200, false], ['/methodology', 200, false], ['/stories', 200, false], ['/stories/raqqa-2017', 200, false], ['/ar/stories/al-hol', 200, false], ['/stories/none', 404, false], ['/scenes', 200, true], ['/scenes/drawn-town', 200, true], ['/scenes/none', 404, true], ['/editions', 200, false], ['/editions/1', 200, false], ['/editions/99', 404, false], ['/data/preview', 200, false], ['/ar/methodology', 200, false],
    ['/incidents/none', 404, true], ['/statements/none', 404, true], ['/nowhere', 404, false],
  ] as const) {
    test(`${path} answers ${status}, ${mapped ? 'with' : 'without'} the map, and only our own may frame it`, async ({ request }) => {
      const answer = await request.get(path)
      expect(answer.status()).toBe(status)
      const html = await answer.text()
      if (status === 200) expect(/<section[^>]*class="map-area"/.test(html)).toBe(mapped)
      if (mapped && status === 200) expect(html).toMatch(/<section[^>]*aria-busy="true"/)
      expect(html).toContain(path.startsWith('/ar') ? '<html lang="ar" dir="rtl"' : '<html lang="en" dir="ltr"')
      expect(answer.headers()['cache-control']).toContain('no-store')
      const policy = answer.headers()['content-security-policy']
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
    })
  }
})

test('a name that an address does not know is refused or passed over, as docs/api.md says', async ({ request, baseURL }) => {
  const { edition } = (await (await request.get('/api/editions/current')).json()) as { edition: string }
  const { items } = (await (await request.get(`/api/editions/${edition}/evidence?limit=1`)).json()) as { items: { id: string }[] }
  const at = { collection: 'incidents', edition, number: '3', card: 'view.png', key: 'root', which: 'base', z: '0', x: '0', y: '0', project: 'drawn-town' } as Record<string, string>
  const docs = readFileSync('docs/api.md', 'utf8')
  const rows = docs.slice(docs.indexOf('### Names that an address takes')).split('\n### ')[0].match(/^\| `\/.*\|$/gm) ?? []
  const addresses = rows.flatMap(row => [...row.split(' | ')[0].matchAll(/`(\/[^`]+)`/g)].map(m => ({ path: m[1], refused: row.endsWith('refused |') })))
  expect(addresses.length).toBeGreaterThan(30)
  for (const { path, refused } of addresses) {
    // What only volunteers' pages may ask has tests of its own.
    if (/\/(?:answers|me|session|next|\{sha256\}|\{tile\})$/.test(path)) continue
    const files = path.startsWith('/feeds') ? ['statements.json'] : path.includes('/dating/') ? ['answers.csv'] : ['incidents.csv', 'statements.kml', 'columns.csv', 'bundle.zip']
    for (const file of path.includes('{file}') ? files : ['']) {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'file' ? file : name === 'id' ? (path.includes('/evidence/') ? items[0].id : 'idl-2020-01-29-ariha-shami') : at[name]))
      const query = path === '/api/oembed' ? `url=${encodeURIComponent(`${baseURL}/`)}&` : ''
      expect([filled, (await request.get(`${filled}?${query}no-such-name=1`)).status()]).toEqual([filled, refused ? 400 : 200])
    }
  }
})

test('accessible names', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  await expect(page.locator('section[aria-label="Map"]')).toHaveAttribute('aria-busy', 'false')
  await expect(page.getByRole('region', { name: 'Map', exact: true })).toHaveCount(1)
  for (const name of ['From', 'To']) await expect(page.getByRole('slider', { name, exact: true })).toHaveAttribute('aria-valuetext', /^\d{4}-\d\d-\d\d$/)
  for (const name of ['Play', 'Previous', 'Next', 'All time', 'Share', 'Use this map view']) await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  for (const [group, options] of [['Match', ['Possibly', 'Certainly']], ['Mode', ['Window', 'Cumulative']]] as const) {
    const radios = page.getByRole('radiogroup', { name: group, exact: true })
    for (const name of options) await expect(radios.getByRole('radio', { name, exact: true })).toBeAttached()
  }
  await expect(page.getByRole('search').getByRole('searchbox', { name: 'Search incidents and statements' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Find a place' })).toBeVisible()
  for (const facet of ['Target', 'Means', 'Alleged actor', 'Grading']) await expect(page.getByRole('group', { name: facet, exact: true }).getByRole('checkbox').first()).toHaveAccessibleName(/^.+, \d+$/)
  for (const name of ['Incidents', 'Situations', 'Without a place']) await expect(page.getByRole('list', { name, exact: true })).toBeAttached()
  await expect(page.getByRole('status')).toHaveText(/^\d+ incidents, \d+(–\d+)?\+? killed, \d+(–\d+)?\+? injured$/)
  await page.goto('/statements')
  await expect(page.getByRole('list', { name: 'Statements', exact: true })).toBeVisible()
})

test('keys of the handles: a day, a month, the ends', async ({ page }) => {
  await page.goto('/?from=2019-01-31&to=2019-12-31')
  await ready(page)
  const from = page.getByRole('slider', { name: 'From' })
  await from.focus()
  for (const [key, day] of [['ArrowRight', '2019-02-01'], ['ArrowLeft', '2019-01-31'], ['PageUp', '2019-02-28'], ['PageDown', '2019-01-28'], ['End', '2019-12-31'], ['Home', '2015-09-16']] as const) {
    await page.keyboard.press(key)
    await expect(from).toHaveAttribute('aria-valuetext', day)
  }
})

test('"All time" and the ends of the handles are never less than what a first visit shows', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  const days = async () => Promise.all(['From', 'To'].map(async name => (await page.getByRole('slider', { name, exact: true }).getAttribute('aria-valuetext')) ?? ''))
  const [from, to] = await days()
  await page.getByRole('button', { name: 'All time' }).click()
  await expect(page).toHaveURL(/from=/)
  const [first, last] = await days()
  expect(first <= from && last >= to, `${first} to ${last} holds ${from} to ${to}`).toBe(true)
  await page.getByRole('slider', { name: 'To', exact: true }).focus()
  await page.keyboard.press('End')
  expect(await days()).toEqual([first, last])
})

test.describe('the view in the URL', () => {
  const status = /^\d+ incidents?, /
  for (const [name, query, other] of [
    ['from, to', 'from=2020-01-01&to=2020-01-31', ''], ['match', 'from=2019-03-01&to=2019-03-20&match=certain', 'from=2019-03-01&to=2019-03-20'],
    ['mode', 'from=2020-02-01&to=2020-02-28&mode=cumulative', 'from=2020-02-01&to=2020-02-28'], ['a facet', 'target=medical,education', ''], ['grading', 'grading=confirmed', ''],
    ['statement', 'statement=stmt-2020-05-10', ''], ['q', 'q=%D9%85%D8%B3%D8%AA%D8%B4%D9%81%D9%89', ''], ['area', 'area=box:36,35,37.5,36.5', ''], ['circle', 'area=circle:39,35.95,9000', ''],
  ] as const) {
    test(`${name} changes what is shown`, async ({ page }) => {
      const read = async (search: string) => {
        await page.goto(`/?${search}`)
        await ready(page)
        await expect(page.getByRole('status')).toHaveText(status)
        return page.getByRole('status').textContent()
      }
      expect(await read(query)).not.toBe(await read(other))
    })
  }
  test('nonsense falls to the default', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const whole = await page.getByRole('status').textContent()
    await page.goto('/?from=yesterday&to=2020-13-45&match=maybe&mode=x&target=,,nothing&grading=9&area=box:1,2&by=zzz&tab=7&sort=up&span=1/2&at=x&edition=-1&utm_source=y')
    await ready(page)
    await expect(page.getByRole('status')).toHaveText(whole ?? '')
  })
})

test('addresses of the API: exact counts, caps, problems, immutable editions', async ({ request }) => {
  const items = '/api/collections/incidents/items'
  const all = (await (await request.get(`${items}?limit=99999`)).json()) as { numberMatched: number; features: { geometry: unknown; properties: Record<string, unknown> }[] }
  expect(all.numberMatched).toBe(all.features.length)
  const nowhere = all.features.filter(f => !f.geometry)
  const box = (await (await request.get(`${items}?bbox=0,0,1,1&limit=1000`)).json()) as typeof all
  expect(box.numberMatched).toBe(nowhere.length)
  expect(((await (await request.get(`${items}?area=box:0,0,1,1`)).json()) as typeof all).numberMatched).toBe(0)
  for (const kind of ['incident', 'situation']) expect(((await (await request.get(`${items}?kind=${kind}&limit=1000`)).json()) as typeof all).numberMatched).toBe(all.features.filter(f => f.properties.kind === kind).length)
  for (const bad of ['colour=red', 'bbox=1,2', 'datetime=soon', 'limit=0', 'target=nothing', 'area=box:x']) {
    const answer = await request.get(`${items}?${bad}`)
    expect(answer.status(), bad).toBe(400)
    expect(answer.headers()['content-type']).toContain('application/problem+json')
  }
  expect((await request.get(`${items}/none`)).status()).toBe(404)
  expect((await request.get('/api/collections/statements/items')).status()).toBe(200)

  const current = (await (await request.get('/api/editions/current')).json()) as { edition: string; date: string; hash: string; draft: boolean }
  expect(current.draft).toBe(false)
  const slice = await request.get(`/api/editions/${current.edition}/slices/root`)
  expect(slice.headers()['content-type']).toBe('application/vnd.apache.arrow.stream')
  expect(slice.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await request.get(`/api/editions/${current.edition}/slices/root`, { headers: { 'if-none-match': slice.headers().etag } })).status()).toBe(304)
  expect((await request.get('/api/editions/9-00000000/slices/root')).status()).toBe(404)
  expect((await request.get('/api/health')).status()).toBe(200)
  expect((await request.get('/favicon.ico')).headers()['content-type']).toContain('image/svg+xml')
})
