/** Bytes of a file. */
export interface Stretch { offset: number; length: number }
/** One request, and what it is for, in the order of its bytes. */
export interface Request<T extends Stretch> { from: number; to: number; items: T[] }

/**
 * Joins stretches to requests: over gaps up to `gap` bytes, while a request stays under `most` bytes.
 *
 * @param stretches ascending by offset, none overlapping
 */
export function coalesce<T extends Stretch>(stretches: T[], { gap, most }: { gap: number; most: number }): Request<T>[] {
  const requests: Request<T>[] = []
  for (const item of stretches) {
    const last = requests.at(-1)
    const to = item.offset + item.length
    if (last && item.offset - last.to <= gap && to - last.from <= most) {
      last.to = to
      last.items.push(item)
    } else requests.push({ from: item.offset, to, items: [item] })
  }
  return requests
}

export const requestBytes = (requests: Request<Stretch>[]): number => requests.reduce((sum, r) => sum + r.to - r.from, 0)
