import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { GRADINGS } from '../../lib/model/codes'
import { random } from '../../lib/slice/seed'
import { firstAbove } from '../../lib/slice/window'
import { formatDay, monthStart } from '../../lib/time/day'

// A made-up atlas of any size for benches and proofs: `npx tsx scripts/bench/atlas.ts ROWS DIR`. Nothing in it happened.

const FIRST = 14_610 // 2010-01-01
const DAYS = 3650
const TOWNS = 400
const CHUNK = 1 << 20
const STATEMENTS = 200

const label = (code: string) => ({ en: code.replaceAll('_', ' ') })
const COLORS = ['#c14325', '#1f6f9f', '#4f7a28', '#7a4fa0', '#9a6a00', '#a03a6b']
const facet = (property: string, codes: string[]) => ({ property, label: label(property), codes: codes.map((code, i) => ({ code, label: label(code), ...(i < 6 && { color: { light: COLORS[i], dark: COLORS[i] } }) })) })
const FACETS = [
  facet('target', ['residential', 'medical', 'education', 'camp', 'market', 'religious', 'vehicle', 'infrastructure', 'public_space', 'person', 'unstated']),
  facet('means', ['air_strike', 'barrel_bomb', 'artillery', 'missile', 'mine', 'shooting', 'unstated']),
  facet('actor', ['north', 'south', 'east', 'west', 'other', 'unknown']),
]
const NOUNS = ['house', 'clinic', 'school', 'tent', 'market', 'mosque', 'bus', 'bridge', 'square', 'farm', 'bakery', 'street']
const VERBS = ['Shelling of', 'Strike on', 'Mine near', 'Shots at', 'Raid on', 'Fire on']
const SYLLABLES = ['ba', 'dar', 'hal', 'ra', 'qa', 'tel', 'kaf', 'mar', 'sin', 'jis', 'ur', 'zab']

const manifest = (rows: number) => ({
  title: { en: `Seeded atlas of ${rows} records` }, description: { en: 'Made up for measuring; nothing in it happened.' }, languages: ['en'],
  licence: { name: 'CC0' }, time_zone: 'UTC', extent: [35.5, 32.5, 42.5, 37.5], facets: FACETS,
  default_view: { from: formatDay(FIRST), to: formatDay(FIRST + DAYS - 1), camera: { lat: 35, lon: 39, zoom: 6 } },
})

/** Features as text, one after the other: towns with bursts, days, facets, tolls, titles of words, one source each. */
export function* seededFeatures(rows: number, seed = 1): Generator<string> {
  const next = random(seed)
  const of = <T>(list: readonly T[], skew = 1): T => list[Math.floor(next() ** skew * list.length)]
  const name = () => { const text = of(SYLLABLES) + of(SYLLABLES) + of(SYLLABLES); return text[0].toUpperCase() + text.slice(1) }
  const towns = Array.from({ length: TOWNS }, () => ({ name: name(), lon: 36 + next() * 6, lat: 33 + next() * 4, burst: Math.floor(next() * DAYS), share: next() ** 3 }))
  let total = 0
  const upTo = Float64Array.from(towns, town => (total += town.share))
  for (let i = 0; i < rows; i++) {
    const at = next() * total
    const town = towns[Math.min(TOWNS - 1, firstAbove(TOWNS, k => upTo[k], at))]
    const day = FIRST + Math.min(DAYS - 1, next() < 0.3 ? town.burst + Math.floor(next() ** 2 * 60) : Math.floor(next() * DAYS))
    const month = next() < 0.05
    const exact = next() < 0.5
    const spot = () => (exact ? (next() - 0.5) * 0.2 : 0)
    const [lon, lat] = [town.lon + spot(), town.lat + spot()].map(x => Math.round(x * 1e5) / 1e5)
    const noun = of(NOUNS)
    const codes = (f: number) => [...new Set([of(FACETS[f].codes, 2).code, ...(next() < 0.15 ? [of(FACETS[f].codes).code] : [])])]
    const killed = Math.floor(next() ** 3 * 40)
    const injured = Math.floor(next() ** 3 * 60)
    const figures = next() < 0.7 ? { killed_min: killed, ...(next() < 0.9 && { killed_max: killed + Math.floor(next() ** 2 * 10) }), injured_min: injured, injured_max: injured + Math.floor(next() ** 2 * 20) } : {}
    yield JSON.stringify({
      type: 'Feature', geometry: next() < 0.01 ? null : { type: 'Point', coordinates: [lon, lat] },
      properties: {
        id: `seed-${i}`, title_en: `${of(VERBS)} a ${noun} in ${town.name}`, place_en: town.name,
        summary_en: `At least one ${noun} in ${town.name} was reported hit on ${formatDay(day)}; ${of(NOUNS)} and ${of(NOUNS)} nearby.`,
        date_start: formatDay(month ? monthStart(day) : day), date_precision: month ? 'month' : 'day', geo_precision: exact ? 'exact' : 'town',
        target: codes(0), means: codes(1), actor: codes(2), grading: of(GRADINGS), ...figures,
        sources: [{ title: `Report ${i % 5000} of ${town.name}`, publisher: 'Seeded monitor' }],
        ...(i % 1000 === 0 && i / 1000 < STATEMENTS && { statements: [`statement-${i / 1000}`] }),
      },
    })
  }
}

/** Writes the folder, a feature per line; memory does not grow with the rows. */
export async function writeSeededAtlas(dir: string, rows: number, seed = 1): Promise<void> {
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'atlas.json'), JSON.stringify(manifest(rows), null, 2))
  writeFileSync(join(dir, 'CHANGELOG.md'), `# Changelog\n\n## 1 — 2026-01-02 — ${rows} made-up records\n`)
  const statements = Array.from({ length: Math.min(STATEMENTS, Math.ceil(rows / 1000)) }, (_, s) => ({ id: `statement-${s}`, date: formatDay(FIRST + s * 10), title_en: `Statement ${s}`, publisher_en: 'Seeded monitor', incidents: [`seed-${s * 1000}`] }))
  writeFileSync(join(dir, 'statements.json'), JSON.stringify({ statements }))
  const out = createWriteStream(join(dir, 'incidents.geojson'))
  let text = '{"type":"FeatureCollection","features":['
  let first = true
  for (const feature of seededFeatures(rows, seed)) {
    text += `${first ? '' : ','}\n${feature}`
    first = false
    if (text.length < CHUNK) continue
    if (!out.write(text)) await once(out, 'drain')
    text = ''
  }
  out.end(`${text}\n]}\n`)
  await once(out, 'finish')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [rows, dir] = [Number(process.argv[2]), process.argv[3]]
  if (!Number.isInteger(rows) || rows < 0 || !dir) {
    process.stderr.write('Say how many records and where: npx tsx scripts/bench/atlas.ts ROWS DIR\n')
    process.exit(2)
  }
  void writeSeededAtlas(resolve(dir), rows).then(() => process.stdout.write(`${rows} made-up records in ${dir}\n`))
}
