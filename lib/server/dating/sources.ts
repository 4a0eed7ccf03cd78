import { createHmac, randomBytes } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'

// Where a request comes from, as far as it may be known: an address is hashed with a key that lives in this process for a day and is never
// written, and the hash stands in memory alone. What the log keeps is a label, drawn at random for that hash: nothing leads back from it.

interface Today { day: number; key: Buffer; labels: Map<string, string>; crowd: string }
const globals = globalThis as unknown as { __atlasSources?: Today }

/** Beyond so many addresses a day, all further ones are one source: a flood of addresses gains nothing by being larger. */
const MOST = 200_000
const DAY_MS = 86_400_000
const label = (): string => randomBytes(9).toString('base64url')

function today(now: number): Today {
  const day = Math.floor(now / DAY_MS)
  const held = globals.__atlasSources
  return held?.day === day ? held : (globals.__atlasSources = { day, key: randomBytes(32), labels: new Map(), crowd: label() })
}

/** Who has an IPv6 address has a network of 64 bits. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return 'unknown'
  const [head, tail] = plain.replace(/%.*$/, '').toLowerCase().split('::', 2)
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [front, back] = [groups(head), groups(tail)]
  const all = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return `${all.slice(0, 4).map(group => parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** `key`: for limits, in memory alone. `label`: for the log. */
export interface Source { key: string; label: string }

export function sourceOf(address: string, now: number): Source {
  const held = today(now)
  const key = createHmac('sha256', held.key).update(networkOf(address)).digest('base64url').slice(0, 22)
  let name = held.labels.get(key)
  if (name === undefined) {
    name = held.labels.size < MOST ? label() : held.crowd
    if (name !== held.crowd) held.labels.set(key, name)
  }
  return { key, label: name }
}
