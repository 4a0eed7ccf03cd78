import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { containsPoint, type Area } from '../geo/area'
import { groupingOf } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { toll } from '../slice/compile'
import { decodeSlice } from '../slice/codec'
import { createEngine, type Engine } from '../slice/engine'
import { random } from '../slice/seed'
import type { FrameQuery } from '../slice/types'
import { formatDay } from '../time/day'
import { intervalOf } from '../time/interval'
import { writeAtlas } from '../publish/fixtures/atlas'
import type { IncidentProperties } from '../model/incident'
import { ucdpAtlas } from './fixtures/ucdp'
import { openEmbedded, type Database } from './database'
import { publishFolder } from './publish'
import { listFeatures, manifestOf, sliceOfEdition } from './read'

const UCDP = '../shared/data/ucdp/ucdp_syria_19.1.csv'
const COMBINATIONS = 50

interface Feature { properties: IncidentProperties; geometry: { coordinates: [number, number] } | null }
interface Combination { from: number; to: number; match: 'possible' | 'certain'; facets: Record<string, string[]>; area: Area | null }

/** Counted straight from the file, with none of the engine's or the store's code but days and areas. */
function direct(features: Feature[], c: Combination, manifest: Manifest) {
  const out = { incidents: 0, killed: [0, 0], injured: [0, 0], killedOpen: false }
  for (const { properties: p, geometry } of features) {
    if ((p.kind ?? 'incident') !== 'incident') continue
    const interval = intervalOf(p)
    if (!interval) continue
    const inWindow = c.match === 'certain' ? interval.start >= c.from && interval.end <= c.to : interval.start <= c.to && interval.end >= c.from
    const grading = p.grading ?? 'ungraded'
    const fits = Object.entries(c.facets).every(([property, codes]) => !codes.length || (property === 'grading' ? codes.includes(grading) : ((p[property] as string[] | undefined) ?? []).some(code => codes.includes(code))))
    if (!inWindow || !fits || (c.area && !(geometry && containsPoint(c.area, ...geometry.coordinates)))) continue
    out.incidents++
    if (p.counts_in_totals === false || !manifest.headline_grades.includes(grading)) continue
    const killed = toll(p.killed_min, p.killed_max)
    const injured = toll(p.injured_min, p.injured_max)
    out.killed = [out.killed[0] + (killed?.min ?? 0), out.killed[1] + (killed?.max ?? 0)]
    out.injured = [out.injured[0] + (injured?.min ?? 0), out.injured[1] + (injured?.max ?? 0)]
    out.killedOpen ||= killed?.open ?? false
  }
  return out
}

function combinations(manifest: Manifest, first: number, last: number, seed: number): Combination[] {
  const next = random(seed)
  const [w, s, e, n] = manifest.extent
  const some = (codes: string[]) => codes.filter(() => next() < 0.3)
  return Array.from({ length: COMBINATIONS }, (_, i): Combination => {
    const from = first + Math.floor(next() * (last - first))
    const facets = Object.fromEntries([...manifest.facets.map(f => [f.property, f.codes.map(c => c.code)] as const), ['grading', ['confirmed', 'fair', 'contested', 'ungraded']] as const].flatMap(([property, codes]) => (next() < 0.35 ? [[property, some([...codes])]] : [])))
    const [lon, lat] = [w + next() * (e - w), s + next() * (n - s)]
    const area: Area | null = i % 4 === 0 ? { kind: 'box', bounds: [lon, lat, lon + 2, lat + 2] } : i % 4 === 1 ? { kind: 'circle', center: [lon, lat], radiusMeters: 20_000 + next() * 300_000 } : i % 8 === 2 ? { kind: 'poly', ring: [[lon, lat], [lon + 3, lat], [lon + 1, lat + 2]] } : null
    return { from, to: from + Math.floor(next() ** 2 * (last - from)) + 1, match: next() < 0.5 ? 'possible' : 'certain', facets, area }
  })
}

function agree(name: string, prepare: () => { dir: string }, seed: number): void {
  describe(name, () => {
    let db: Database
    let engine: Engine
    let manifest: Manifest
    let key: string
    let features: Feature[]
    beforeAll(async () => {
      const { dir } = prepare()
      features = (JSON.parse(readFileSync(`${dir}/incidents.geojson`, 'utf8')) as { features: Feature[] }).features
      db = await openEmbedded()
      key = (await publishFolder(db, dir)).head.key
      manifest = (await manifestOf(db, key)) as Manifest
      engine = createEngine(decodeSlice((await sliceOfEdition(db, key, 'root')) as Uint8Array))
    }, 180_000)
    afterAll(() => db?.close())

    it(`frame, store and a direct count agree for ${COMBINATIONS} random combinations`, async () => {
      const { first, last } = engine.meta as { first: number; last: number }
      let counted = 0
      for (const c of combinations(manifest, first, last, seed)) {
        const query: FrameQuery = { window: { from: c.from, to: c.to, match: c.match }, facets: c.facets, area: c.area, by: groupingOf(manifest.facets[0]), viewport: { bounds: [-180, -85, 180, 85], zoom: 4 }, histogram: null, overview: null }
        const { totals, clusters, withoutPlace } = engine.frame(query)
        const expected = direct(features, c, manifest)
        const where = `${formatDay(c.from)} … ${formatDay(c.to)} ${c.match} ${JSON.stringify(c.facets)} ${JSON.stringify(c.area)}`
        expect([totals.incidents, totals.killed.min, totals.killed.max, totals.killed.open, totals.injured.min, totals.injured.max], where)
          .toEqual([expected.incidents, expected.killed[0], expected.killed[1], expected.killedOpen, expected.injured[0], expected.injured[1]])
        expect((clusters?.n.reduce((sum, n) => sum + n, 0) ?? 0) + withoutPlace, where).toBe(expected.incidents)
        const { matched } = await listFeatures(db, key, { kind: 'incident', days: { from: c.from, to: c.to, match: c.match, undated: false }, facets: c.facets, area: c.area ?? undefined }, 1)
        expect(matched, where).toBe(expected.incidents)
        counted += expected.incidents
      }
      expect(counted).toBeGreaterThan(0)
    })
  })
}

agree('the shipped record', () => ({ dir: 'data' }), 11)

describe.runIf(existsSync(UCDP))('UCDP', () => agree('UCDP GED Syria (16,566 events)', () => ({ dir: writeAtlas(ucdpAtlas(readFileSync(UCDP, 'utf8'))) }), 12))
it.runIf(!existsSync(UCDP))(`UCDP is left out: ${UCDP} is not there`, () => process.stderr.write(`${UCDP} is not there: the agreement on UCDP was not looked at.\n`))
