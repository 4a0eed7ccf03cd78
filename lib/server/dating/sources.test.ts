import { expect, it } from 'vitest'
import { networkOf, sourceOf } from './sources'

it('an address is one label for a day and another on the next; nothing in a label or key is of the address', () => {
  const now = Date.UTC(2026, 0, 1, 12)
  const one = sourceOf('192.0.2.7', now)
  expect(sourceOf('192.0.2.7', now + 3_600_000)).toEqual(one)
  expect(sourceOf('::ffff:192.0.2.7', now)).toEqual(one)
  expect(sourceOf('192.0.2.8', now).label).not.toBe(one.label)
  expect(sourceOf('192.0.2.8', now).key).not.toBe(one.key)
  const next = sourceOf('192.0.2.7', now + 86_400_000)
  expect([next.key === one.key, next.label === one.label]).toEqual([false, false])
  expect(JSON.stringify([one, next])).not.toContain('192')
})

it.each([
  ['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '192.0.2.7'], ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:db8:1:2::9', '2001:db8:1:2::/64'], ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['', 'unknown'], ['unix:', 'unknown'],
])('%s is of the network %s', (address, network) => expect(networkOf(address)).toBe(network))
