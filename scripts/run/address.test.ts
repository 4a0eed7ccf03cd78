import { expect, it } from 'vitest'
import { addressOf } from './address.mjs'

const request = (forwarded?: string) => ({ headers: { 'x-atlas-address': '203.0.113.1', ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) }, socket: { remoteAddress: '192.0.2.1' } })

it.each([
  [undefined, false, '192.0.2.1'], ['198.51.100.1', false, '192.0.2.1'], [undefined, true, '192.0.2.1'], ['', true, '192.0.2.1'],
  ['198.51.100.1', true, '198.51.100.1'], ['203.0.113.9, 198.51.100.1', true, '198.51.100.1'],
])('X-Forwarded-For %s, trusted %s: %s', (forwarded, trusts, address) => expect(addressOf(request(forwarded), trusts)).toBe(address))
