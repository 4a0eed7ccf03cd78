import { connect } from 'node:net'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test, type APIRequestContext } from '@playwright/test'
import type { Accepted, Datings, Me, Next, Results } from '../lib/model/track'

// The way of an answer over HTTP, on the production build: what a volunteer's page asks for, and what everybody may see of it then.

const PROJECT = 'drawn-town'
const at = (path: string) => `/api/dating/${PROJECT}/${path}`
const json = async <T>(request: APIRequestContext, path: string): Promise<T> => (await request.get(path)).json() as Promise<T>
const reply = { kind: 'destroyed', last_standing: '2019-10-15', first_destroyed: '2019-11-10' }

test('somebody begins, is given buildings, answers one, and everybody sees it counted', async ({ request }) => {
  const begun = await request.post(at('session'))
  expect([begun.status(), (await begun.json()) as Me]).toEqual([200, { answers: 0, streak: 0, today: 0, agreement: { of: 0, within: 0 } }])
  const cookie = begun.headers()['set-cookie']
  expect(cookie).toMatch(/^atlas-volunteer=[^;]+; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict$/)
  const before = await json<Results>(request, at('results'))
  const dates = await request.get(at('buildings'))
  const { assignments, left } = await json<Next>(request, at('next?n=3'))
  expect([assignments.length, left > 300]).toEqual([3, true])

  const answer = { id: randomUUID(), building: assignments[0].building, reply, note: 'Roof gone' }
  const send = (data: unknown) => request.post(at('answers'), { data })
  const first = await send({ token: assignments[0].token, answer })
  const accepted = (await first.json()) as Accepted
  expect([first.status(), accepted.id, accepted.me.answers]).toEqual([201, answer.id, 1])
  const resent = await send({ token: assignments[0].token, answer })
  expect([resent.status(), ((await resent.json()) as Accepted).seq]).toEqual([200, accepted.seq])
  expect((await send({ token: assignments[0].token, answer: { ...answer, id: randomUUID() } })).status()).toBe(409)
  expect((await send({ token: assignments[1].token, answer: { ...answer, id: randomUUID() } })).status()).toBe(403)

  expect(await json<Me>(request, at('me'))).toMatchObject({ answers: 1, streak: 1, today: 1 })
  expect((await json<Next>(request, at('next?n=5'))).assignments.map(a => a.building)).not.toContain(answer.building)
  // Within a second or so.
  await expect.poll(async () => (await json<Results>(request, at('results'))).answers).toBeGreaterThan(before.answers)
  const again = () => request.get(at('buildings'), { headers: { 'if-none-match': dates.headers().etag } })
  await expect.poll(async () => (await again()).status()).toBe(200)
  const changed = await again()
  const [old, now] = [(await dates.json()) as Datings, (await changed.json()) as Datings]
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  expect(sum(now.answers)).toBeGreaterThan(sum(old.answers))
  const table = await (await request.get(at('export/answers.csv'))).text()
  expect(table).toContain(`${accepted.seq},${new Date().toISOString().slice(0, 10)},${answer.building},v`)
  for (const secret of [answer.id, 'Roof gone', cookie.split('=')[1].split('.')[0]]) expect(table).not.toContain(secret)

  expect((await request.delete('/api/dating/session')).status()).toBe(204)
  expect((await request.get(at('me'))).status()).toBe(401)
})

test('nothing public tells which buildings have a known date, but for those that the training shows', async ({ request }) => {
  const project = JSON.parse(readFileSync('data/projects/drawn-town.json', 'utf8')) as { gold: { building: string }[]; training: { building: string }[] }
  const shown = new Set(project.training.map(t => t.building))
  const hidden = project.gold.filter(g => !shown.has(g.building)).map(g => g.building)
  expect([shown.size, hidden.length]).toEqual([5, 45])
  const stages = new Map<string, string[]>()
  const tell = (of: string, building: string, stage: string) => stages.set(building, [...(stages.get(building) ?? []), `${of} ${stage}`])
  const d = await json<Datings>(request, at('buildings'))
  const geo = await json<{ features: { id: string; properties: { stage: string; after: string | null; before: string | null; confidence: number } }[] }>(request, at('export/buildings.geojson'))
  geo.features.forEach(({ id, properties }, b) => {
    tell('list', id, d.stage[b])
    tell('file', id, properties.stage)
  })
  const items = await json<{ features: { properties: { building: string; stage: string } }[] }>(request, '/api/collections/datings/items?limit=1000')
  for (const { properties: { building, stage } } of items.features) tell('item', building, stage)
  for (const building of shown) expect(stages.get(building)).toEqual(['list gold', 'file gold', 'item gold'])
  for (const building of hidden) expect(stages.get(building)).toEqual(['list open', 'file open', 'item open'])
  // Those that nobody has answered yet are all alike, gold or not.
  const unseen = geo.features.filter((_, b) => d.answers[b] + d.other_answers[b] === 0 && d.stage[b] === 'open')
  expect(unseen.filter(f => hidden.includes(f.id)).length).toBeGreaterThan(20)
  expect(new Set(unseen.map(({ properties: { after, before, confidence } }) => JSON.stringify([after, before, confidence]))).size).toBe(1)
  expect((await json<Results>(request, at('results'))).stages.gold).toBe(5)
})

test('what another site’s page sends with a reader’s cookie is refused', async ({ request }) => {
  await request.post(at('session'))
  for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[]) {
    for (const answer of [await request.post(at('session'), { headers }), await request.post(at('answers'), { headers, data: {} }), await request.delete('/api/dating/session', { headers })]) {
      expect([answer.status(), answer.headers()['content-type']]).toEqual([403, 'application/problem+json'])
    }
  }
})

test('a note of ten megabytes is refused before it has come', async ({ baseURL }) => {
  const { hostname, port } = new URL(baseURL as string)
  const MB = 1 << 20
  const { status, sent } = await new Promise<{ status: string; sent: number }>((done, failed) => {
    const socket = connect(Number(port), hostname)
    let [answer, sent] = ['', 0]
    socket.on('data', piece => { answer += piece.toString() })
    socket.on('error', error => ((error as NodeJS.ErrnoException).code === 'EPIPE' || (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? undefined : failed(error)))
    socket.on('close', () => done({ status: answer.slice(0, 12), sent }))
    socket.write(`POST ${at('answers')} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`)
    const piece = 'x'.repeat(16384)
    const more = () => {
      if (answer || sent >= 10 * MB || socket.destroyed) return void socket.end()
      sent += piece.length
      socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`, () => setTimeout(more, 5))
    }
    more()
  })
  expect(status).toBe('HTTP/1.1 413')
  expect(sent).toBeLessThan(4 * MB)
})

test('addresses answer other methods, and what they do not know, with a problem', async ({ request }) => {
  const expected: [string, string, number][] = [
    ['GET', at('session'), 405], ['PUT', at('answers'), 405], ['POST', at('next'), 405], ['POST', at('buildings'), 405], ['GET', '/api/dating/session', 405], ['GET', '/api/dating/nowhere/results', 404], ['GET', '/api/dating/nowhere', 404],
    ['GET', at('export/answers.xml'), 404], ['GET', at('results?x=1'), 400], ['GET', at('next?n=9'), 400], ['GET', at('next'), 401],
  ]
  for (const [method, path, status] of expected) {
    const answer = await request.fetch(path, { method })
    expect([method, path, answer.status(), answer.headers()['content-type']]).toEqual([method, path, status, 'application/problem+json'])
  }
})

test.describe('the collection datings', () => {
  interface Items { numberMatched: number; numberReturned: number; features: { id: string; geometry: { type: string }; properties: Record<string, unknown> }[]; links: { rel: string; href: string }[] }
  const ITEMS = '/api/collections/datings/items'
  test('holds every building from the start, page by page', async ({ request }) => {
    const { buildings } = await json<Results>(request, at('results'))
    const seen = new Set<string>()
    for (let next: string | undefined = `${ITEMS}?limit=150`; next;) {
      const items: Items = await json<Items>(request, next)
      expect(items.numberMatched).toBe(buildings)
      for (const { id, geometry } of items.features) {
        expect([seen.has(id), geometry.type]).toEqual([false, expect.stringMatching(/Polygon$/)])
        seen.add(id)
      }
      next = items.links.find(l => l.rel === 'next')?.href
    }
    expect(seen.size).toBe(buildings)
    const one = [...seen][7]
    const item = await json<Items['features'][0]>(request, `${ITEMS}/${encodeURIComponent(one)}`)
    expect([item.id, item.properties.project, item.properties.drawing]).toEqual([one, PROJECT, true])
  })
  test('is narrowed by place, days, project and filter', async ({ request }) => {
    const matched = async (query: string) => (await json<Items>(request, `${ITEMS}?${query}`)).numberMatched
    const all = await matched(`project=${PROJECT}`)
    const gold = await matched(`filter=${encodeURIComponent("stage = 'gold'")}`)
    expect([gold, await matched(`filter=${encodeURIComponent("NOT stage = 'gold'")}`)]).toEqual([5, all - 5])
    const east = await matched('bbox=0,-1,1,1')
    expect(east > 50 && east < all).toBe(true)
    expect(await matched('bbox=30,30,31,31')).toBe(0)
    expect(await matched(`filter=${encodeURIComponent("stage = 'gold' AND standing = 'no' AND before <= DATE('2019-11-10')")}`)).toBe(await matched(`datetime=../2019-11-10&filter=${encodeURIComponent("stage = 'gold' AND standing = 'no'")}`))
    for (const wrong of ['edition=1', 'q=x', 'project=nowhere', 'sortby=date', `filter=${encodeURIComponent('nothing = 1')}`]) {
      const answer = await request.get(`${ITEMS}?${wrong}`)
      expect([wrong, answer.status()]).toEqual([wrong, 400])
    }
    for (const path of [`${ITEMS}/nowhere`, `${ITEMS}/nowhere:b001`, `${ITEMS}/${PROJECT}:nowhere`, `${ITEMS}/${PROJECT}:b049/history`]) expect((await request.get(path)).status(), path).toBe(404)
  })
})
