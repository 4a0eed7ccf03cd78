import { Agent, request } from 'node:http'
import type { Accepted, Assignment, Next } from '../../../lib/model/track'
import { PROJECT } from './stores'

// A volunteer's page without a page: real cookies over HTTP, each from an address of its own (the server trusts us as its proxy).

export interface Answer<T> { status: number; body: T; ms: number; cookie: string | null }

export interface Client { ask<T>(method: string, path: string, more?: { cookie?: string; address?: string; body?: unknown }): Promise<Answer<T>>; close(): void }

export function client(port: number, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    close: () => agent.destroy(),
    ask: (method, path, { cookie, address = '192.0.2.1', body } = {}) => new Promise((done, failed) => {
      const began = performance.now()
      const text = body === undefined ? undefined : JSON.stringify(body)
      const sent = request({ host: '127.0.0.1', port, path, method, agent, headers: { 'x-forwarded-for': address, ...(cookie && { cookie }), ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) } }, response => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', failed)
        // A server that dies in the middle of an answer.
        response.on('aborted', () => failed(new Error('aborted')))
        response.on('end', () => {
          const answer = Buffer.concat(pieces).toString()
          const json = /json/.test(response.headers['content-type'] ?? '')
          try {
            done({ status: response.statusCode as number, body: json ? JSON.parse(answer) : answer, ms: performance.now() - began, cookie: response.headers['set-cookie']?.[0].split(';')[0] ?? null })
          } catch (error) {
            failed(error as Error)
          }
        })
      })
      sent.on('error', failed)
      sent.end(text)
    }),
  }
}

const at = (path: string) => `/api/dating/${PROJECT}/${path}`
let addresses = 0
export const anAddress = (): string => `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses++ & 255}`

export interface Volunteer { cookie: string; address: string; given: number }
export async function begin(to: Client): Promise<Volunteer> {
  const address = anAddress()
  const { status, cookie } = await to.ask('POST', at('session'), { address })
  if (status !== 200 || !cookie) throw new Error(`A session began with status ${status}.`)
  return { cookie, address, given: 0 }
}
export const next = (to: Client, { cookie, address }: Volunteer): Promise<Answer<Next>> => to.ask('GET', at('next?n=1'), { cookie, address })
export const send = (to: Client, { cookie, address }: Volunteer, { building, token }: Assignment, id: string): Promise<Answer<Accepted>> =>
  to.ask('POST', at('answers'), { cookie, address, body: { token, answer: { id, building, reply: { kind: 'destroyed', last_standing: 's1', first_destroyed: 's2' } } } })
