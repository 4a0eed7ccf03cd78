import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

// What the server hands out and takes back: a volunteer's cookie, and the token of a building that was given to them. Each is signed with a
// secret of the store (HMAC-SHA256) and names nobody.

export const COOKIE = 'atlas-volunteer'
const COOKIE_DAYS = 180
/** Answers that were given without a connection come later. */
export const TOKEN_DAYS = 14
const DAY_MS = 86_400_000

const sign = (secret: string, ...parts: string[]): string => createHmac('sha256', Buffer.from(secret, 'base64url')).update(JSON.stringify(parts)).digest('base64url')

function signed(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Decides which turns are gold: 32 bits of the same secret. */
export const turnsOf = (secret: string): number => Buffer.from(sign(secret, 'turns'), 'base64url').readInt32LE()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const newVolunteerId = (): string => randomUUID()

/** The volunteer whom a Cookie header names; null without one or with a forged one. */
export function volunteerIn(cookies: string | null, secret: string): string | null {
  for (const pair of cookies?.split(';') ?? []) {
    const [name, value = ''] = pair.trim().split('=', 2)
    if (name !== COOKIE) continue
    const [id, signature = ''] = value.split('.', 2)
    if (UUID.test(id) && signed(signature, sign(secret, 'volunteer', id))) return id
  }
  return null
}

const setting = (value: string, seconds: number, secure: boolean): string => `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
/** Value of a Set-Cookie header. `secure`: the site is reached by https. */
export const volunteerCookie = (id: string, secret: string, secure: boolean): string => setting(`${id}.${sign(secret, 'volunteer', id)}`, COOKIE_DAYS * 86_400, secure)
export const noCookie = (secure: boolean): string => setting('', 0, secure)

export interface Given { project: string; volunteer: string; building: string }

/** Says that a volunteer was given a building. `now`: milliseconds since 1970. */
export function tokenFor({ project, volunteer, building }: Given, secret: string, now: number): string {
  const at = Math.floor(now / 1000).toString(36)
  return `${at}.${sign(secret, 'given', project, volunteer, building, at)}`
}

/** `other`: forged, or given to somebody else, for another building or in another project; which of them the server cannot tell. */
export function readToken(token: string, { project, volunteer, building }: Given, secret: string, now: number): 'good' | 'old' | 'other' {
  const [at, signature = ''] = token.split('.', 2)
  if (!/^[0-9a-z]{1,9}$/.test(at) || !signed(signature, sign(secret, 'given', project, volunteer, building, at))) return 'other'
  return now - parseInt(at, 36) * 1000 > TOKEN_DAYS * DAY_MS ? 'old' : 'good'
}
