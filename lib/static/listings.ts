import type { ListItem } from '../model/list-item'
import { fold } from '../text/fold'

/** Records of one page of a list. */
export const PAGE_ROWS = 500

/** Rows under one heading; `from` is how many stand before them, `page` where it begins. A null name: the date or the place is not known. */
export interface Group { id: string; name: string | null; rows: number[]; from: number; page: number; size: number }
/** All records in groups, cut into pages of equal length: none is left out, none stands twice. */
export interface Listing { of: 'by-year' | 'by-place'; groups: Group[]; pages: number }

/** Path of a page of a list; the first has no number. */
export const pagePath = (of: Listing['of'], page: number): string => (page === 1 ? `/${of}` : `/${of}/${page}`)

/** Rows of a group that stand on a page. */
export const rowsOn = ({ rows, from, size }: Group, page: number): number[] => rows.slice(Math.max(0, (page - 1) * size - from), Math.max(0, page * size - from))

/** By the year in which each begins, the latest first; of a year the latest first. */
export const byYear = (items: ListItem[], size = PAGE_ROWS): Listing => listing('by-year', newest(items), row => items[row].date_start?.slice(0, 4) ?? null, (a, b) => (a < b ? 1 : -1), size)

/** By the name of the place in a language, in the order of its letters; of a place the latest first. */
export function byPlace(items: ListItem[], locale: string, size = PAGE_ROWS): Listing {
  const { compare } = new Intl.Collator(locale)
  const name = ({ place_en, place_ar }: ListItem) => (locale === 'ar' ? (place_ar ?? place_en) : (place_en ?? place_ar)) || null
  return listing('by-place', newest(items), row => name(items[row]), (a, b) => compare(fold(a), fold(b)) || (a < b ? -1 : 1), size)
}

/** Rows stand by first day, those without a date last: turned round, but for these. */
function newest(items: ListItem[]): number[] {
  const rows = items.map((_, row) => row)
  return [...rows.filter(row => items[row].date_start).reverse(), ...rows.filter(row => !items[row].date_start)]
}

function listing(of: Listing['of'], rows: number[], nameOf: (row: number) => string | null, order: (a: string, b: string) => number, size: number): Listing {
  const groups = new Map<string | null, number[]>()
  for (const row of rows) {
    const name = nameOf(row)
    const known = groups.get(name)
    if (known) known.push(row)
    else groups.set(name, [row])
  }
  const names = [...groups.keys()].sort((a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : order(a, b)))
  let from = 0
  const made = names.map((name, i): Group => {
    const own = groups.get(name) as number[]
    const group = { id: of === 'by-year' ? `y${name ?? ''}` : `p${i + 1}`, name, rows: own, from, page: Math.floor(from / size) + 1, size }
    from += own.length
    return group
  })
  return { of, groups: made, pages: Math.max(1, Math.ceil(from / size)) }
}
