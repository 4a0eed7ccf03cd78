// Pictures that are there before they are shown: fetched, decoded, and held, so that they stay while there is no connection.

interface Held { image: HTMLImageElement; ready: Promise<boolean>; there: boolean; failed: boolean }
const held = new Map<string, Held>()
/** A tile is small, a whole picture is one of a dozen. */
const MOST = 900

/** Whether a picture is there; false where there is none (a tile beyond the picture's edge), or it did not come. Asked for again, one that failed is fetched again. */
export function picture(src: string): Promise<boolean> {
  const known = held.get(src)
  if (known && !known.failed) {
    // Last used, last to go.
    held.delete(src)
    held.set(src, known)
    return known.ready
  }
  const image = new Image()
  image.decoding = 'async'
  image.src = src
  const entry: Held = { image, there: false, failed: false, ready: image.decode().then(() => (entry.there = true), () => {
    entry.failed = true
    return false
  }) }
  held.set(src, entry)
  if (held.size > MOST) held.delete(held.keys().next().value as string)
  return entry.ready
}

/** Whether pictures can be laid out at once: all have been asked for, and some are there (where a tile has none, none comes). */
export function areThere(sources: string[]): boolean {
  const found = sources.map(src => held.get(src))
  return found.some(entry => entry?.there) && found.every(entry => entry && (entry.there || entry.failed))
}

/** Fetches pictures one after the other, so that what is looked at does not wait for them; ends when told to. */
export async function fetchAhead(sources: Iterable<string>, signal: AbortSignal): Promise<void> {
  for (const src of sources) {
    if (signal.aborted) return
    await picture(src)
  }
}
