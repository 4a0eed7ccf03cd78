import { distanceMeters } from '../geo/area'
import { formatDay, parseDay } from '../time/day'
import type { Doubts } from './doubts'
import { say } from './words/said'

/** Records this near on one day, with the same toll or the same title, may be one told twice. */
const NEAR_METERS = 2000
const NEAR_DEGREES = 0.02
const MOST_NEIGHBOURS = 32
const FIRST_ROOM = 4096

/** Columns that grow: a few bytes a record, so that millions fit. */
class Column<T extends Int32Array | Float32Array> {
  constructor(public values: T) {}
  put(at: number, value: number): void {
    if (at >= this.values.length) {
      const more = new (this.values.constructor as new (length: number) => T)(this.values.length * 2)
      more.set(this.values)
      this.values = more
    }
    this.values[at] = value
  }
}

/** Notes every record with a day and a point, then lists the pairs that may be one. Nothing is ever merged. */
export class Duplicates {
  private length = 0
  private readonly files: string[] = []
  private readonly ids: string[] = []
  private readonly file = new Column(new Int32Array(FIRST_ROOM))
  private readonly row = new Column(new Int32Array(FIRST_ROOM))
  private readonly day = new Column(new Int32Array(FIRST_ROOM))
  private readonly lon = new Column(new Float32Array(FIRST_ROOM))
  private readonly lat = new Column(new Float32Array(FIRST_ROOM))
  private readonly killed = new Column(new Int32Array(FIRST_ROOM))
  private readonly title = new Column(new Int32Array(FIRST_ROOM))

  /** @param titled the title is the record's own; one that is made of day, place and kind says nothing more than these */
  add(file: string, row: number, p: Record<string, unknown>, point: number[] | null, titled = true): void {
    const day = typeof p.date_start === 'string' && p.date_precision === 'day' ? parseDay(p.date_start) : null
    if (!point || day === null) return
    const i = this.length++
    let f = this.files.indexOf(file)
    if (f < 0) f = this.files.push(file) - 1
    this.file.put(i, f)
    this.row.put(i, row)
    this.day.put(i, day)
    this.lon.put(i, point[0])
    this.lat.put(i, point[1])
    this.killed.put(i, typeof p.killed_min === 'number' ? p.killed_min : -1)
    this.title.put(i, hash(!titled ? `${f}\n${row}` : String(p.title_en).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()))
    this.ids.push(String(p.id))
  }

  /**
   * Adds a doubt for each pair; the number of pairs found. Only records that share day and toll, or day and title, are compared, and
   * each with the next few alone: a table that puts thousands into one place on one day says nothing by it, and costs no more.
   */
  list(doubts: Doubts): number {
    const none = this.killed.values
    return this.pairsBy(this.killed.values, a => none[a] > 0, doubts, 0) + this.pairsBy(this.title.values, () => true, doubts, 1)
  }

  private pairsBy(key: Int32Array | Float32Array, takes: (i: number) => boolean, doubts: Doubts, round: 0 | 1): number {
    const [day, lon, lat, killed, row, file] = [this.day, this.lon, this.lat, this.killed, this.row, this.file].map(c => c.values)
    const order = Uint32Array.from({ length: this.length }, (_, i) => i).sort((a, b) => day[a] - day[b] || key[a] - key[b] || lat[a] - lat[b] || a - b)
    let pairs = 0
    for (let i = 0; i < order.length; i++) {
      const a = order[i]
      if (!takes(a)) continue
      for (let j = i + 1; j < Math.min(order.length, i + 1 + MOST_NEIGHBOURS); j++) {
        const b = order[j]
        if (day[b] !== day[a] || key[b] !== key[a] || lat[b] - lat[a] >= NEAR_DEGREES) break
        const sameToll = killed[a] > 0 && killed[a] === killed[b]
        // Those of one toll were told in the first round; one title with two tolls is two incidents.
        if (round === 1 && (sameToll || !(killed[a] === killed[b] || killed[a] < 0 || killed[b] < 0))) continue
        if (Math.abs(lon[a] - lon[b]) > 0.1 || distanceMeters(lon[a], lat[a], lon[b], lat[b]) > NEAR_METERS) continue
        pairs++
        const [first, second] = file[a] < file[b] || (file[a] === file[b] && row[a] <= row[b]) ? [a, b] : [b, a]
        const pair = { second: this.ids[second], first: this.ids[first], row: row[first], day: formatDay(day[a]) }
        const value = file[first] === file[second] ? say('twice.pair', pair) : say('twice.pairOf', { ...pair, file: this.files[file[first]] })
        doubts.add({ kind: 'duplicate', file: this.files[file[second]], row: row[second], value, reason: say(sameToll ? 'twice.toll' : 'twice.title', { km: NEAR_METERS / 1000 }) })
      }
    }
    return pairs
  }
}

/** 32 bits of a text (FNV-1a). */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h | 0
}
