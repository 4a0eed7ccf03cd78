import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assignment } from '../../model/track'
import { projectOf } from '../../store/fixtures/dating'
import { destroyed, page, person, serve, type Person, type Served } from './fixtures/served'

// Whatever comes, the answer is the right problem document and the log is as it was.

let served: Served
let people: { one: Person; given: Assignment }[]
beforeAll(async () => {
  served = await serve([projectOf(60), projectOf(60, { id: 'second' })])
  people = await Promise.all(Array.from({ length: 40 }, async (_, i) => {
    const one = await person(served, 'town', `192.0.2.${i}`)
    return { one, given: (await one.next()).assignments[0] }
  }))
}, 120_000)
afterAll(() => served.close())

const logged = async () => (await served.db.rows<{ n: number }>(sql`select count(*)::int as n from dating_answers`))[0].n
let sent = 0
/** From another address each time; limits are looked at elsewhere. */
async function refusal(body: unknown, { who = sent % people.length, headers, cookie }: { who?: number; headers?: Record<string, string>; cookie?: string } = {}) {
  sent++
  const request = page('town/answers', { cookie: cookie ?? people[who].one.cookie, body: body ?? null, headers, address: `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}` })
  const response = await served.answersAnswer(request, 'town')
  const problem = await response.json()
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(problem).toMatchObject({ type: 'about:blank', status: response.status, title: expect.stringMatching(/\S/), detail: expect.stringMatching(/\.$/) })
  return response.status as number
}
const valid = (who: number, more: Record<string, unknown> = {}) => ({ token: people[who].given.token, answer: { id: randomUUID(), building: people[who].given.building, reply: destroyed('s0', 's1'), ...more } })
const RUNS = { numRuns: 150 }

describe('is refused, and the log is as it was:', () => {
  const cases: [string, () => Promise<void>][] = [
    ['any JSON', () => fc.assert(fc.asyncProperty(fc.jsonValue(), async body => { expect(await refusal(JSON.stringify(body))).toBe(422) }), RUNS)],
    ['any text', () => fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }).filter(text => { try { JSON.parse(text); return false } catch { return true } }), async text => { expect(await refusal(text)).toBe(400) }), RUNS)],
    ['a field of another type, or one that there is not', () => fc.assert(fc.asyncProperty(
      fc.constantFrom('id', 'building', 'reply', 'note', 'flag', 'replaces', 'source', 'volunteer', '__proto__'), fc.jsonValue().filter(v => v !== null && typeof v !== 'string' && typeof v !== 'boolean'),
      async (field, value) => {
        const body = valid(sent % people.length)
        Object.defineProperty(body.answer, field, { value, enumerable: true })
        expect(await refusal(body)).toBe(422)
      }), RUNS)],
    ['scenes that are not the project’s, or in an order that cannot be', () => fc.assert(fc.asyncProperty(
      fc.tuple(fc.nat(6), fc.nat(6)).filter(([a, b]) => a >= b || b > 4), fc.constantFrom('destroyed', 'partly'),
      async ([a, b], kind) => { expect(await refusal(valid(sent % people.length, { reply: { kind, last_standing: `s${a}`, first_destroyed: `s${b}` } }))).toBe(422) }), RUNS)],
    ['a token of somebody else, of another building, or none', () => fc.assert(fc.asyncProperty(
      fc.nat(39), fc.nat(39), fc.oneof(fc.string(), fc.constantFrom('', 'other', 'cut', 'later')),
      async (a, b, kind) => {
        const [token] = [people[b].given.token]
        const forged = kind === 'other' ? token : kind === 'cut' ? token.slice(0, -1) : kind === 'later' ? token.replace(/^./, 'z') : kind
        fc.pre(forged !== people[a].given.token)
        const status = await refusal({ ...valid(a), token: forged })
        expect(forged === '' || forged.length > 200 ? [422] : [403]).toContain(status)
      }), RUNS)],
    ['a building that there is not', () => fc.assert(fc.asyncProperty(fc.string({ minLength: 1, maxLength: 100 }), async building => { expect(await refusal(valid(sent % people.length, { building }))).toBe(403) }), RUNS)],
    ['a cookie of nobody', () => fc.assert(fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'abcdef0123456789.-=') }), async text => { expect(await refusal(valid(0), { cookie: `atlas-volunteer=${text}` })).toBe(401) }), RUNS)],
    ['another content type', () => fc.assert(fc.asyncProperty(fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=latin1', 'application/jsonp'), async type => { expect(await refusal(valid(0), { headers: { 'content-type': type } })).toBe(415) }))],
    ['another origin', () => fc.assert(fc.asyncProperty(fc.oneof(fc.webUrl().map(url => new URL(url).origin), fc.constant('null')), async origin => { expect(await refusal(valid(0), { headers: { origin } })).toBe(403) }), RUNS)],
    ['a note that is too long, or that no database takes', () => fc.assert(fc.asyncProperty(
      fc.oneof(fc.string({ minLength: 1001, maxLength: 1500 }), fc.string().map(text => `${text}\0`), fc.string().map(text => `${text}\ud800`)), async note => { expect(await refusal(valid(sent % people.length, { note }))).toBe(422) }), RUNS)],
  ]
  it.each(cases)('%s', async (_, run) => {
    const before = await logged()
    await run()
    expect(await logged()).toBe(before)
  }, 60_000)
})

describe('a body of ten megabytes', () => {
  /** Hands out pieces for as long as somebody reads. */
  const endless = (total: number) => {
    const read = { bytes: 0, left: false }
    const piece = new TextEncoder().encode('x'.repeat(1024))
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (read.bytes >= total) return controller.close()
        read.bytes += piece.length
        controller.enqueue(piece)
      },
      cancel() { read.left = true },
    }, { highWaterMark: 0 })
    return { read, stream }
  }
  it('is read to the limit and left there, whether or not its length is told', async () => {
    const before = await logged()
    for (const headers of [{}, { 'content-length': String(10 << 20) }] as Record<string, string>[]) {
      const { read, stream } = endless(10 << 20)
      const { url, headers: own } = page('town/answers', { cookie: people[0].one.cookie, body: '', headers })
      const response = await served.answersAnswer(new Request(url, { method: 'POST', headers: own, body: stream, duplex: 'half' } as RequestInit), 'town')
      expect([response.status, response.headers.get('content-type')]).toEqual([413, 'application/problem+json'])
      expect(read.bytes).toBeLessThan(12_000)
    }
    expect(await logged()).toBe(before)
  })
})

it('and what is right is still taken', async () => {
  const { one, given } = people[0]
  expect((await one.send(given)).status).toBe(201)
})
