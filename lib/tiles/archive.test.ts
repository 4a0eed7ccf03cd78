import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { townArchive } from '../../scripts/basemap/town'
import { mercatorX, mercatorY } from '../geo/mercator'
import { openArchive } from './archive'

const layersOf = (bytes: Uint8Array | null) => Object.keys(new VectorTile(new PbfReader(bytes ?? new Uint8Array())).layers)

describe('the base map’s archive', () => {
  const archive = openArchive('public/map/base.pmtiles')
  it('holds the world', async () => expect(layersOf(await archive.tile({ z: 0, x: 0, y: 0 }))).toContain('land'))
  it('holds the region to its deepest zoom', async () => {
    expect(await archive.maxZoom()).toBeGreaterThanOrEqual(9)
    // Raqqa and the Euphrates.
    expect(layersOf(await archive.tile({ z: 8, x: 155, y: 100 }))).toEqual(expect.arrayContaining(['land', 'rivers']))
  })
  it('cuts what lies outside the region from the world above it', async () => {
    // Budapest, where no deep tile is.
    expect(layersOf(await archive.tile({ z: 9, x: 283, y: 178 }))).toContain('land')
  })
  it('has nothing outside the world', async () => expect(await archive.tile({ z: 1, x: 2, y: 0 })).toBeNull())
})

describe('a region’s streets', () => {
  const dir = mkdtempSync(join(tmpdir(), 'atlas-archive-'))
  const path = join(dir, 'town.pmtiles')
  writeFileSync(path, townArchive({ lon: 39.01, lat: 35.95, maxZoom: 13 }))
  const archive = openArchive(path, { everywhere: false })
  const at = (lon: number, lat: number, z: number) => ({ z, x: Math.floor(mercatorX(lon) * 2 ** z), y: Math.floor(mercatorY(lat) * 2 ** z) })
  it('are cut deeper where the archive ends, to zoom 16', async () => {
    for (const z of [14, 15, 16]) expect(layersOf(await archive.tile(at(39.011, 35.951, z)))).toEqual(expect.arrayContaining(['earth', 'roads', 'buildings']))
  })
  it('are nothing beside it, though its coarsest tile reaches around the world', async () => {
    expect(layersOf(await archive.tile({ z: 0, x: 0, y: 0 }))).toContain('earth')
    for (const z of [5, 10, 13, 15]) expect(await archive.tile(at(36.6, 35.9, z))).toEqual(z === 5 ? await archive.tile(at(39.01, 35.95, 5)) : new Uint8Array())
  })
  it('say what they are', async () => {
    expect(await archive.about()).toMatchObject({ minZoom: 0, maxZoom: 13, bounds: [38.95, 35.89, 39.07, 36.01], metadata: { name: 'Town of the tests' } })
    await archive.close()
  })
  it('are refused when they are no vector tiles', async () => {
    const bytes = townArchive({ lon: 39.01, lat: 35.95, maxZoom: 1 })
    bytes[99] = 2
    writeFileSync(join(dir, 'pictures.pmtiles'), bytes)
    await expect(openArchive(join(dir, 'pictures.pmtiles')).about()).rejects.toThrow('holds PNG images; expected vector tiles')
  })
})
