import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTileLoader } from './tile-loader'

interface Request { url: string; signal: AbortSignal; answer(status: number): void }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function loading() {
  const requests: Request[] = []
  const taken: string[] = []
  const lost: string[] = []
  const get = ((url: string, { signal }: { signal: AbortSignal }) => new Promise((done, failed) => {
    signal.addEventListener('abort', () => failed(new DOMException('stopped', 'AbortError')))
    requests.push({ url, signal, answer: status => done(new Response(status === 200 ? new Uint8Array([1]) : null, { status })) })
  })) as unknown as typeof fetch
  const loader = createTileLoader({ url: key => `/t/${key}`, take: key => taken.push(key), lost: reason => lost.push(reason), fetch: get })
  return { loader, requests, taken, lost, settle: () => vi.advanceTimersByTimeAsync(0) }
}

describe('tiles of sums', () => {
  it('are asked for once, six at a time, in order of need', async () => {
    const { loader, requests, taken, settle } = loading()
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    loader.want(keys)
    loader.want(keys)
    expect(requests.map(r => r.url)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map(k => `/t/${k}`))
    requests[0].answer(200)
    await settle()
    expect(taken).toEqual(['a'])
    expect(requests.at(-1)?.url).toBe('/t/g')
  })
  it('are cancelled when the view has moved on', async () => {
    const { loader, requests, taken, lost, settle } = loading()
    loader.want(['a', 'b'])
    loader.want(['b', 'c'])
    expect(requests.map(r => r.signal.aborted)).toEqual([true, false, false])
    loader.stop()
    await settle()
    expect(requests.every(r => r.signal.aborted)).toBe(true)
    expect([taken, lost]).toEqual([[], []])
  })
  it('are asked for again after a failure of the server, ever more seldom; never after a refusal', async () => {
    const { loader, requests, lost, settle } = loading()
    loader.want(['a', 'b'])
    requests[0].answer(503)
    requests[1].answer(404)
    await settle()
    expect(lost).toEqual(['The server answered 503 to /t/a.', 'The server answered 404 to /t/b.'])
    await vi.advanceTimersByTimeAsync(5000)
    expect(requests.map(r => r.url)).toEqual(['/t/a', '/t/b', '/t/a'])
    requests[2].answer(503)
    await settle()
    await vi.advanceTimersByTimeAsync(5000)
    expect(requests).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(requests).toHaveLength(4)
  })
})
