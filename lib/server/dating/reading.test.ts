import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { replyOf, type OpenAnswer } from '../../dating/anonymous'
import { createConsensus } from '../../dating/consensus'
import { frameOf } from '../../dating/gaps'
import { intervalAt } from '../../dating/posterior'
import type { Dating } from '../../model/datings'
import type { Datings, Results } from '../../model/track'
import { appendAnswers, readAnswers } from '../../store/answers'
import { projectOf } from '../../store/fixtures/dating'
import { keyOf, NOTED_ANSWERS } from '../../store/store-key'
import { parseDay } from '../../time/day'
import type { Live } from './desks'
import { page, person, serve, type Served } from './fixtures/served'

let served: Served
let reading: typeof import('./results') & typeof import('./export') & typeof import('./desks') & typeof import('./made') & typeof import('./features')
const truths = projectOf(30).ids.map((_, b) => (b % 3 ? 1 + (b % 4) : 5))
const project = projectOf(30, { truths, reviews: [{ building: 'b-1', last_standing: 's2', first_destroyed: 's3', undecidable: false, reason: 'Seen on the ground', date: '2026-01-01' }] })
/** Nobody has looked at it. */
const fresh = projectOf(30, { id: 'fresh', truths: null })
beforeAll(async () => {
  served = await serve([project, fresh])
  reading = { ...(await import('./results')), ...(await import('./export')), ...(await import('./desks')), ...(await import('./made')), ...(await import('./features')) }
  // Twelve people, most of them often right; a few of one source; some correct or take back what they said.
  const rows = Array.from({ length: 12 }, (_, v) => project.ids.map((building, b) => {
    const gap = (v + b) % 5 ? truths[b] : 1 + ((b + v) % 4)
    const reply = (b + v) % 11 === 0 ? { kind: 'cannot_tell' as const } : gap === 5 ? { kind: 'no_destruction' as const } : { kind: v % 6 ? 'destroyed' as const : 'partly' as const, last_standing: gap ? `s${gap - 1}` : null, first_destroyed: `s${gap}` }
    return { id: randomUUID(), project: 'town', building, volunteer: `${String((v * 7) % 12).padStart(2, '0')}-volunteer-${v}`, source: v > 8 ? 'crowd' : `source-${v}`, reply: (b + v) % 13 === 0 ? null : reply, note: 'A note that names somebody', flag: b === 3, replaces: null as string | null }
  })).flat()
  await appendAnswers(served.db, rows)
  await appendAnswers(served.db, rows.filter((_, i) => i % 17 === 0).map((row, i) => ({ ...row, id: randomUUID(), replaces: row.id, reply: i % 2 ? null : { kind: 'no_destruction' as const } })))
}, 120_000)
afterAll(() => served.close())

const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>
const datings = () => json<Datings>(reading.datingsAnswer(page('town/buildings'), 'town'))
const file = async (name: string, headers?: Record<string, string>) => reading.datingExportAnswer(page(`town/export/${name}`, { headers }), 'town', name)

describe('dates for everybody', () => {
  it('stand in the order of the outlines, with gold, reviews and a curve', async () => {
    const d = await datings()
    for (const list of [d.from, d.to, d.confidence, d.answers, d.other_answers, d.firm, d.stage, d.dispute]) expect(list.length).toBe(30)
    expect([d.stage[0], d.stage[1], d.from[1], d.to[1], d.confidence[1]]).toEqual(['gold', 'reviewed', 3, 3, 1000])
    expect([d.outlines, d.days]).toEqual([project.outlines.sha256, project.scenes.map(s => s.date)])
    expect(d.curve.map(point => point.day)).toEqual(project.scenes.map(s => s.date))
    d.curve.forEach(({ low, expected, high }) => expect(low <= expected + 1e-6 && expected <= high + 1e-6).toBe(true))
    expect(d.fitted).toBe(d.seq)
  })
  it('tell how disputed each is, and may be of the day of the picture that last shows it standing', async () => {
    const live = (await reading.liveProject('town')) as NonNullable<Awaited<ReturnType<typeof reading.liveProject>>>
    const { dispute } = await datings()
    expect(dispute).toEqual(live.desk.dated().map(d => Math.round(d.dispute * 1000)))
    // Never surer than it is.
    const { confidence } = await datings()
    live.desk.dated().forEach((d, b) => { if (b !== 1) expect(confidence[b] / 1000).toBeLessThanOrEqual(d.confidence) })
    expect(new Set(dispute).size).toBeGreaterThan(5)
    const [, reviewed] = await reading.rowsOf(reading.shownOf(live))
    expect([reviewed.dating.after, reviewed.start, reviewed.end]).toEqual(['2017-03-01', parseDay('2017-03-01'), parseDay('2017-04-01')])
  })
  it('say who answered how much, how far they agree and, of a drawing, how right they are', async () => {
    const r = await json<Results>(reading.resultsAnswer(page('town/results'), 'town'))
    const rows = await readAnswers(served.db, 'town', 0, 10_000)
    const latest = new Map(rows.map(row => [`${row.volunteer} ${row.building}`, row]))
    expect(r).toMatchObject({ buildings: 30, volunteers: 12, answers: [...latest.values()].filter(row => row.reply).length, skipped: [...latest.values()].filter(row => !row.reply).length, last_day: new Date().toISOString().slice(0, 10) })
    expect(Object.values(r.stages).reduce((a, b) => a + b, 0)).toBe(30)
    expect(r.agreement.alpha).toBeGreaterThan(0.3)
    expect(r.accuracy?.firm).toBeGreaterThan(0)
    expect(r.accuracy?.held).toBeGreaterThanOrEqual(r.accuracy?.right as number)
  })
  it('are asked for again only when they have changed', async () => {
    const first = await reading.datingsAnswer(page('town/buildings'), 'town')
    const etag = first.headers.get('etag') as string
    expect([first.headers.get('cache-control'), first.headers.get('access-control-allow-origin')]).toEqual(['no-cache', '*'])
    const again = () => reading.datingsAnswer(page('town/buildings', { headers: { 'if-none-match': etag } }), 'town')
    expect((await again()).status).toBe(304)
    const one = await person(served, 'town')
    const [given] = (await one.next()).assignments
    await one.send(given)
    // At most once a second.
    expect((await again()).status).toBe(304)
    await vi.waitFor(async () => expect((await again()).status).toBe(200), { timeout: 3000 })
    expect((await reading.datingsAnswer(page('town/buildings'), 'town')).headers.get('etag')).not.toBe(etag)
  })
  it('tell gold apart by nothing but the training', async () => {
    const [d, r] = [await datings(), await json<Results>(reading.resultsAnswer(page('town/results'), 'town'))]
    const live = await reading.liveProject('town')
    expect([d.stage.filter(stage => stage === 'gold').length, r.stages.gold, project.gold.length]).toEqual([1, 1, 3])
    // As if nobody knew their dates: no gap is ruled out.
    for (const { building } of project.gold.slice(1)) {
      const b = project.ids.indexOf(building)
      expect(['open', 'settled', 'review']).toContain(d.stage[b])
      expect(live?.desk.dated()[b].posterior.every(p => p > 0), building).toBe(true)
      expect(d.answers[b]).toBeGreaterThan(5)
    }
    // Buildings of firm date whose accuracy is told: all but the training's.
    expect(r.accuracy?.firm).toBe(live?.desk.dated().filter((x, b) => x.firm && b > 0).length)
  })
})

describe('before anybody has answered', () => {
  it('every building is an item with the interval that is believed from the start, and the training’s with what is known', async () => {
    const { datingItems } = await import('./items')
    const { features, numberMatched } = await json<{ numberMatched: number; features: { id: string; properties: Dating }[] }>(datingItems(new Request('https://atlas.example/api/collections/datings/items?project=fresh&limit=1000')))
    expect([numberMatched, features.length]).toEqual([30, 30])
    const { prior } = frameOf(fresh)
    const { from, to, mass } = intervalAt(prior, fresh.rules.level)
    // Destroyed before the first scene is the least likely of all: the shortest interval begins after it and has no end.
    expect([from, to]).toEqual([1, fresh.scenes.length])
    for (const { id, properties } of features) {
      const [training] = fresh.training
      if (id === `fresh:${training.building}`) expect(properties).toMatchObject({ stage: 'gold', after: '2017-01-01', before: '2017-02-01', standing: 'no', answers: 0, other_answers: 0 })
      else expect(properties).toMatchObject({ stage: 'open', after: fresh.scenes[0].date, before: null, standing: 'perhaps', confidence: Math.round(mass * 10_000) / 10_000, firm: false, answers: 0, partly: 0, other_answers: 0 })
      expect(properties.confidence).toBeGreaterThanOrEqual(fresh.rules.level)
    }
  })
})

describe('the open answers', () => {
  it('give every date anew, to the last bit', async () => {
    const live = await reading.liveProject('town')
    const rows = (await (await file('answers.jsonl')).text()).trim().split('\n').map(line => JSON.parse(line) as OpenAnswer)
    const consensus = createConsensus(project, project.ids)
    const add = (from: number, to: number) => { for (const row of rows) if (row.seq > from && row.seq <= to) consensus.add({ ...row, reply: replyOf(row) }) }
    // The file is of the figures, which may be a second old.
    add(0, live?.desk.fitted as number)
    consensus.recompute()
    add(live?.desk.fitted as number, Infinity)
    expect(rows.at(-1)?.seq).toBe(live?.desk.seq)
    expect(consensus.all()).toEqual(live?.desk.dated())
  })
  it('say nothing of who gave them, from where, or at what time', async () => {
    const held = await readAnswers(served.db, 'town', 0, 10_000)
    for (const name of ['answers.csv', 'answers.jsonl']) {
      const text = await (await file(name)).text()
      for (const row of held) for (const secret of [row.id, row.volunteer, row.source]) expect(text.includes(secret), `${name}: ${secret}`).toBe(false)
      expect(text).not.toContain('note')
      expect(text).not.toMatch(/T\d\d:\d\d/)
    }
  })
  it('have the notes as well for who shows the key of the store’s folder; to all others there is no such file', async () => {
    const one = await person(served, 'town')
    await one.send((await one.next()).assignments[0], { note: 'The neighbour’s' })
    const live = (await reading.liveProject('town')) as Live
    await vi.waitFor(() => expect(reading.shownOf(live).seq).toBe(live.desk.seq), { timeout: 3000 })
    const { env: { storeDir } } = await import('../env')
    const key = keyOf(storeDir) as string
    expect([key.length, statSync(join(storeDir, 'key')).mode & 0o777]).toEqual([43, 0o600])
    const noted = await file(NOTED_ANSWERS, { authorization: `Bearer ${key}` })
    expect([noted.status, noted.headers.get('cache-control'), noted.headers.get('etag'), noted.headers.get('access-control-allow-origin')]).toEqual([200, 'no-store', null, null])
    const lines = (await noted.text()).trim().split('\n').map(line => JSON.parse(line) as OpenAnswer & { note: string | null })
    expect(lines.at(-1)?.note).toBe('The neighbour’s')
    expect(lines.map(({ note: _note, ...line }) => line)).toEqual((await (await file('answers.jsonl')).text()).trim().split('\n').map(line => JSON.parse(line)))
    for (const authorization of ['', 'Bearer', `Bearer ${key.slice(1)}x`, `Bearer ${key}x`, key]) {
      const refused = await file(NOTED_ANSWERS, authorization ? { authorization } : {})
      expect([authorization, refused.status]).toEqual([authorization, 404])
      expect(await refused.text()).not.toContain('expected one of answers-with')
    }
  })
  it('are a table with the same rows', async () => {
    const response = await file('answers.csv')
    const [head, ...lines] = (await response.text()).replace('\ufeff', '').trim().split('\r\n')
    expect(head).toBe('seq,day,building,volunteer,source,kind,last_standing,first_destroyed,flag')
    expect(lines.length).toBe((await readAnswers(served.db, 'town', 0, 10_000)).length)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="town-answers.csv"')
  })
})

describe('the buildings to take along', () => {
  it('are a table and polygons', async () => {
    const lines = (await (await file('buildings.csv')).text()).replace('\ufeff', '').trim().split('\r\n')
    expect(lines[0]).toBe('building,after,before,standing,confidence,firm,stage,answers,partly,other_answers,dispute,drawing,longitude,latitude')
    expect(lines[2]).toMatch(/^b-1,2017-03-01,2017-04-01,no,1,true,reviewed,/)
    const geo = (await (await file('buildings.geojson')).json()) as { features: { id: string; geometry: { type: string }; properties: { id: string } }[]; seq: number }
    expect([geo.features.length, geo.features[4].id, geo.features[4].geometry.type, geo.features[4].properties.id]).toEqual([30, 'b-4', 'Polygon', 'town:b-4'])
  })
  it('are of the moment that their ETag names, whatever comes in while they wait to be read', async () => {
    const response = await file('buildings.geojson')
    const { fitted, seq } = reading.shownOf((await reading.liveProject('town')) as Live)
    const one = await person(served, 'town')
    await one.send((await one.next()).assignments[0])
    await vi.waitFor(async () => expect(reading.shownOf((await reading.liveProject('town')) as Live).seq).toBeGreaterThan(seq), { timeout: 3000 })
    expect(await response.json()).toMatchObject({ seq, fitted })
  })
  it('are written two at a time; who comes then is told when to come again', async () => {
    const [first, second] = [await file('answers.csv'), await file('buildings.csv')]
    const refused = await file('answers.csv')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
    expect((await file('buildings.csv', { 'if-none-match': second.headers.get('etag') as string })).status).toBe(304)
    await second.body?.cancel()
    const third = await file('buildings.geojson')
    expect([third.status, (await file('answers.csv')).status]).toEqual([200, 503])
    await Promise.all([first.text(), third.text()])
    expect((await (await file('answers.csv')).text()).length).toBeGreaterThan(1000)
  })
  it('are not sent again, and other files are named as not there', async () => {
    const first = await file('buildings.csv')
    await first.text()
    expect((await file('buildings.csv', { 'if-none-match': first.headers.get('etag') as string })).status).toBe(304)
    for (const name of ['buildings.xlsx', 'toString', 'answers']) expect((await file(name)).status).toBe(404)
  })
})
