import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import { rankOf, type Ranks } from '../slice/ranks'
import { PostingsBuilder, type Postings } from '../text/postings'
import { incidentWords } from './rows'

/** What lists and searches need besides the columns, gathered record by record: ranks to sort by, and which record holds which word. */
export class OrdersBuilder {
  private readonly title: Texts
  private readonly place: Texts
  private readonly killed: Float64Array
  private readonly injured: Float64Array
  private readonly postings: PostingsBuilder

  constructor(rows: number, private readonly manifest: Pick<Manifest, 'facets'>) {
    this.title = new Texts(rows)
    this.place = new Texts(rows)
    this.killed = new Float64Array(rows).fill(NaN)
    this.injured = new Float64Array(rows).fill(NaN)
    this.postings = new PostingsBuilder(rows)
  }

  add(ord: number, p: IncidentProperties): void {
    this.title.set(ord, p.title_en)
    this.place.set(ord, p.place_en ?? p.place_ar ?? '')
    this.killed[ord] = p.killed_max ?? p.killed_min ?? NaN
    this.injured[ord] = p.injured_max ?? p.injured_min ?? NaN
    this.postings.add(ord, incidentWords(p, this.manifest))
  }

  finish(): { ranks: Ranks; postings: Postings } {
    return { ranks: { title: this.title.ranks(), place: this.place.ranks(), killed: figures(this.killed), injured: figures(this.injured) }, postings: this.postings.finish() }
  }
}

const figures = (values: Float64Array): Uint32Array => rankOf<number>(Array.from(values, v => (Number.isNaN(v) ? null : v)), (a, b) => a - b)

/** Texts to sort by, without case, each distinct one kept once; an empty one is not known. */
class Texts {
  private readonly known = new Map<string, number>([['', 0]])
  private readonly distinct: (string | null)[] = [null]
  private readonly of: Uint32Array

  constructor(rows: number) {
    this.of = new Uint32Array(rows)
  }

  set(row: number, text: string): void {
    const lower = text.toLowerCase()
    let number = this.known.get(lower)
    if (number === undefined) {
      this.known.set(lower, (number = this.distinct.length))
      this.distinct.push(lower)
    }
    this.of[row] = number
  }

  ranks(): Uint32Array {
    const rank = rankOf(this.distinct)
    return this.of.map(number => rank[number])
  }
}
