import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { COOKIE, newVolunteerId, noCookie, readToken, tokenFor, volunteerCookie, volunteerIn } from './signing'

const [secret, other] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
const valueOf = (cookie: string) => cookie.split(';')[0]

describe('a volunteer’s cookie', () => {
  const id = newVolunteerId()
  const cookie = volunteerCookie(id, secret, true)
  it('names who it was made for, among others', () => {
    expect(volunteerIn(valueOf(cookie), secret)).toBe(id)
    expect(volunteerIn(`a=b; ${valueOf(cookie)}; ${COOKIE}2=x`, secret)).toBe(id)
    expect(cookie).toMatch(/; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict; Secure$/)
    expect(volunteerCookie(id, secret, false)).not.toContain('Secure')
    expect(noCookie(true)).toBe(`${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure`)
  })
  it('names nobody when it is forged, of another store or not there', () => {
    const [name, value] = valueOf(cookie).split('=')
    for (const forged of [null, '', `${name}=`, `${name}=${id}`, `${name}=${id}.`, `${name}=${value}x`, `${name}=${newVolunteerId()}.${value.split('.')[1]}`, `x${name}=${value}`]) expect(volunteerIn(forged, secret), String(forged)).toBeNull()
    expect(volunteerIn(valueOf(cookie), other)).toBeNull()
  })
})

describe('a token', () => {
  const given = { project: 'p', volunteer: newVolunteerId(), building: 'b-1' }
  const now = Date.UTC(2026, 0, 1)
  const token = tokenFor(given, secret, now)
  it('holds for fourteen days, for one volunteer, one building, one project', () => {
    expect(readToken(token, given, secret, now)).toBe('good')
    expect(readToken(token, given, secret, now + 14 * 86_400_000)).toBe('good')
    expect(readToken(token, given, secret, now + 14 * 86_400_000 + 1000)).toBe('old')
    for (const more of [{ project: 'q' }, { volunteer: newVolunteerId() }, { building: 'b-2' }]) expect(readToken(token, { ...given, ...more }, secret, now)).toBe('other')
    expect(readToken(token, given, other, now)).toBe('other')
  })
  it('whose time was changed, or that is none, is forged', () => {
    const [at, signature] = token.split('.')
    for (const forged of ['', '.', 'x', `${at}.`, `.${signature}`, `${at}1.${signature}`, `${(parseInt(at, 36) + 60).toString(36)}.${signature}`, `${token}=`, '💥.💥']) expect(readToken(forged, given, secret, now), forged).toBe('other')
  })
  it('is of no use as a cookie, nor a cookie as a token', () => {
    expect(volunteerIn(`${COOKIE}=${token}`, secret)).toBeNull()
    expect(readToken(valueOf(volunteerCookie(given.volunteer, secret, false)).slice(COOKIE.length + 1), given, secret, now)).toBe('other')
  })
})
