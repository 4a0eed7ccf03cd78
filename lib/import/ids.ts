/** Text as a slug: lower-case letters and digits with single hyphens; empty when nothing of it can stay. */
export const slugOf = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80).replace(/-+$/, '')

/** 53 bits of a text (cyrb53 by bryc, public domain) as ten signs: for ids, not for secrets. */
export function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0')
}

/** Ids that are made from content: a day (or none) and a digest. */
export const MADE_ID = /^(?:\d{4}-\d{2}-\d{2}|undated)-[0-9a-z]{11}(?:-\d+)?$/

/** What tells one incident from another: day, place, what it is called. Figures and notes may be corrected without a new id. */
export interface Identity { date: string; place: string; title: string; lon?: number; lat?: number }

/**
 * Ids for rows: the file's own where they are unique, else from what tells the incident apart, with an occurrence number
 * for the second and later of the same. Importing the same or a corrected file again gives the same ids.
 */
export class Ids {
  private readonly seen = new Map<string, number>()

  has(id: string): boolean {
    return this.seen.has(id)
  }

  /** @returns the id, and whether the file's own was already taken by an earlier row */
  next(own: string | null, identity: Identity): { id: string; repeated: boolean } {
    const slug = own ? slugOf(own) : ''
    if (slug && !this.seen.has(slug)) {
      this.seen.set(slug, 1)
      return { id: slug, repeated: false }
    }
    const at = identity.lon === undefined ? '' : `${identity.lon.toFixed(4)},${identity.lat?.toFixed(4)}`
    const made = `${identity.date || 'undated'}-${digest([identity.date, at, identity.place.toLowerCase(), identity.title.toLowerCase()].join('\n'))}`
    const base = slug ? `${slug}-${digest(made)}` : made
    let n = (this.seen.get(base) ?? 0) + 1
    while (n > 1 && this.seen.has(`${base}-${n}`)) n++
    this.seen.set(base, n)
    const id = n === 1 ? base : `${base}-${n}`
    if (n > 1) this.seen.set(id, 1)
    return { id, repeated: Boolean(slug) }
  }
}
