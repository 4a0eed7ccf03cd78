import { describe, expect, it } from 'vitest'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
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
