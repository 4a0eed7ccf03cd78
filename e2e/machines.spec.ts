import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { postgresBin, startPostgres, startReplica, type Cluster } from '../lib/store/fixtures/postgres'

// One machine or many: two servers and a streaming replica on one PostgreSQL, publishing under load, nginx in front (npm run proof -- machines).

const PORT = Number(process.env.E2E_PORT || 3210) + 2
const [FIRST, SECOND, FRONT] = [PORT, PORT + 1, PORT + 2]
const base = (port: number) => `http://127.0.0.1:${port}`
const bin = postgresBin()
const nginx = spawnSync('sh', ['-c', 'command -v nginx || command -v /usr/sbin/nginx'], { encoding: 'utf8' }).stdout.trim()
/** Every edition that a text names. */
const editionsIn = (text: string): string[] => [...new Set(text.match(/\b\d+-(?:draft-)?[0-9a-f]{8}\b/g))]

test.describe('several machines @proof', () => {
  test.describe.configure({ mode: 'serial' })
  const work = mkdtempSync(join(tmpdir(), 'atlas-machines-'))
  const data = join(work, 'data')
  const running = new Map<number, ChildProcess>()
  let primary: Cluster
  let replica: Cluster
  let front: ChildProcess | null = null

  const publish = () => new Promise<string>((done, failed) => {
    const child = spawn('node_modules/.bin/tsx', ['scripts/atlas.ts', 'publish', data], { env: { ...process.env, DATABASE_URL: primary.url() } })
    let out = ''
    child.stdout.on('data', piece => { out += piece })
    child.stderr.on('data', piece => { out += piece })
    child.once('close', code => (code === 0 ? done(out) : failed(new Error(out))))
  })
  /** Serves without a data folder, as a strict operator does. */
  async function start(port: number, readUrl?: string): Promise<void> {
    running.set(port, spawn(process.execPath, ['scripts/start.mjs'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', TRUST_PROXY: '1', DATABASE_URL: primary.url(), ...(readUrl && { DATABASE_READ_URL: readUrl }), ATLAS_DATA: join(work, 'none') } }))
    await expect.poll(async () => (await fetch(`${base(port)}/api/health`).catch(() => null))?.status, { timeout: 90_000 }).toBe(200)
  }
  const current = async (port: number) => ((await (await fetch(`${base(port)}/api/editions/current`)).json()) as { edition: string }).edition
  function edit(n: number): void {
    const file = join(data, 'incidents.geojson')
    const collection = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Record<string, unknown> }[] }
    collection.features[0].properties.notes_en = `Edited by a test, ${n}`
    writeFileSync(file, JSON.stringify(collection))
  }

  test.beforeAll(async () => {
    test.setTimeout(240_000)
    const missing = [...(bin ? [] : ['PostgreSQL (apt-get install postgresql)']), ...(nginx ? [] : ['nginx (apt-get install nginx-light)'])]
    if (missing.length) throw new Error(`What must be here for this and is not: ${missing.join(', ')}.`)
    cpSync('data', data, { recursive: true })
    primary = await startPostgres(bin as string)
    await publish()
    replica = await startReplica(bin as string, primary)
    await start(FIRST)
    await start(SECOND, replica.url())
  })
  test.afterAll(async () => {
    front?.kill('SIGQUIT')
    for (const child of running.values()) child.kill('SIGTERM')
    await Promise.all([...running.values()].map(child => child.exitCode === null && new Promise(done => child.once('close', done))))
    replica?.stop()
    primary?.stop()
    rmSync(work, { recursive: true, force: true })
  })

  test('publishing under load: no error, no mixed edition on a page, both on the new one within seconds', async () => {
    test.setTimeout(180_000)
    const before = await current(FIRST)
    expect(await current(SECOND)).toBe(before)
    const seen = new Set<string>()
    let asked = 0
    let going = true
    const wrong: string[] = []
    const load = [FIRST, SECOND].flatMap(port => [0, 1].map(async () => {
      while (going) {
        const page = await fetch(`${base(port)}/`)
        const editions = editionsIn(await page.text())
        if (page.status !== 200 || editions.length !== 1) wrong.push(`page of ${port}: ${page.status} ${editions.join(' ')}`)
        seen.add(editions[0])
        // What the page asks for next is of its own edition, current or not.
        for (const path of [`/api/editions/${editions[0]}/list?limit=20`, `/api/editions/${editions[0]}/slices/root`, `/api/editions/${editions[0]}/areas`, '/api/collections/incidents/items?limit=5&q=school']) {
          const answer = await fetch(base(port) + path)
          await answer.arrayBuffer()
          if (answer.status !== 200) wrong.push(`${path} of ${port}: ${answer.status}`)
          asked++
        }
      }
    }))
    edit(1)
    await publish()
    const published = Date.now()
    await expect.poll(async () => [await current(FIRST), await current(SECOND)].filter(edition => edition !== before).length, { timeout: 15_000, intervals: [100] }).toBe(2)
    const took = Date.now() - published
    await new Promise(done => setTimeout(done, 1500))
    going = false
    await Promise.all(load)
    expect(wrong).toEqual([])
    expect(await current(FIRST)).toBe(await current(SECOND))
    expect([...seen].sort()).toEqual([before, await current(FIRST)].sort())
    expect(asked).toBeGreaterThan(20)
    expect(took).toBeLessThan(10_000)
  })

  test('the database goes away: what is in memory is served, the rest is a true 503, and all is well without a restart once it is back', async ({ page }) => {
    test.setTimeout(120_000)
    const ask = async (path: string) => {
      const answer = await fetch(base(FIRST) + path)
      return { status: answer.status, retry: answer.headers.get('retry-after'), type: answer.headers.get('content-type'), text: await answer.text() }
    }
    const statusLine = (html: string) => /<p role="status"[^>]*>([^<]*)</.exec(html)?.[1]
    const edition = await current(FIRST)
    const record = '/incidents/idl-2020-01-29-ariha-shami'
    const root = `/api/editions/${edition}/slices/root`
    // Which records a statement names is the database's to say.
    const named = `/?statement=${(JSON.parse((await ask('/api/collections/statements/items?limit=1')).text) as { features: { id: string }[] }).features[0].id}`
    const before = { home: await ask('/'), root: await ask(root), areas: await ask(`/api/editions/${edition}/areas`) }
    await page.goto(base(FIRST))
    const links = page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link')
    await expect(links.first()).toBeVisible()
    primary.halt()
    try {
      await expect.poll(async () => (await ask('/api/health')).status, { timeout: 15_000 }).toBe(503)
      // In memory: the view that was asked for, figures of any other, texts, the map's data.
      expect(await ask('/')).toMatchObject({ status: 200 })
      expect(statusLine((await ask('/')).text)).toBe(statusLine(before.home.text))
      for (const path of ['/methodology', '/ar/methodology', '/data/preview', '/api/editions/current', '/api/places?q=idlib', '/api/collections/statements/items']) expect([path, (await ask(path)).status]).toEqual([path, 200])
      expect(await ask('/nowhere')).toMatchObject({ status: 404 })
      expect([await ask(root), await ask(`/api/editions/${edition}/areas`)]).toEqual([before.root, before.areas])
      // Not in memory: said in the page's language, with a way to ask again.
      const list = await ask('/?target=medical&grading=fair')
      expect(list).toMatchObject({ status: 503, retry: '5' })
      expect(list.text).toContain('The database does not answer at present: the list cannot be read.')
      expect(statusLine(list.text)).toMatch(/^\d+ incidents/)
      for (const [path, says, again] of [[record, 'This record cannot be read at present', 'Try again'], [`/ar${record}`, 'لا يمكن قراءة هذا السجل الآن', 'حاول مجدداً'], [named, 'The database does not answer', 'Try again'], [`/ar${named.slice(1)}`, 'قاعدة البيانات لا تجيب', 'حاول مجدداً']]) {
        const answer = await ask(path)
        expect([path, answer.status, answer.retry, answer.text.includes(says), answer.text.includes(again)]).toEqual([path, 503, '5', true, true])
      }
      for (const path of ['/api/collections/incidents/items?limit=3', `/api/collections/incidents/items/${record.slice(11)}`, '/api/collections/statements/items?q=hospital', `/api/editions/${edition}/list?sort=place&limit=7`]) {
        const answer = await ask(path)
        expect([path, answer.status, answer.retry, answer.type]).toEqual([path, 503, '5', 'application/problem+json'])
        expect(answer.text).toContain('The database does not answer at present')
      }
      // The open page keeps its map; the record that is opened says what is the matter.
      await links.first().click()
      await expect(page.getByRole('heading', { name: 'This record cannot be read at present' })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Map', exact: true })).toBeVisible()
    } finally {
      primary.resume()
    }
    await expect.poll(async () => (await ask('/api/health')).status, { timeout: 15_000 }).toBe(200)
    for (const path of [record, '/?target=medical&grading=fair', named, '/api/collections/incidents/items?limit=3', '/api/collections/statements/items']) expect([path, (await ask(path)).status]).toEqual([path, 200])
    await page.getByRole('link', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()
  })

  test('an edition that is removed under a page: the page is of the present one, its own addresses are gone', async () => {
    test.setTimeout(60_000)
    edit(3)
    await publish()
    const [before, now] = primary.psql('select key from editions order by seq desc limit 2').split('\n').reverse()
    await expect.poll(() => current(FIRST), { timeout: 15_000 }).toBe(now)
    primary.psql(`begin; update current_edition set key = '${before}', turn = turn + 1; alter table records detach partition "records_${now}"; drop table "records_${now}"; delete from editions where key = '${now}'; commit`)
    // Before this server has looked: what it holds in memory names an edition whose records are nowhere.
    const pages = await Promise.all(['/?from=2018-02-03&to=2019-04-05', '/ar?from=2018-02-03&to=2019-04-06', '/incidents/idl-2020-01-29-ariha-shami', '/statements', '/api/collections/incidents/items?limit=3'].map(async path => {
      const answer = await fetch(base(FIRST) + path)
      return { path, status: answer.status, editions: editionsIn(await answer.text()) }
    }))
    expect(pages.filter(p => p.status !== 200 || p.editions.some(e => e !== before))).toEqual([])
    for (const path of [`/api/editions/${now}/list?limit=3&sort=killed`, `/api/editions/${now}/slices/q0`]) {
      const answer = await fetch(base(FIRST) + path)
      expect([path, answer.status, ((await answer.json()) as { title: string }).title]).toEqual([path, 410, 'Gone'])
    }
    expect((await fetch(`${base(FIRST)}/api/editions/9-0a0b0c0d/areas`)).status).toBe(404)
  })

  test('a replica that lags: the edition before, whole, and addresses of the new one all the same', async () => {
    test.setTimeout(120_000)
    // The test before this one put an earlier edition back: both must have seen it, or this one begins between two editions.
    const before = primary.psql('select key from current_edition')
    await expect.poll(() => Promise.all([FIRST, SECOND].map(current)), { timeout: 15_000 }).toEqual([before, before])
    replica.psql('select pg_wal_replay_pause()')
    edit(2)
    await publish()
    await expect.poll(() => current(FIRST), { timeout: 15_000 }).not.toBe(before)
    const now = await current(FIRST)
    expect(await current(SECOND)).toBe(before)
    const page = await fetch(`${base(SECOND)}/`)
    expect([page.status, editionsIn(await page.text())]).toEqual([200, [before]])
    for (const edition of [before, now]) {
      const answer = await fetch(`${base(SECOND)}/api/editions/${edition}/list?limit=500`)
      expect([edition, answer.status, ((await answer.json()) as { items: unknown[] }).items.length > 50]).toEqual([edition, 200, true])
    }
    replica.psql('select pg_wal_replay_resume()')
    await expect.poll(() => current(SECOND), { timeout: 15_000 }).toBe(now)
    // A replica that is gone is no reason to stop.
    replica.stop()
    expect((await fetch(`${base(SECOND)}/incidents/idl-2020-01-29-ariha-shami`)).status).toBe(200)
  })

  test('nginx in front: the second hit never reaches the application', async () => {
    test.setTimeout(60_000)
    const folder = join(work, 'nginx')
    mkdirSync(folder)
    const site = readFileSync('docs/nginx.conf', 'utf8').replace('/var/cache/nginx/atlas', join(folder, 'cache')).replaceAll('127.0.0.1:3000', `127.0.0.1:${FIRST}`).replaceAll('127.0.0.1:3001', `127.0.0.1:${SECOND}`).replace('listen 80', `listen 127.0.0.1:${FRONT}`)
    const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${join(folder, name)};`).join('\n')
    writeFileSync(join(folder, 'nginx.conf'), `daemon off;\n${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes 1;\npid ${join(folder, 'pid')};\nerror_log ${join(folder, 'error.log')};\nevents {}\nhttp {\naccess_log off;\n${temp}\n${site}\n}\n`)
    front = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: ['ignore', 'ignore', 'inherit'] })
    await expect.poll(async () => (await fetch(`${base(FRONT)}/api/health`).catch(() => null))?.status, { timeout: 15_000 }).toBe(200)
    const edition = await current(FRONT)
    const address = `${base(FRONT)}/api/editions/${edition}/slices/root`
    const miss = await fetch(address)
    expect([miss.status, miss.headers.get('x-cache')]).toEqual([200, 'MISS'])
    const bytes = Buffer.from(await miss.arrayBuffer())
    const hit = await fetch(address)
    expect([hit.headers.get('x-cache'), hit.headers.get('etag'), hit.headers.get('cache-control')]).toEqual(['HIT', miss.headers.get('etag'), 'public, max-age=31536000, immutable'])
    expect(Buffer.from(await hit.arrayBuffer()).equals(bytes)).toBe(true)
    expect((await fetch(`${base(FRONT)}/api/editions/current`)).headers.get('x-cache')).not.toBe('HIT')
    // One address is one volunteer's, whatever it says of itself, and one server has all of its requests: both together would let through twice as many.
    const statuses: number[] = []
    for (let i = 0; i < 420; i += 20) {
      statuses.push(...(await Promise.all(Array.from({ length: 20 }, (_, k) => fetch(`${base(FRONT)}/api/dating/drawn-town/session`, { method: 'POST', headers: { 'x-forwarded-for': `198.51.100.${(i + k) % 250}` } }).then(answer => answer.status)))))
    }
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    // The proof: there is no application any more.
    for (const child of running.values()) child.kill('SIGTERM')
    await Promise.all([...running.values()].map(child => child.exitCode === null && new Promise(done => child.once('close', done))))
    const alone = await fetch(address)
    expect([alone.status, alone.headers.get('x-cache')]).toEqual([200, 'HIT'])
    expect((await fetch(address, { headers: { 'if-none-match': miss.headers.get('etag') as string } })).status).toBe(304)
    expect((await fetch(`${base(FRONT)}/`)).status).toBe(502)
  })
})
