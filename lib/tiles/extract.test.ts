import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Compression, PMTiles, tileIdToZxy, zxyToTileId } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { writePmtiles, type Tile } from '../../scripts/basemap/pmtiles'
import { Extraction, partOf } from './extract'
import { TileFault } from './fault'
import { pack, writeDirectories, writeHead } from './format'
import { planExtract } from './plan'
import { idRanges, type Box } from './region'
import { fileSource } from './source'
import { verify } from './verify'

const folder = mkdtempSync(join(tmpdir(), 'atlas-extract-'))
const LAYERS = ['earth', 'water', 'landuse', 'roads', 'buildings', 'places'].map(id => ({ id, fields: {} }))
const METADATA = { name: 'test', attribution: '© OpenStreetMap', vector_layers: LAYERS }

/** A vector tile of one empty layer, by its name. */
function mvt(name: string): Uint8Array {
  const text = Buffer.from(name)
  const layer = Buffer.concat([Buffer.from([0x0a, text.length]), text, Buffer.from([0x78, 2])])
  return Buffer.concat([Buffer.from([0x1a, layer.length]), layer])
}

const DEPTH = 7
/** Text that does not pack, of many lengths: directories grow as they do in real archives. */
const noise = (id: number) => {
  const hash = createHash('sha512').update(String(id)).digest()
  return hash.toString('base64').slice(0, 5 + (hash[0] % 80))
}
/** The world to zoom 7: stretches of equal tiles (sea), single equal tiles far apart, and holes. */
function world(): Tile[] {
  const tiles: Tile[] = []
  for (let id = 0; id < (4 ** (DEPTH + 1) - 1) / 3; id++) {
    const [z, x, y] = tileIdToZxy(id)
    if (id % 31 === 7) continue
    tiles.push({ z, x, y, bytes: mvt(id % 900 < 30 ? 'sea' : id % 50 === 3 ? `alike ${id % 7}` : `tile ${id} ${noise(id)}`) })
  }
  return tiles
}

const file = (bytes: Uint8Array, name: string) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const reader = (path: string) => {
  const bytes = readFileSync(path)
  return new PMTiles({ getKey: () => path, getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }) })
}

async function extract(from: string, bbox: Box, maxZoom: number, name = 'streets.pmtiles') {
  const source = await fileSource(from)
  const plan = await planExtract(source, { bbox, maxZoom })
  const target = join(folder, name)
  const extraction = await Extraction.begin(plan, source, target)
  await extraction.fetch(source)
  await verify(extraction.part, plan, extraction.stored())
  renameSync(extraction.part, target)
  Extraction.discard(target)
  await extraction.close()
  await source.close()
  return { plan, target, begun: extraction.begun }
}

const tiles = world()
const source = file(writePmtiles(tiles, METADATA, { minZoom: 0, maxZoom: DEPTH, bounds: [-180, -85, 180, 85] }), 'world.pmtiles')
const text = (bytes: ArrayBuffer | undefined) => (bytes ? Buffer.from(bytes).toString('latin1') : null)
const expected = new Map(tiles.map(t => [zxyToTileId(t.z, t.x, t.y), Buffer.from(t.bytes).toString('latin1')]))

describe('an extraction', () => {
  it('holds every tile of the box as the source has it, and no other', async () => {
    expect((await reader(source).getHeader()).leafDirectoryLength).toBeGreaterThan(0)
    const degrees = (most: number) => fc.integer({ min: -most, max: most })
    const box = fc.tuple(degrees(180), degrees(84), degrees(180), degrees(84)).filter(([w, s, e, n]) => w !== e && s !== n).map(([w, s, e, n]): Box => [w, Math.min(s, n), e, Math.max(s, n)])
    await fc.assert(fc.asyncProperty(box, fc.integer({ min: 0, max: DEPTH }), async (bbox, maxZoom) => {
      const { target, plan } = await extract(source, bbox, maxZoom)
      const cut = reader(target)
      const inside = new Set(idRanges(plan.box, maxZoom).flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)))
      let count = 0
      const step = maxZoom > 5 ? 11 : 1
      for (let id = 0; id < (4 ** (maxZoom + 1) - 1) / 3; id++) {
        if (inside.has(id) && expected.has(id)) count++
        // Each single one below; above, every eleventh: a lookup goes through the reader of the format.
        if (id % step) continue
        const [z, x, y] = tileIdToZxy(id)
        expect(text((await cut.getZxy(z, x, y))?.data), `${z}/${x}/${y}`).toBe((inside.has(id) && expected.get(id)) || null)
      }
      expect(await cut.getHeader()).toMatchObject({ numAddressedTiles: count, maxZoom, clustered: true, tileType: 1 })
    }), { numRuns: 12 })
  }, 120_000)

  it('takes what is alike once, in the order of the tiles, with the metadata word for word', async () => {
    const { target, plan } = await extract(source, [-180, -85, 180, 85], DEPTH)
    const header = await reader(target).getHeader()
    const before = await reader(source).getHeader()
    expect(header).toMatchObject({ numAddressedTiles: before.numAddressedTiles, numTileEntries: before.numTileEntries, numTileContents: before.numTileContents, tileDataLength: before.tileDataLength, minZoom: 0, maxZoom: DEPTH })
    expect(header.numTileContents).toBeLessThan(header.numTileEntries)
    expect(header.numTileEntries).toBeGreaterThan(20_000)
    expect(header.leafDirectoryLength).toBeGreaterThan(0)
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384)
    expect(await reader(target).getMetadata()).toEqual(METADATA)
    expect(readFileSync(target).length).toBe(plan.size)
    // Cut again to itself, it stays the same, byte for byte.
    const again = await extract(target, [-180, -85, 180, 85], DEPTH, 'again.pmtiles')
    expect(readFileSync(again.target).subarray(127).equals(readFileSync(target).subarray(127))).toBe(true)
  })

  it('takes a town in few requests', async () => {
    const { begun, plan } = await extract(source, [36, 33, 42, 37], DEPTH)
    expect(plan.tiles).toBeGreaterThan(12)
    expect(begun.requests.length).toBeLessThanOrEqual(4)
  })

  it('says what it changed of the wish', async () => {
    const from = await fileSource(source)
    const { notes, maxZoom, box } = await planExtract(from, { bbox: [30, 80, 40, 89], maxZoom: 14 })
    expect({ notes, maxZoom, box }).toEqual({ notes: ['The archive ends at zoom 7; zoom 14 was asked for.', 'The archive covers only 30,80,40,85 of the box 30,80,40,89.'], maxZoom: 7, box: [30, 80, 40, 85] })
    await from.close()
  })

  it('reads and writes archives that are not packed', async () => {
    const bytes = [mvt('one'), mvt('two')]
    const entries = [{ id: 0, run: 1, offset: 0, length: bytes[0].length }, { id: 1, run: 4, offset: bytes[0].length, length: bytes[1].length }]
    const how = { internalCompression: Compression.None, tileCompression: Compression.None }
    const head = writeHead({ ...writeDirectories(entries, Compression.None), metadata: pack(Buffer.from(JSON.stringify(METADATA)), Compression.None), data: bytes[0].length + bytes[1].length, tiles: 5, entries: 2, contents: 2, minZoom: 0, maxZoom: 1, bounds: [-180, -85, 180, 85], ...how })
    const { target } = await extract(file(Buffer.concat([head, ...bytes]), 'plain.pmtiles'), [10, 10, 20, 20], 1)
    const cut = reader(target)
    expect(await cut.getHeader()).toMatchObject({ ...how, numAddressedTiles: 2, numTileEntries: 2 })
    expect(text((await cut.getZxy(1, 1, 0))?.data)).toBe(Buffer.from(bytes[1]).toString('latin1'))
    expect(await cut.getZxy(1, 0, 0)).toBeUndefined()
  })
})

describe('a part', () => {
  const bbox: Box = [0, 0, 90, 80]
  const target = join(folder, 'resumed.pmtiles')
  const begin = async () => {
    const from = await fileSource(source)
    const plan = await planExtract(from, { bbox, maxZoom: DEPTH })
    return { from, plan, extraction: await Extraction.begin(plan, from, target) }
  }
  it('is gone on with, but for stretches that the disk did not keep', async () => {
    const first = await begin()
    await first.extraction.fetch(first.from)
    const held = first.plan.size - first.plan.head.length
    expect(first.extraction.stored().length).toBeGreaterThan(1)
    await first.extraction.close()
    const { part, journal } = partOf(target)
    truncateSync(part, first.plan.size - 1)
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}{"from":12,"t`)
    const second = await begin()
    const lost = first.extraction.stored().filter(s => s.target + s.length === first.plan.size)
    expect(second.extraction.begun.kept).toBe(held - lost[0].length)
    expect(second.extraction.begun.restarted).toBeNull()
    await second.extraction.fetch(second.from)
    await verify(part, second.plan, second.extraction.stored())
    await second.extraction.close()
    Extraction.discard(target)
    expect(existsSync(part) || existsSync(journal)).toBe(false)
  })
  it('is checked against what was fetched', async () => {
    const { from, plan, extraction } = await begin()
    await extraction.fetch(from)
    const bytes = readFileSync(extraction.part)
    bytes[plan.size - 3] ^= 1
    writeFileSync(extraction.part, bytes)
    await expect(verify(extraction.part, plan, extraction.stored())).rejects.toThrow(/does not hold at byte \d+ what was fetched/)
    await extraction.close()
    Extraction.discard(target)
  })
})

describe('what cannot be read', () => {
  const whole = readFileSync(source)
  const changed = (at: number, ...bytes: number[]) => {
    const copy = Buffer.from(whole)
    bytes.forEach((byte, i) => { copy[at + i] = byte })
    return copy
  }
  it.each([
    ['another file', Buffer.from('<!doctype html><title>Not found</title>'), /is not a PMTiles archive: it begins with "<!docty"/],
    ['an empty file', Buffer.alloc(0), /is not a PMTiles archive/],
    ['version 2', Buffer.concat([Buffer.from('PM'), Buffer.from([2, 0]), Buffer.alloc(1000)]), /is a PMTiles archive of version 2; expected version 3/],
    ['version 4', changed(7, 4), /version 4; expected version 3/],
    ['pictures', changed(99, 2), /holds PNG images; expected vector tiles/],
    ['tiles packed by zstd', changed(98, 4), /The tiles of .* are packed with zstd; expected gzip or none/],
    ['directories packed by brotli', changed(97, 3), /The directories of .* are packed with brotli/],
    ['a damaged directory', changed(127, 0, 0, 0, 0), /A directory of .* is damaged/],
    ['a file that was cut', whole.subarray(0, whole.length - 50_000), /is cut off: it has \d+ bytes, and its directory names tiles to byte \d+/],
  ])('%s', async (name, bytes, sentence) => {
    const from = await fileSource(file(bytes, `${name}.pmtiles`))
    const plan = planExtract(from, { bbox: [-180, -85, 180, 85], maxZoom: DEPTH })
    await expect(plan).rejects.toThrow(sentence)
    await expect(plan).rejects.toBeInstanceOf(TileFault)
    await from.close()
  })
  it('names the layers that are missing', async () => {
    const other = writePmtiles([{ z: 0, x: 0, y: 0, bytes: mvt('x') }], { vector_layers: [{ id: 'transportation' }, { id: 'water' }] }, { minZoom: 0, maxZoom: 0, bounds: [-180, -85, 180, 85] })
    await expect(planExtract(await fileSource(file(other, 'other.pmtiles')), { bbox: [0, 0, 1, 1], maxZoom: 0 })).rejects.toThrow(/not of the Protomaps schema: its layers are transportation, water; earth, roads, buildings, places are missing/)
  })
  it('has nothing in a box elsewhere', async () => {
    const small = writePmtiles([{ z: 0, x: 0, y: 0, bytes: mvt('x') }], METADATA, { minZoom: 0, maxZoom: 0, bounds: [10, 10, 20, 20] })
    await expect(planExtract(await fileSource(file(small, 'small.pmtiles')), { bbox: [30, 10, 40, 20], maxZoom: 0 })).rejects.toThrow(/The box 30,10,40,20 lies outside of .*, which covers 10,10,20,20/)
  })
  it('is no file', async () => {
    await expect(fileSource(join(folder, 'nowhere'))).rejects.toThrow(/There is no file/)
    rmSync(join(folder, 'streets.pmtiles'), { force: true })
  })
})
