import type { Redacted } from '../../model/redaction'

/** What was done in a whole edition: how often, and why; in the order in which it first happened. */
export class Tally {
  private readonly counted = new Map<string, Redacted & { n: number }>()

  add({ what, to, n = 1, reason }: Redacted): void {
    const key = JSON.stringify([what, to, reason])
    const there = this.counted.get(key)
    if (there) there.n += n
    else this.counted.set(key, { what, ...(to && { to }), n, reason })
  }

  list(): Redacted[] {
    return [...this.counted.values()]
  }
}
