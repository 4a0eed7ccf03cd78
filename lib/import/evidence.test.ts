import { expect, it } from 'vitest'
import { file, importing } from './fixtures/importing'

const event = (evidence: unknown, more: object = {}) => ({ id: '7', date: '2020-01-29', time: '22:30', location: 'Ariha', latitude: '35.81', longitude: '36.61', description: 'A hospital was hit.', sources: ['s1'], associations: ['Air strike'], category: 'attack', evidence, ...more })
const items = async (text: string, name: string) => (await importing([file(text, name)])).features.map(f => (f.properties as { evidence?: object[] }).evidence)
const full = { id: 'a-log', kind: 'flight_observation', shows_en: 'A log.', source: { title: 'Log', publisher: 'Spotters', url: 'https://example.org/log' }, when: { date: '2020-01-29', time_from: '22:10' }, supports: ['happened', 'date'], verification: 'verified', verified_how_en: 'Held against films.', sha256: 'a'.repeat(64) }

it('TimeMap, JSON and GeoJSON keep the items of evidence that a record carries as items', async () => {
  const rows: [string, string][] = [[JSON.stringify([event([full])]), 'timemap.json'], [JSON.stringify([{ title: 'Hit', date: '2020-01-29', lat: 35.8, lon: 36.6, evidence: [full] }]), 'plain.json'], [JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [36.6, 35.8] }, properties: { title: 'Hit', date: '2020-01-29', evidence: [full] } }] }), 'a.geojson']]
  for (const [text, name] of rows) expect(await items(text, name), name).toEqual([[{ ...full, contradicts: [], sensitivity: 'none', published: true }]])
})
it('what is missing is the record’s, and what may not be published is not', async () => {
  const { features, report } = await importing([file(JSON.stringify([event([{ kind: 'witness' }, { kind: 'rumour' }, { kind: 'satellite', verification: 'verified' }, { kind: 'document', sensitivity: 'personal_information' }])]), 'events.json')])
  expect(features[0].properties?.evidence).toMatchObject([
    { id: '7-evidence-1', kind: 'witness', source: { title: 's1' }, published: true },
    { id: '7-evidence-3', kind: 'satellite', verification: 'unverified' },
    { id: '7-evidence-4', kind: 'document', published: false, withheld_reason: 'protects_people' },
  ])
  expect(report.doubts.filter(d => d.column === 'evidence').map(d => d.kind)).toEqual(['left_out', 'assumed', 'assumed'])
})
it('a column that is called evidence and holds no items is a column', async () => {
  expect(await items(JSON.stringify([event('two films')]), 'events.json')).toEqual([undefined])
  expect(await items(JSON.stringify([event(['a', 'b'])]), 'events.json')).toEqual([undefined])
})
