import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinedOf } from '../model/evidence-joined'
import { groupingOf } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { createEngine, type Engine } from '../slice/engine'
import type { FrameQuery } from '../slice/types'
import { formatDay } from '../time/day'
import { writeAtlas } from '../publish/fixtures/atlas'
import { COMBINATIONS, combinations, direct, featuresIn, type Feature } from './fixtures/direct'
import { ucdpAtlas } from './fixtures/ucdp'
import { listFeatures, loadEdition, type Loaded } from './ask'
import type { Database } from './database'
import { openEmbedded } from './embedded'
import { publishFolder } from './publish'

const UCDP = '../shared/data/ucdp/ucdp_syria_19.1.csv'

function agree(name: string, prepare: () => { dir: string }, seed: number): void {
  describe(name, () => {
    let db: Database
    let engine: Engine
    let manifest: Manifest
    let edition: Loaded
    let features: Feature[]
    beforeAll(async () => {
      const { dir } = prepare()
      features = featuresIn(dir)
      db = await openEmbedded()
      edition = (await loadEdition(db, (await publishFolder(db, dir)).head.key)) as Loaded
      manifest = edition.manifest
      engine = createEngine(edition.slice)
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
        const { matched, items } = await listFeatures(db, edition, { kind: 'incident', days: { from: c.from, to: c.to, match: c.match, undated: false }, facets: c.facets, area: c.area ?? undefined }, { limit: 100_000 })
        expect(matched, where).toBe(expected.incidents)
        expect(items.map(f => f.properties.id).sort(), where).toEqual(expected.ids.sort())
        counted += expected.incidents
      }
      expect(counted).toBeGreaterThan(0)
    })
  })
}

it('the facet of evidence counts what the files hold, kind by kind', async () => {
  const { incidents } = { incidents: (JSON.parse(readFileSync('data/incidents.geojson', 'utf8')) as { features: Feature[] }).features }
  const { evidence } = JSON.parse(readFileSync('data/evidence.json', 'utf8')) as { evidence: { kind: string; incidents: { id: string }[] }[] }
  const db = await openEmbedded()
  try {
    const edition = (await loadEdition(db, (await publishFolder(db, 'data')).head.key)) as Loaded
    const facet = edition.manifest.facets.findIndex(f => f.property === 'evidence')
    const { codes } = edition.manifest.facets[facet]
    const { first, last } = createEngine(edition.slice).meta as { first: number; last: number }
    const frame = createEngine(edition.slice).frame({ window: { from: first, to: last, match: 'possible' }, facets: {}, area: null, by: groupingOf(edition.manifest.facets[0]), viewport: { bounds: [-180, -85, 180, 85], zoom: 4 }, histogram: null, overview: null })
    const counted = Object.fromEntries(codes.map(({ code }, i) => [code, frame.facets.evidence[i]]))
    const files = featuresIn('data')
    const expected = Object.fromEntries(codes.map(({ code }) => {
      // Kinds that stand together: by the fixture's own way of trying every choice.
      if (joinedOf(code)) return [code, direct(files, { from: first, to: last, match: 'possible', facets: { evidence: [code] }, area: null }, edition.manifest).incidents]
      const named = new Set(evidence.filter(e => e.kind === code).flatMap(e => e.incidents.map(i => i.id)))
      return [code, incidents.filter(({ properties: p }) => p.kind === 'incident' && p.date_start && (named.has(p.id) || (code === 'official_statement' && p.admissions?.some(a => a.assessment !== 'not_yet_assessed')))).length]
    }))
    expect(counted).toEqual(expected)
    expect(expected.witness).toBeGreaterThan(0)
    expect(expected).toMatchObject({ kinds_2: 8, witness_and_satellite: 1 })
    expect(expected.official_statement).toBeGreaterThan(40)
  } finally {
    await db.close()
  }
}, 60_000)

agree('the shipped record', () => ({ dir: 'data' }), 11)

describe.runIf(existsSync(UCDP))('UCDP', () => agree('UCDP GED Syria (16,566 events)', () => ({ dir: writeAtlas(ucdpAtlas(readFileSync(UCDP, 'utf8'))) }), 12))
it.runIf(!existsSync(UCDP))(`UCDP is left out: ${UCDP} is not there`, () => process.stderr.write(`${UCDP} is not there: the agreement on UCDP was not looked at.\n`))
