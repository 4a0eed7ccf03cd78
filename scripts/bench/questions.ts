import type { Manifest } from '../../lib/model/manifest'
import type { Filter } from '../../lib/store/ask'
import { random } from '../../lib/slice/seed'
import { fold } from '../../lib/text/fold'

/** A question as a reader or a program asks it: rows of a list, a search, or features of the API. */
export interface Question { kind: 'list' | 'search' | 'api'; filter: Filter; sort: string; /** How many pages deep. */ page: number }

const SORTS = ['-date', '-date', '-date', 'date', 'title', 'place', '-killed', '-injured', 'grading']

/** A seeded mix over an atlas of scripts/bench/atlas.ts: windows, facets, areas, words; no question twice. */
export function questions(count: number, manifest: Manifest, { first, last }: { first: number; last: number }, texts: string[], seed = 5): Question[] {
  const next = random(seed)
  const of = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]
  const [w, s, e, n] = manifest.extent
  const wordsOf = (text: string) => fold(text).split(' ').filter(word => word.length > 1)
  return Array.from({ length: count }, (_, i): Question => {
    const kind = (['list', 'search', 'api'] as const)[i % 3]
    const from = first + Math.floor(next() * (last - first))
    const days = { from, to: from + Math.floor(next() ** 2 * (last - from)) + 1, match: next() < 0.7 ? 'possible' as const : 'certain' as const, undated: kind === 'api' }
    const facets = Object.fromEntries(manifest.facets.flatMap(f => (next() < 0.3 ? [[f.property, f.codes.map(c => c.code).filter(() => next() < 0.3)]] : [])))
    const [lon, lat] = [w + next() * (e - w), s + next() * (n - s)]
    const area: Filter['area'] = next() < 0.2 ? { kind: 'circle', center: [lon, lat], radiusMeters: 5000 + next() ** 2 * 200_000 } : next() < 0.1 ? { kind: 'poly', ring: [[lon, lat], [lon + 1, lat + 0.2], [lon + 0.5, lat + 1]] } : undefined
    const bbox: Filter['bbox'] = kind === 'api' && next() < 0.4 ? [lon, lat, lon + next() * 2, lat + next()] : undefined
    const words = wordsOf(of(texts))
    const word = of(words)
    const q = kind === 'search' ? (next() < 0.4 ? word.slice(0, 2 + Math.floor(next() * 4)) : next() < 0.7 ? word : `${word} ${of(words)}`) : undefined
    return { kind, filter: { ...(next() < 0.7 && { days }), facets, area, bbox, q, ...(kind !== 'api' && { kind: 'incident' }) }, sort: kind === 'api' ? 'date' : of(SORTS), page: next() < 0.2 ? 1 + Math.floor(next() * 3) : 0 }
  })
}
