import { readFileSync } from 'node:fs'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { piecesOf } from './overzoom'
import { ancestor } from './address'

const bytes = readFileSync('public/map/base.pmtiles')
const archive = new PMTiles({
  getKey: () => 'base',
  getBytes: async (offset, length) => ({ data: bytes.buffer.slice(bytes.byteOffset + offset, bytes.byteOffset + offset + length) as ArrayBuffer }),
})

describe('the base map', () => {
  it('weighs little and reaches from the world to zoom 10', async () => {
    expect(bytes.length).toBeLessThan(3e6)
    expect(await archive.getHeader()).toMatchObject({ minZoom: 0, maxZoom: 10, tileType: 1 })
  })
  it('has land where there is land, also where the world is joined', async () => {
    for (const [z, x, y] of [[0, 0, 0], [3, 3, 2], [3, 7, 1], [3, 0, 1], [6, 37, 24]]) {
      const tile = await archive.getZxy(z, x, y)
      expect(tile && Object.keys(new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers), `${z}/${x}/${y}`).toContain('land')
    }
  })
  it('is cut deeper where it ends', async () => {
    const deep = { z: 9, x: 284, y: 181 }
    expect(await archive.getZxy(deep.z, deep.x, deep.y)).toBeUndefined()
    const above = ancestor(deep, 3)
    expect(above).toEqual({ z: 6, x: 35, y: 22 })
    const tile = await archive.getZxy(above.z, above.x, above.y)
    const cut = tile && piecesOf(tile.data, above)(deep)
    const { land } = new VectorTile(new PbfReader(cut ?? new Uint8Array())).layers
    expect(land.length).toBe(1)
    // Inland: the land fills the whole tile, and no more than its margin beside it.
    const xs = land.feature(0).loadGeometry().flat().map(p => p.x)
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([-64, 4160])
  })
})
