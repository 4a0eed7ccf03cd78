import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runSteps } from '../../dating/steps'
import type { Assignment } from '../../model/track'
import { readAnswers } from '../../store/answers'
import { projectOf } from '../../store/fixtures/dating'
import { destroyed, page, person, serve, type Person, type Served } from './fixtures/served'

let served: Served
const project = projectOf(60)
/** Every turn is a gold one, twenty of them beside the training's. */
const golden = projectOf(210, { id: 'golden', rules: { ...project.rules, gold_every: 1 } })
beforeAll(async () => { served = await serve([project, projectOf(60, { id: 'second' }), golden]) }, 120_000)
afterAll(() => served.close())

const rows = () => readAnswers(served.db, 'town', 0, 10_000)
/** A building that is (not) gold, as it is given to somebody. */
async function given(one: Person, gold: boolean): Promise<Assignment> {
  for (let i = 0; i < 60; i++) {
    const found = (await one.next(5)).assignments.find(a => project.gold.some(g => g.building === a.building) === gold)
    if (found) return found
    for (const a of (await one.next(5)).assignments) await one.send(a, { reply: null })
  }
  throw new Error('None was given.')
}

describe('an answer', () => {
  it('is taken, counted and in the log, with the day’s label in place of an address', async () => {
    const one = await person(served, 'town')
    const assignment = await given(one, false)
    const id = randomUUID()
    const { status, body } = await one.send(assignment, { id: id.toUpperCase(), note: 'Roof', flag: true })
    expect([status, body]).toEqual([201, { id, seq: expect.any(Number), known: null, me: expect.objectContaining({ answers: 1, streak: 1, today: 1 }) }])
    const row = (await rows()).find(r => r.id === id)
    expect(row).toMatchObject({ project: 'town', building: assignment.building, reply: destroyed('s0', 's1'), note: 'Roof', flag: true, replaces: null, source: expect.stringMatching(/^[\w-]{12}$/) })
    expect(one.cookie).toContain(row?.volunteer)
  })
  it('sent again is the same answer, whoever was not told the first time', async () => {
    const one = await person(served, 'town')
    const assignment = await given(one, false)
    const id = randomUUID()
    const all = await Promise.all(Array.from({ length: 6 }, () => one.send(assignment, { id })))
    expect(all.map(a => a.status).sort()).toEqual([200, 200, 200, 200, 200, 201])
    expect(new Set(all.map(a => a.body.seq)).size).toBe(1)
    expect((await one.send(assignment, { id, note: 'other' })).status).toBe(409)
    expect((await one.send(assignment)).status).toBe(409)
    expect((await rows()).filter(r => r.id === id || (r.building === assignment.building && one.cookie.includes(r.volunteer))).length).toBe(1)
    expect((await one.send(assignment, { id })).body.me.answers).toBe(1)
  })
  it('can be taken back for another, once each, and skipped ones answered', async () => {
    const one = await person(served, 'town')
    const assignment = await given(one, false)
    const [skip, first, second] = [randomUUID(), randomUUID(), randomUUID()]
    expect((await one.send(assignment, { id: skip, reply: null })).body.me.answers).toBe(0)
    expect((await one.send(assignment, { id: first, replaces: skip })).body.me.answers).toBe(1)
    expect((await one.send(assignment, { id: second, replaces: first, reply: { kind: 'no_destruction' } })).body.me).toMatchObject({ answers: 1, today: 1 })
    expect((await one.send(assignment, { replaces: first })).status).toBe(409)
    expect((await one.send(assignment, { replaces: randomUUID() })).status).toBe(409)
    const other = await person(served, 'town')
    expect((await other.send(await given(other, false), { replaces: second })).status).toBe(409)
    expect((await one.send(assignment, { id: first, replaces: skip })).status).toBe(200)
  })
})

describe('a gold building', () => {
  it('tells its date once it is answered, and takes no correction then', async () => {
    const one = await person(served, 'town')
    const assignment = await given(one, true)
    const gold = project.gold.find(g => g.building === assignment.building)
    const id = randomUUID()
    const { status, body } = await one.send(assignment, { id, reply: destroyed('s3', 's4') })
    expect([status, body.known]).toEqual([201, { last_standing: gold?.last_standing, first_destroyed: gold?.first_destroyed }])
    expect(await one.send(assignment, { replaces: id, reply: destroyed(gold?.last_standing ?? null, gold?.first_destroyed as string) })).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/told/) } })
    expect((await one.send(assignment, { id, reply: destroyed('s3', 's4') })).status).toBe(200)
  })
  it('that was skipped tells nothing, and may be answered', async () => {
    const one = await person(served, 'town')
    const assignment = await given(one, true)
    const [skip, id] = [randomUUID(), randomUUID()]
    expect((await one.send(assignment, { id: skip, reply: null })).body.known).toBeNull()
    expect((await one.send(assignment, { id, replaces: skip })).body.known).not.toBeNull()
    expect((await one.send(assignment, { id, replaces: skip })).status).toBe(200)
  })
  it('that is dated wrongly costs weight and nothing else: after twenty of them the next answer is taken', async () => {
    const [careful, hasty] = [await person(served, 'golden'), await person(served, 'golden')]
    const knownOf = (building: string) => golden.gold.find(g => g.building === building)
    for (const [one, shift] of [[careful, 0], [hasty, 2]] as const) {
      for (let i = 0; i < 20; i++) {
        const [assignment] = (await one.next()).assignments
        const at = Number(knownOf(assignment.building)?.last_standing?.slice(1))
        const gap = (at + shift) % 4
        expect((await one.send(assignment, { reply: destroyed(`s${gap}`, `s${gap + 1}`) })).status).toBe(201)
      }
    }
    const said = await Promise.all([careful, hasty].map(async one => {
      const [assignment] = (await one.next()).assignments
      expect([knownOf(assignment.building), (await one.send(assignment, { reply: destroyed('s1', 's2') })).status]).toEqual([undefined, 201])
      return assignment.building
    }))
    expect(said[0]).not.toBe(said[1])
    const { liveProject } = await import('./desks')
    const desk = (await liveProject('golden'))?.desk
    if (!desk) throw new Error('There is no such project.')
    runSteps(desk.recompute())
    const [trusted, doubted] = said.map(building => desk.dated()[desk.numberOf(building) as number].posterior[2])
    expect(trusted).toBeGreaterThan(doubted + 0.2)
  })
})

describe('too many answers', () => {
  const sent = (one: Person, body: unknown, address?: string) => served.answersAnswer(page('town/answers', { cookie: one.cookie, address, body }), 'town')
  it('of one volunteer, or from one address, are told when to come again, and leave the log as it was', async () => {
    const [one, other] = [await person(served, 'town', '198.51.100.1'), await person(served, 'town', '198.51.100.2')]
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const { assignments: [first, second] } = await one.next(2)
      const body = { token: first.token, answer: { id: randomUUID(), building: first.building, reply: null } }
      const statuses: number[] = []
      // Each from an address of its own.
      for (let i = 0; i < 120; i++) statuses.push((await sent(one, body, `198.51.100.${100 + i}`)).status)
      expect(statuses).toEqual([201, ...Array<number>(119).fill(200)])
      const before = await rows()
      const next = { token: second.token, answer: { id: randomUUID(), building: second.building, reply: null } }
      const refused = await sent(one, next)
      expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('content-type'), await rows()]).toEqual([429, '1', 'application/problem+json', before])
      expect((await other.send((await other.next()).assignments[0])).status).toBe(201)
      vi.setSystemTime(Date.now() + 1000)
      expect((await sent(one, next)).status).toBe(201)

      const held = await rows()
      // What makes no sense counts as well.
      const [{ sourceOf }, { RATES, waitFor }] = [await import('./sources'), await import('./limits')]
      for (let i = 1; i < RATES.addressAnswers.burst; i++) expect(waitFor('addressAnswers', sourceOf('203.0.113.9', Date.now()).key, Date.now())).toBe(0)
      expect((await sent(one, {}, '203.0.113.9')).status).toBe(422)
      const [given] = (await other.next()).assignments
      const late = { token: given.token, answer: { id: randomUUID(), building: given.building, reply: null } }
      const drowned = await sent(other, late, '203.0.113.9')
      expect([drowned.status, drowned.headers.get('retry-after'), await rows()]).toEqual([429, '1', held])
      expect((await sent(other, late, '203.0.113.10')).status).toBe(201)
    } finally {
      vi.useRealTimers()
    }
  })
})

it('of who answered the store keeps a random number and a label: no address, no cookie, no browser, no hash of them', async () => {
  const [address, browser] = ['203.0.113.77', 'A browser of a kind of its own']
  const one = await person(served, 'town', address)
  const [assignment] = (await one.next()).assignments
  const response = await served.answersAnswer(page('town/answers', { cookie: one.cookie, address, headers: { 'user-agent': browser, 'x-forwarded-for': address }, body: { token: assignment.token, answer: { id: randomUUID(), building: assignment.building, reply: null } } }), 'town')
  expect(response.status).toBe(201)
  const tables = await served.db.rows<{ name: string }>(sql`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)
  const kept = (await Promise.all(tables.map(({ name }) => served.db.rows<{ row: string }>(sql`select t::text as row from ${sql.raw(name)} t`)))).flat().map(({ row }) => row).join('\n')
  const value = one.cookie.split('=')[1]
  const [volunteer, signature] = value.split('.')
  const { key, label } = (await import('./sources')).sourceOf(address, Date.now())
  // The dump is one: what may be kept is in it.
  for (const there of [volunteer, label, assignment.building]) expect(kept).toContain(there)
  const hashes = (text: string) => ['md5', 'sha1', 'sha256'].flatMap(kind => (['hex', 'base64', 'base64url'] as const).map(form => createHash(kind).update(text).digest(form)))
  const secrets = [address, browser, value, signature, assignment.token, key, ...hashes(address), ...hashes(value), ...hashes(browser)]
  // Columns of bytes are told in hexadecimal digits.
  for (const secret of secrets) for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(kept.includes(form), secret).toBe(false)
})

describe('a token', () => {
  it('is good for its volunteer, building and project alone, and for fourteen days', async () => {
    const [one, two] = [await person(served, 'town'), await person(served, 'town')]
    const [assignment] = (await one.next()).assignments
    const wrong = async (who: Person, more: Partial<Assignment>) => (await who.send({ ...assignment, ...more })).status
    expect([await wrong(two, {}), await wrong(one, { building: 'b-59' }), await wrong(one, { building: 'nowhere' }), await wrong(one, { token: 'x' }), await wrong(one, { token: `${assignment.token}x` })]).toEqual([403, 403, 403, 403, 403])
    const elsewhere = await served.answersAnswer(page('second/answers', { cookie: one.cookie, body: { token: assignment.token, answer: { id: randomUUID(), building: assignment.building, reply: null } } }), 'second')
    expect(elsewhere.status).toBe(403)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 86_400_000 })
    try {
      expect((await one.send(assignment)).status).toBe(410)
    } finally {
      vi.useRealTimers()
    }
    const id = randomUUID()
    expect((await one.send(assignment, { id })).status).toBe(201)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 86_400_000 })
    try {
      expect([(await one.send(assignment, { id })).status, (await one.send(assignment, { id, flag: true })).status]).toEqual([200, 410])
    } finally {
      vi.useRealTimers()
    }
  })
})

it('another edition’s project takes what still fits; the rest stays in the log', async () => {
  const { putProjects } = await import('../../store/fixtures/dating')
  const { publishFolder } = await import('../../store/publish')
  const { incident, write } = await import('../../publish/fixtures/atlas')
  const one = await person(served, 'second')
  const [gone, kept] = (await one.next(5)).assignments.filter(a => !project.gold.some(g => g.building === a.building))
  expect((await one.send(kept)).body.me.answers).toBe(1)
  write(served.dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('two')] })
  const { head } = await publishFolder(served.db, served.dir)
  const ids = project.ids.filter(id => id !== gone.building)
  const keepsIds = { ids, middles: ids.map(id => project.middles[project.ids.indexOf(id)]) }
  await putProjects(served.db, head.key, [project, projectOf(60, { id: 'second', ...keepsIds })])
  await served.look()
  const { liveProject } = await import('./desks')
  await vi.waitFor(async () => expect((await liveProject('second'))?.desk.numberOf(gone.building)).toBeUndefined(), { timeout: 10_000 })
  const before = (await readAnswers(served.db, 'second', 0, 100)).length
  expect(await one.send(gone)).toMatchObject({ status: 410 })
  expect((await readAnswers(served.db, 'second', 0, 100)).length).toBe(before)
  const [next] = (await one.next()).assignments
  expect((await one.send(next)).body.me.answers).toBe(2)
})
