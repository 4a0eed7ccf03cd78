import { distanceMeters } from '../geo/area'
import type { Doubts } from './doubts'

/** Records this near on one day, with the same toll or like titles, may be one told twice. */
const NEAR_METERS = 2000
const NEAR_DEGREES = 0.02
const LIKE = 0.5
const MOST_PAIRS = 500

interface Seen { file: string; row: number; id: string; day: string; lon: number; lat: number; killed: number; words: string[] }

/** Notes every record with a day and a point, then lists the pairs that may be one. Nothing is ever merged. */
export class Duplicates {
  private readonly seen: Seen[] = []

  add(file: string, row: number, p: Record<string, unknown>, point: number[] | null): void {
    if (!point || typeof p.date_start !== 'string' || p.date_precision !== 'day') return
    const words = String(p.title_en).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(w => w.length > 2)
    this.seen.push({ file, row, id: String(p.id), day: p.date_start, lon: point[0], lat: point[1], killed: typeof p.killed_min === 'number' ? p.killed_min : -1, words })
  }

  /** Adds a doubt for each pair; the number of pairs found. */
  list(doubts: Doubts): number {
    const all = this.seen.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.lat - b.lat))
    let pairs = 0
    for (let i = 0; i < all.length; i++) {
      for (let j = i + 1; j < all.length && all[j].day === all[i].day && all[j].lat - all[i].lat < NEAR_DEGREES; j++) {
        const [a, b] = [all[i], all[j]]
        if (Math.abs(a.lon - b.lon) > 0.1 || distanceMeters(a.lon, a.lat, b.lon, b.lat) > NEAR_METERS || !alike(a, b)) continue
        if (++pairs > MOST_PAIRS) continue
        const [first, second] = a.row <= b.row ? [a, b] : [b, a]
        doubts.add({ kind: 'duplicate', file: second.file, row: second.row, value: second.id, reason: `May be the same as ${first.id} (row ${first.row}${first.file === second.file ? '' : ` of ${first.file}`}): same day, near, ${first.killed >= 0 && first.killed === second.killed ? 'same toll' : 'like titles'}. Both are kept.` })
      }
    }
    return pairs
  }
}

function alike(a: Seen, b: Seen): boolean {
  if (a.killed > 0 && a.killed === b.killed) return true
  const both = a.words.filter(w => b.words.includes(w)).length
  return both >= LIKE * Math.max(1, Math.min(a.words.length, b.words.length)) && both > 0 && (a.killed < 0 || b.killed < 0 || a.killed === b.killed)
}
