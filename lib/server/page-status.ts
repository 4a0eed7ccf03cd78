/** 200, 404 (never was), 410 (withdrawn) or 503 (nothing is published yet). */
export type PageStatus = 200 | 404 | 410 | 503
type Lookup = (kind: 'incident' | 'statement' | null, id: string, search: string) => Promise<PageStatus>

// The proxy is a bundle of its own: it may not open the store a second time, so the server leaves it this door.
const globals = globalThis as unknown as { __atlasPageStatus?: Lookup }

export const offerPageStatus = (lookup: Lookup): void => { globals.__atlasPageStatus = lookup }

const PAGES = ['/', '/statements', '/methodology', '/data/preview']
const RECORD = /^\/(incident|statement)s\/([^/]+)$/

/**
 * Status of a page (path without language), known before it is rendered: a page that throws "not found" while it is
 * rendered reaches readers without JavaScript as an empty one.
 */
export async function pageStatus(path: string, search: string): Promise<PageStatus> {
  const lookup = globals.__atlasPageStatus
  if (!lookup) return 503
  const record = RECORD.exec(path)
  if (record) return lookup(record[1] as 'incident' | 'statement', decoded(record[2]), search)
  const status = await lookup(null, '', search)
  return status === 200 && !PAGES.includes(path) ? 404 : status
}

/** A part of a path as text; broken escapes stay as they are. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
