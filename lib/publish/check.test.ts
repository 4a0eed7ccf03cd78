import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planFolder } from './build'
import { DatasetRefused, faultText, type Fault } from './faults'
import { incident, manifest, snapshot, write, writeAtlas, type Files } from './fixtures/atlas'

async function faultsOf(files: Files): Promise<Fault[]> {
  try {
    await planFolder(writeAtlas(files))
    return []
  } catch (error) {
    if (error instanceof DatasetRefused) return error.faults
    throw error
  }
}
const lines = async (files: Files) => (await faultsOf(files)).map(faultText)

describe('check', () => {
  it('takes a sound dataset', async () => expect(await faultsOf({})).toEqual([]))

  it.each<[string, Files, RegExp]>([
    ['a missing id', { features: [incident('x', { id: undefined })] }, /^incidents\.geojson: feature 1: id: is missing; expected/],
    ['a duplicate id', { features: [incident('x'), incident('x')] }, /x: id: stands twice; expected/],
    ['an end before the start', { features: [incident('x', { date_end: '2020-02-01' })] }, /x: date_end: 2020-02-01 is before date_start 2020-03-01; expected/],
    ['an impossible date', { features: [incident('x', { date_start: '2020-02-31' })] }, /x: date_start: no such day/],
    ['a latitude out of range', { features: [incident('x', {}, [15, 95])] }, /x: geometry: position \[15, 95\] is out of range; expected/],
    ['swapped coordinates', { features: [incident('x', {}, [45, 15])] }, /x: geometry: position \[45, 15\] looks swapped; expected longitude first/],
    ['an unknown code', { features: [incident('x', { target: ['palace'] })] }, /x: target: unknown code "palace"; expected one of school, home/],
    ['an unknown grade', { features: [incident('x', { grading: 'sure' })] }, /x: grading: /],
    ['a minimum above the maximum', { features: [incident('x', { killed_min: 5, killed_max: 3 })] }, /x: killed_min: 5 is above killed_max 3; expected/],
    ['a link to nothing', { features: [incident('x', { statements: ['none'] })] }, /x: statements: "none" links to nothing; expected/],
    ['a statement that links to nothing', { statements: [{ id: 's', date: '2020-05-01', title_en: 'S', publisher_en: 'P', incidents: ['gone'] }] }, /^statements\.json: s: incidents: "gone" links to nothing; expected/],
    ['a range without an end', { features: [incident('x', { date_precision: 'range' })] }, /x: date_end: is missing; expected it, since date_precision is "range"/],
    ['no source', { features: [incident('x', { sources: [] })] }, /x: sources: at least one source/],
    ['a facet with a reserved name', { manifest: { ...manifest, facets: [{ ...manifest.facets[0], property: 'area' }] } }, /atlas\.json: -: facets\.0\.property: "area" is a name/],
  ])('names %s', async (_, files, pattern) => expect((await lines(files)).join('\n')).toMatch(new RegExp(pattern.source, 'm')))

  it('names an unclosed ring', async () => {
    const open = { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[11, 41], [12, 41], [12, 42], [11, 42]]] }, properties: incident('x').properties }
    expect((await lines({ features: [open] })).join()).toMatch(/x: geometry: a ring of 4 positions is not closed; expected/)
  })

  it('names line and column of what is not JSON', async () => {
    const dir = writeAtlas()
    writeFileSync(join(dir, 'statements.json'), '{\n  "statements": [,]\n}')
    await expect(planFolder(dir)).rejects.toThrow(/statements\.json: -: -: is not JSON at line 2, column 18/)
  })

  it('names all faults, not the first', async () => {
    const found = await faultsOf({ features: [incident('a', { killed_min: 2, killed_max: 1, target: ['x'] }), incident('b', { date_start: '2020-13-01' }, [500, 0])] })
    expect(found.map(f => `${f.id} ${f.field}`).sort()).toEqual(['a killed_min', 'a target', 'b date_start', 'b geometry'])
  })

  it('warns of a point outside the extent or without a precision and of unknown fields, and publishes', async () => {
    const { warnings } = await planFolder(writeAtlas({ features: [incident('x', { colour: 'blue' }, [100, 0]), incident('y', { geo_radius_m: 50 })] }))
    expect(warnings.map(w => `${w.id} ${w.field}`).sort()).toEqual(['x colour', 'x geo_precision', 'x geometry'])
  })

  it.each([
    ['one alias at two records', { features: [incident('a', { aliases: ['old'] }), incident('b', { aliases: ['old'] })] }, /b: aliases: "old" stands at "a" as well/],
    ['an alias that is an id', { features: [incident('a', { aliases: ['b'] }), incident('b')] }, /a: aliases: "b" is the id of a record/],
    ['a statement twice', { features: [incident('a', { statements: ['s-1', 's-1'] })], statements: [{ id: 's-1', date: '2020-05-01', title_en: 't', publisher_en: 'p', incidents: ['a'] }] }, /a: statements: names "s-1" twice/],
    ['a zero character', { features: [incident('a', { place_en: 'x\0y' })] }, /a: place_en: holds a zero character/],
    ['a toll beyond 32 bits', { features: [incident('a', { killed_min: 3_000_000_000 })] }, /a: killed_min/],
  ])('names %s', (_name, files, reason) => expect(planFolder(writeAtlas(files))).rejects.toThrow(reason))
  it.each([
    [{ type: 'Polygon' }, /of type Polygon holds no coordinates/], [{ type: 'Point' }, /of type Point holds no coordinates; expected one position/], [{ type: 'MultiPolygon', coordinates: null }, /of type MultiPolygon holds null/],
    [{ type: 'Point', coordinates: [[1, 2]] }, /of type Point holds \[\[1,2\]\]/], [{ type: 'GeometryCollection' }, /no list of geometries/], ['x', /is no object/],
  ])('names the form of a broken geometry: %j', async (geometry, reason) => {
    const dir = writeAtlas({ features: [incident('a')] })
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [{ ...incident('a'), geometry }, { ...incident('b'), geometry: null }] })
    await expect(planFolder(dir)).rejects.toThrow(reason)
  })
  it('names a faulty record once, not at each that links to it', async () => {
    const statements = [{ id: 's-1', date: '2020-02-31', title_en: 't', publisher_en: 'p', incidents: ['a'] }]
    await expect(planFolder(writeAtlas({ features: [incident('a', { statements: ['s-1'] })], statements }))).rejects.toThrow(/1 fault\./)
  })

  it('refuses an id that was published and is gone, unless it lives on as an alias or is withdrawn with a reason', async () => {
    const dir = writeAtlas({ features: [incident('old'), incident('kept')] })
    snapshot(dir, 1)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('kept')] })
    await expect(planFolder(dir)).rejects.toThrow(/old: id: was published in edition 1 and is gone; expected/)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('kept', { aliases: ['old'] })] })
    expect((await planFolder(dir)).current.head.draft).toBe(true)
    const withdrawn = [{ id: 'old', date: '2026-03-04', reason: { en: 'A hoax' } }]
    write(dir, 'atlas.json', { ...manifest, withdrawn })
    await expect(planFolder(dir)).rejects.toThrow(/atlas.json: old: withdrawn: is a record or an alias as well/)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('kept')] })
    expect((await planFolder(dir)).current.head.draft).toBe(true)
  })

  it('keeps two thousand faults of a kind that all records have, and counts the rest', async () => {
    const features = Array.from({ length: 2500 }, (_, i) => incident(`x-${i}`, { target: ['palace'] }))
    const refused = await planFolder(writeAtlas({ features })).then(() => null, (error: unknown) => error as DatasetRefused)
    expect([refused?.count, refused?.faults.length]).toEqual([2500, 2000])
    expect(refused?.message).toMatch(/2500 faults[^]*… and 500 more\.$/)
  })
  it.each([
    ['truncated in a feature', (text: string) => text.slice(0, text.length / 2), /incidents\.geojson: -: -: is not JSON at line \d+, column \d+ \(the file ends there\)/],
    ['a table by a wrong name', () => 'id,lat,lon\na,1,2\n', /is not JSON at line 1, column 1 \("id,lat,lon\\na"\)/],
    ['a list', () => '[]', /incidents\.geojson: -: features: is missing; expected a GeoJSON FeatureCollection/],
    ['zero bytes', () => '\0\0\0\0', /is not JSON at line 1, column 1/],
    ['a lone feature', () => JSON.stringify(incident('a')), /features: is missing/],
  ])('names %s', async (_name, change, reason) => {
    const dir = writeAtlas({ features: [incident('a'), incident('b')] })
    write(dir, 'incidents.geojson', change(readFileSync(join(dir, 'incidents.geojson'), 'utf8')))
    await expect(planFolder(dir)).rejects.toThrow(reason)
  })
})
