import { describe, expect, it, vi } from 'vitest'
import { createEngineClient } from './client'
import { encodeSlice } from './codec'
import { FRAME_MEASURE } from './measure'
import type { Answer, Question, WorkerLike } from './protocol'
import { seededSlice } from './seed'
import type { Frame, FrameQuery, SliceMeta } from './types'

const meta: SliceMeta = seededSlice(1).meta
const query = (from: number): FrameQuery =>
  ({ window: { from, to: from, match: 'possible' }, facets: {}, area: null, by: { property: 'f0', groupOfCode: [], groups: 1 }, viewport: null, histogram: null, overview: null })

/** A worker whose answers the test gives by hand. */
function stub() {
  const asked: Question[] = []
  const worker: WorkerLike = { postMessage: q => asked.push(q), terminate: vi.fn(), onmessage: null, onerror: null }
  const say = (data: Answer) => worker.onmessage?.({ data } as MessageEvent<Answer>)
  const client = createEngineClient(() => worker)
  const heard: number[] = []
  client.onFrame(frame => heard.push(frame.query.window.from))
  const last = () => asked[asked.length - 1]
  const answer = () => {
    const q = last()
    if (q.type === 'frame') say({ type: 'frame', id: q.id, frame: { seq: q.id, query: q.query } as Frame })
    if (q.type === 'load') say({ type: 'loaded', id: q.id, meta })
  }
  const loaded = async () => {
    const done = client.load(new Uint8Array(8))
    await Promise.resolve()
    answer()
    return done
  }
  return { asked, client, say, heard, last, answer, loaded, worker }
}

describe('the engine’s client', () => {
  it('answers nothing while sums for other filters are on their way, nor after they failed', async () => {
    const t = stub()
    await t.loaded()
    t.client.request(query(1))
    t.answer()
    const coming = t.client.load(new Uint8Array(8), { hold: true })
    await Promise.resolve()
    t.client.request(query(2))
    expect(t.last().type).toBe('load')
    t.answer()
    await coming
    t.answer()
    expect(t.heard).toEqual([1, 2])
    const failing = t.client.load(new Uint8Array(8), { hold: true })
    await Promise.resolve()
    t.say({ type: 'failed', id: t.last().id, reason: 'no' })
    await expect(failing).rejects.toThrow('no')
    t.client.request(query(3))
    expect(t.last().type).toBe('load')
  })
  it('asks the last question again when a tile has come, and tells of one that was lost', async () => {
    const t = stub()
    await t.loaded()
    t.client.request(query(1))
    t.answer()
    const lost: string[] = []
    t.client.onLost(reason => lost.push(reason))
    t.say({ type: 'more', id: 0 })
    t.answer()
    expect(t.heard).toEqual([1, 1])
    t.say({ type: 'lost', id: 0, reason: 'gone' })
    expect(lost).toEqual(['gone'])
  })
  it('asks nothing before a slice is there, then the last question', async () => {
    const t = stub()
    t.client.request(query(1))
    t.client.request(query(2))
    expect([t.asked.length, t.client.meta]).toEqual([0, null])
    await t.loaded()
    expect(t.client.meta).toEqual(meta)
    t.answer()
    expect(t.heard).toEqual([2])
  })

  it('has one frame in flight, and the newest question replaces any waiting one', async () => {
    const t = stub()
    await t.loaded()
    for (const from of [1, 2, 3, 4]) t.client.request(query(from))
    expect(t.asked.filter(q => q.type === 'frame').length).toBe(1)
    t.answer()
    t.answer()
    expect(t.heard).toEqual([1, 4])
    expect(performance.getEntriesByName(FRAME_MEASURE).length).toBeGreaterThanOrEqual(2)
  })

  it('drops a frame of an older slice, and asks again over the new one', async () => {
    const t = stub()
    await t.loaded()
    t.client.request(query(1))
    const old = t.last()
    const loading = t.client.load(new Uint8Array(8))
    await Promise.resolve()
    const load = t.last()
    t.say({ type: 'frame', id: old.id, frame: { seq: old.id, query: query(1) } as Frame })
    t.say({ type: 'loaded', id: load.id, meta })
    await loading
    expect(t.heard).toEqual([])
    t.answer()
    expect(t.heard).toEqual([1])
  })

  it('asks for the members of the frame that was heard', async () => {
    const t = stub()
    await t.loaded()
    t.client.request(query(1))
    const frame = t.last()
    t.answer()
    const members = t.client.members(3, 10)
    expect(t.last()).toMatchObject({ type: 'members', frameSeq: frame.id, cluster: 3, limit: 10 })
    t.say({ type: 'members', id: t.last().id, members: [] })
    expect(await members).toEqual([])
  })

  it('tells of failures, goes on after them, and rejects what is overtaken or cut off', async () => {
    const t = stub()
    await t.loaded()
    const reasons: string[] = []
    t.client.onFailure(reason => reasons.push(reason))
    t.client.request(query(1))
    t.say({ type: 'failed', id: t.last().id, reason: 'It broke.' })
    t.client.request(query(2))
    t.answer()
    expect([reasons, t.heard]).toEqual([['It broke.'], [2]])
    await expect(t.client.load(new Uint8Array(8), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    const cutOff = t.client.load(new Uint8Array(8))
    await Promise.resolve()
    t.client.dispose()
    await expect(cutOff).rejects.toMatchObject({ name: 'AbortError' })
    expect(t.worker.terminate).toHaveBeenCalled()
  })

  it('says which address did not answer', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 503 }))
    await expect(stub().client.load('/api/slices/root', { key: 'root' })).rejects.toThrow('The server answered 503 to the slice root (/api/slices/root).')
    vi.unstubAllGlobals()
  })
})

describe('the worker', () => {
  it('loads, counts, names members, and answers a fault with a sentence', async () => {
    const said: Answer[] = []
    const scope = { postMessage: (message: Answer) => said.push(message), onmessage: null as ((event: { data: Question }) => void) | null }
    vi.stubGlobal('self', scope)
    await import('./worker')
    const ask = (data: Question) => scope.onmessage?.({ data })
    ask({ type: 'frame', id: 1, query: query(1) })
    ask({ type: 'load', id: 2, bytes: encodeSlice(seededSlice(500)) })
    ask({ type: 'frame', id: 3, query: { ...query(14_610), window: { from: 0, to: 99_999, match: 'possible' }, viewport: { bounds: [30, 30, 45, 40], zoom: 4 } } })
    ask({ type: 'members', id: 4, frameSeq: 3, cluster: 0, limit: 5 })
    vi.unstubAllGlobals()
    expect(said.map(a => [a.type, a.id])).toEqual([['failed', 1], ['loaded', 2], ['frame', 3], ['members', 4]])
    expect(said[2].type === 'frame' && said[2].frame.totals.incidents).toBe(500)
    expect(said[3].type === 'members' && said[3].members.length).toBe(5)
  })
})
