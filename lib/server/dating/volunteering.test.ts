import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Me } from '../../model/track'
import { projectOf } from '../../store/fixtures/dating'
import { page, person, serve, type Served } from './fixtures/served'

let served: Served
const project = projectOf(40)
beforeAll(async () => { served = await serve([project, projectOf(2, { id: 'few', gold: [], training: [] }), projectOf(1, { id: 'draft', published: false, gold: [], training: [] })]) }, 120_000)
afterAll(() => served.close())

describe('a session', () => {
  it('is a signed cookie that names nobody, set once and kept', async () => {
    const first = await served.sessionAnswer(page('town/session', { method: 'POST' }), 'town')
    const cookie = first.headers.get('set-cookie') as string
    expect([first.status, await first.json()]).toEqual([200, { answers: 0, streak: 0, today: 0, agreement: { of: 0, within: 0 } } satisfies Me])
    expect(cookie).toMatch(/^atlas-volunteer=[0-9a-f-]{36}\.[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict; Secure$/)
    const again = await served.sessionAnswer(page('town/session', { method: 'POST', cookie: cookie.split(';')[0] }), 'town')
    expect(again.headers.get('set-cookie')).toBe(cookie)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('access-control-allow-origin')).toBeNull()
  })
  it('of a forged cookie is another', async () => {
    const one = await person(served, 'town')
    const forged = await served.sessionAnswer(page('town/session', { method: 'POST', cookie: `${one.cookie}x` }), 'town')
    expect((forged.headers.get('set-cookie') as string).split('.')[0]).not.toBe(one.cookie.split('.')[0])
  })
  it('ends', async () => {
    const left = await served.leaveAnswer(page('session', { method: 'DELETE' }))
    expect([left.status, left.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/^atlas-volunteer=; Path=\/; Max-Age=0;/)])
  })
  it('is not begun by another site’s page', async () => {
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }] as Record<string, string>[]) {
      for (const answer of [served.sessionAnswer(page('town/session', { method: 'POST', headers }), 'town'), served.leaveAnswer(page('session', { method: 'DELETE', headers }))]) expect((await answer).status, JSON.stringify(headers)).toBe(403)
    }
  })
  it('needs a project that the edition publishes', async () => {
    for (const name of ['draft', 'nowhere', '../town']) expect((await served.sessionAnswer(page('x/session', { method: 'POST' }), name)).status, name).toBe(404)
  })
})

describe('the next buildings', () => {
  it('need a session', async () => {
    for (const cookie of [undefined, 'atlas-volunteer=x', 'atlas-volunteer=00000000-0000-4000-8000-000000000000.x']) {
      const response = await served.nextAnswer(page('town/next', { cookie }), 'town')
      expect([response.status, response.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
      expect((await served.meAnswer(page('town/me', { cookie }), 'town')).status).toBe(401)
    }
  })
  it('stay in hand until they are answered, up to five, each of another building, none of the training', async () => {
    const one = await person(served, 'town')
    const three = await one.next(3)
    expect(three.assignments.map(a => a.building)).toEqual([...new Set(three.assignments.map(a => a.building))])
    expect(three.left).toBe(39)
    expect(three.assignments[0].expires).toBeGreaterThan(Date.now() + 14 * 60_000)
    const five = await one.next(5)
    expect(five.assignments.map(a => a.building).slice(0, 3)).toEqual(three.assignments.map(a => a.building))
    expect(five.assignments.length).toBe(5)
    const given = new Set<string>()
    for (let next = await one.next(5); next.assignments.length; next = await one.next(5)) {
      for (const assignment of next.assignments) {
        expect(given.has(assignment.building)).toBe(false)
        given.add(assignment.building)
        expect((await one.send(assignment)).status).toBe(201)
      }
      expect((await one.next(1)).left).toBe(39 - given.size)
    }
    expect(given.size).toBe(39)
    expect(given.has('b-0')).toBe(false)
  })
  it('go to others where fewer are under way', async () => {
    const [a, b] = [await person(served, 'few', '192.0.2.2'), await person(served, 'few', '192.0.2.3')]
    const [[first], [second]] = [(await a.next()).assignments, (await b.next()).assignments]
    expect(new Set([first.building, second.building])).toEqual(new Set(['b-0', 'b-1']))
  })
  it.each(['n=0', 'n=6', 'n=x', 'n=1.5', 'n=1&n=2', 'm=1', 'n='])('?%s is refused', async query => {
    const one = await person(served, 'few')
    const response = await served.nextAnswer(page(`few/next?${query}`, { cookie: one.cookie }), 'few')
    expect([response.status, (await response.json()).detail]).toEqual([400, expect.stringMatching(/expected/)])
  })
})

it('too many from one address, or for one volunteer, are told when to come again, and others are not', async () => {
  // The clock stands: what fills again meanwhile depends on the machine.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  onTestFinished(() => { vi.useRealTimers() })
  const one = await person(served, 'town', '198.51.100.1')
  const statuses = new Map<number, number>()
  let wait: string | null = null
  for (let i = 0; i < 200; i++) {
    const response = await served.nextAnswer(page('town/next', { cookie: one.cookie, address: `198.51.100.${i}` }), 'town')
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    wait ??= response.headers.get('retry-after')
  }
  expect(statuses.get(200)).toBeGreaterThanOrEqual(120)
  expect(statuses.get(429)).toBeGreaterThan(50)
  expect(Number(wait)).toBeGreaterThanOrEqual(1)
  const begin = async (address: string) => (await served.sessionAnswer(page('town/session', { method: 'POST', address }), 'town')).status
  for (let i = 0; i < 300; i++) await begin('203.0.113.9')
  expect([await begin('203.0.113.9'), await begin('203.0.113.10')]).toEqual([429, 200])
})
