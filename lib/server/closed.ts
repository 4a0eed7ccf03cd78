import type { Audience } from '../model/redaction'
import { Problem } from './problem'

// Whether this process serves an edition for a closed group. What invites the public in (feeds, sitemaps, previews, embeds, other origins) is not
// served then. Known before anything is served (serving.ts), and for as long as the process lives: a store does not change its audience.

const globals = globalThis as unknown as { __atlasAudience?: Audience }

export const setAudience = (audience: Audience): void => { globals.__atlasAudience = audience }
/** The proxy is a bundle of its own: it reads the same global. */
export const isClosed = (): boolean => globals.__atlasAudience !== undefined && globals.__atlasAudience !== 'public'

/** Throws a Problem 404 on a server for a closed group. `what`: "Feeds are". */
export function openOnly(what: string): void {
  if (isClosed()) throw new Problem(404, 'Not found', `${what} not offered here: this server serves an edition for a closed group.`)
}
