import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { answeredOf, UNANSWERED } from './answered'
import { keep, waitingIn } from './queue'
import { sendWaiting, type Sending } from './send'
import { memoryStorage } from './storage.fixture'

// Over a real connection to a server that answers as it is told, building by building.

let server: Server | null = null
afterEach(() => { server?.close() })

interface Told { status: number; /** Of our own problem document. */ title?: string; detail?: string; /** Something else answers, with this. */ page?: string; type?: string; retryAfter?: string; /** The connection ends without an answer; the server has taken it. */ lost?: boolean }

async function listening(tell: (building: string, nth: number) => Told): Promise<{ post: Sending['post']; taken: string[]; asked: string[] }> {
  const taken: string[] = []
  const asked: string[] = []
  server = createServer((request, response) => {
    let text = ''
    request.on('data', piece => { text += piece })
    request.on('end', () => {
      const { answer } = JSON.parse(text) as { answer: { id: string; building: string } }
      asked.push(answer.building)
      const { status, title, detail = '', page, type = 'text/html', retryAfter, lost } = tell(answer.building, asked.filter(b => b === answer.building).length)
      if (status < 300 && !taken.includes(answer.id)) taken.push(answer.id)
      if (lost) return response.destroy()
      const own = status < 300 ? { id: answer.id } : { type: 'about:blank', title, status, detail }
      response.writeHead(status, { 'content-type': page !== undefined ? type : status < 300 ? 'application/json' : 'application/problem+json', ...(retryAfter && { 'retry-after': retryAfter }) }).end(page ?? JSON.stringify(own))
    })
  })
  await new Promise<void>(done => server?.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post: Sending['post'] = async waiting => {
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(waiting.sent) }).catch(() => null)
    return response ? answeredOf(response, waiting.sent.answer.id) : UNANSWERED
  }
  return { post, taken, asked }
}

function queueOf(...buildings: string[]) {
  const store = memoryStorage()
  buildings.forEach((building, i) => keep(store, building.split('/')[0], { token: 't', answer: { id: `id-${building}`, building, reply: null } }, i))
  const accepted: string[] = []
  const refused: [string, string][] = []
  return { store, accepted, refused, told: { store, claim: async () => ({ done: () => undefined }), accepted: (w: { sent: { answer: { building: string } } }) => { accepted.push(w.sent.answer.building) }, refused: (w: { sent: { answer: { building: string } } }, refusal: { detail: string }) => { refused.push([w.sent.answer.building, refusal.detail]) } } }
}

describe('sending what waits', () => {
  it('goes in order, and ends with nothing left', async () => {
    const { post, asked } = await listening(() => ({ status: 201 }))
    const { store, told, accepted } = queueOf('p/1', 'p/2', 'p/3')
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'all' })
    expect([asked, accepted, waitingIn(store)]).toEqual([['p/1', 'p/2', 'p/3'], ['p/1', 'p/2', 'p/3'], []])
  })
  it('stops where the server is busy, says how long to wait, and goes on there', async () => {
    const { post, asked } = await listening((b, nth) => (b === 'p/2' && nth === 1 ? { status: 429, retryAfter: '7' } : { status: 201 }))
    const { store, told } = queueOf('p/1', 'p/2', 'p/3')
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'later', retryAfter: '7' })
    expect(waitingIn(store)).toHaveLength(2)
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'all' })
    expect(asked).toEqual(['p/1', 'p/2', 'p/2', 'p/3'])
  })
  it('keeps one whose answer was lost on the way, and the server has it once', async () => {
    const { post, taken, asked } = await listening((_, nth) => (nth === 1 ? { status: 201, lost: true } : { status: 200 }))
    const { store, told, accepted } = queueOf('p/1')
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'later', retryAfter: null })
    expect([waitingIn(store).length, accepted]).toEqual([1, []])
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'all' })
    expect([asked.length, taken, accepted]).toEqual([2, ['id-p/1'], ['p/1']])
  })
  it('drops what can never be taken with the server’s sentence, and goes on', async () => {
    const { post } = await listening(b => (b === 'p/1' ? { status: 409, title: 'Answered already', detail: 'This building was answered already.' } : { status: 201 }))
    const { store, told, refused, accepted } = queueOf('p/1', 'p/2')
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'all' })
    expect([refused, accepted, waitingIn(store)]).toEqual([[['p/1', 'This building was answered already.']], ['p/2'], []])
  })
  it('leaves to another tab what that has sent, and looks again later; its own are taken only once the server has them', async () => {
    const { post, asked } = await listening((b, nth) => (b === 'p/3' && nth === 1 ? { status: 503 } : { status: 201 }))
    const { store, told } = queueOf('p/1', 'p/2', 'p/3')
    const done: [string, boolean][] = []
    const claim = async (id: string) => (id === 'id-p/1' ? null : { done: (taken: boolean) => { done.push([id, taken]) } })
    expect(await sendWaiting({ ...told, claim, post })).toEqual({ is: 'later', retryAfter: null })
    expect([asked, done]).toEqual([['p/2', 'p/3'], [['id-p/2', true], ['id-p/3', false]]])
    // By now this tab sees that the first is gone.
    store.removeItem(store.key(0) as string)
    expect(await sendWaiting({ ...told, claim, post })).toEqual({ is: 'all' })
  })
  it('keeps the answers of a project that is not there, and sends those of another', async () => {
    const { post, asked } = await listening(b => (b.startsWith('gone/') ? { status: 404, title: 'Not found', detail: 'There is no project "gone".' } : { status: 201 }))
    const { store, told } = queueOf('gone/1', 'p/1', 'gone/2')
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'kept', refusal: { title: 'Not found', detail: 'There is no project "gone".' } })
    expect([asked, waitingIn(store).map(w => w.sent.answer.building)]).toEqual([['gone/1', 'p/1'], ['gone/1', 'gone/2']])
  })
  it('keeps what a firewall or a sign-in page refuses, whatever its status, and is done with asking after three', async () => {
    for (const status of [400, 401, 403, 404, 409, 422]) {
      const { post, asked, taken } = await listening(() => ({ status, page: '<h1>Sign in</h1>' }))
      const { store, told, refused } = queueOf('p/1', 'p/2', 'p/3', 'p/4')
      expect(await sendWaiting({ ...told, post }), String(status)).toEqual({ is: 'kept', refusal: null })
      expect([waitingIn(store).length, refused, taken, asked], String(status)).toEqual([4, [], [], ['p/1', 'p/2', 'p/3']])
      server?.close()
    }
  })
  it('keeps what another’s problem document refuses, or one that does not bear its status, and what a page “takes” that is not ours', async () => {
    const odd: Told[] = [
      { status: 403, page: JSON.stringify({ title: 'Access denied', status: 403, detail: 'Blocked.' }), type: 'application/problem+json' },
      { status: 403, page: JSON.stringify({ title: 'Not your building', detail: 'x' }), type: 'application/problem+json' },
      { status: 403, page: JSON.stringify({ title: 'Not your building', status: 403, detail: 'x' }), type: 'application/json' },
      { status: 403, title: 'Another origin', detail: 'A page of another origin sent this one.' },
      { status: 200, page: '<h1>Welcome</h1>' }, { status: 200, page: '{"id":"another"}', type: 'application/json' },
    ]
    for (const [i, tell] of odd.entries()) {
      const { post } = await listening(() => tell)
      const { store, told, refused, accepted } = queueOf('p/1')
      expect(['kept', 'later'], String(i)).toContain((await sendWaiting({ ...told, post })).is)
      expect([waitingIn(store).length, refused, accepted], String(i)).toEqual([1, [], []])
      server?.close()
    }
  })
  it('goes on past one that is kept, but not with what is to replace it', async () => {
    const { post, asked } = await listening(b => (b === 'p/1' ? { status: 403, page: 'Blocked' } : { status: 201 }))
    const { store, told, accepted } = queueOf('p/1', 'p/2')
    keep(store, 'p', { token: 't', answer: { id: 'id-again', building: 'p/1', reply: null, replaces: 'id-p/1' } }, 9)
    expect(await sendWaiting({ ...told, post })).toEqual({ is: 'kept', refusal: null })
    expect([asked, accepted, waitingIn(store).map(w => w.sent.answer.id)]).toEqual([['p/1', 'p/2'], ['p/2'], ['id-p/1', 'id-again']])
  })
})
