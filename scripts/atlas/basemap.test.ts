import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PMTiles } from 'pmtiles'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mercatorX, mercatorY } from '../../lib/geo/mercator'
import { openArchive } from '../../lib/tiles/archive'
import { creditsOf } from '../../lib/tiles/credit'
import { TOWN_ATTRIBUTION, townArchive } from '../basemap/town'
import { basemapCommand } from './basemap'
import { withCredits } from './credit'

const TOWN = { lon: 39.01, lat: 35.95 }
const BBOX = '38.96,35.91,39.06,35.99'
const archive = townArchive({ ...TOWN, reach: 0.2, blocks: 40 })
const other = townArchive({ ...TOWN, reach: 0.21, blocks: 20 })
const directories = Number(archive.readBigUInt64LE(56))
const waits = [1, 1]

const atlas = (manifest = '{\n  "title": { "en": "Mine" },\n  "basemap_attribution": ["GSHHG"],\n  "time_zone": "UTC"\n}\n') => {
  const dir = mkdtempSync(join(tmpdir(), 'atlas-basemap-'))
  writeFileSync(join(dir, 'atlas.json'), manifest)
  return dir
}

interface Behaviour { bytes: Buffer; etag: string; answer?: (request: IncomingMessage, response: ServerResponse, range: [number, number]) => boolean }
const servers: Server[] = []

/** A range server on loopback, and which ranges of it were sent whole or in part. */
async function serve(behaviour: Behaviour) {
  const sent: [from: number, to: number][] = []
  const server = createServer((request, response) => {
    const [, from, last] = (/^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []).map(Number)
    const to = Math.min(last + 1, behaviour.bytes.length)
    if (behaviour.answer?.(request, response, [from, to])) return
    sent.push([from, to])
    response.writeHead(206, { 'content-range': `bytes ${from}-${to - 1}/${behaviour.bytes.length}`, 'content-length': to - from, etag: behaviour.etag })
    response.end(behaviour.bytes.subarray(from, to))
  })
  servers.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}/town.pmtiles`, sent, behaviour, tiles: () => sent.filter(([from]) => from >= directories) }
}

/** Runs the command and gives its status and what it wrote. */
async function run(options: Partial<Parameters<typeof basemapCommand>[0]> & { from: string; into: string }) {
  const texts = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(text => { texts.out += String(text); return true })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(text => { texts.err += String(text); return true })
  try {
    return { status: await basemapCommand({ bbox: BBOX, waits, ...options }), ...texts }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

const layersIn = async (dir: string) => {
  const bytes = readFileSync(join(dir, 'streets.pmtiles'))
  const reader = new PMTiles({ getKey: () => dir, getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }) })
  return { header: await reader.getHeader(), metadata: await reader.getMetadata() as Record<string, unknown>, bytes }
}

afterEach(() => { for (const server of servers.splice(0)) server.close() })

describe('atlas basemap', () => {
  it('takes a region over HTTP: says size and licence first, checks, credits, and leaves one file', async () => {
    const dir = atlas()
    const { url, sent } = await serve({ bytes: archive, etag: '"one"' })
    const { status, out, err } = await run({ from: url, into: dir })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const at = (text: string) => out.indexOf(text)
    for (const text of ['Archive   Town of the tests, version 4.0.0', 'Open Database License (ODbL)', '© OpenStreetMap contributors', 'to fetch in', 'free in']) {
      expect(at(text), text).toBeGreaterThanOrEqual(0)
      expect(at(text), text).toBeLessThan(at('Checked'))
    }
    expect(readdirSync(dir).sort()).toEqual(['atlas.json', 'streets.pmtiles'])
    expect(readFileSync(join(dir, 'atlas.json'), 'utf8')).toBe('{\n  "title": { "en": "Mine" },\n  "basemap_attribution": ["GSHHG", "© OpenStreetMap contributors"],\n  "time_zone": "UTC"\n}\n')
    const { header, metadata, bytes } = await layersIn(dir)
    expect(header).toMatchObject({ maxZoom: 14, minZoom: 0, minLon: 38.96, maxLat: 35.99, clustered: true })
    expect(metadata).toMatchObject({ attribution: TOWN_ATTRIBUTION, 'planetiler:buildtime': '2026-11-01T00:00:00Z' })
    expect(sent.length).toBeLessThan(8)
    expect(bytes.length).toBeLessThan(archive.length * 0.6)
    const cut = openArchive(join(dir, 'streets.pmtiles'))
    const whole = openArchive(join(writeTown(), 'town.pmtiles'))
    for (const z of [0, 9, 12, 14]) {
      const tile = { z, x: Math.floor(mercatorX(TOWN.lon) * 2 ** z), y: Math.floor(mercatorY(TOWN.lat) * 2 ** z) }
      expect(await cut.tile(tile)).toEqual(await whole.tile(tile))
    }
  })

  it('takes it from a file alike', async () => {
    const dir = atlas()
    const from = join(writeTown(), 'town.pmtiles')
    expect((await run({ from, into: dir, maxzoom: '12' })).status).toBe(0)
    expect((await layersIn(dir)).header.maxZoom).toBe(12)
  })

  it('goes on after a cut without asking for the same bytes, and leaves the present map until it is done', async () => {
    const dir = atlas()
    writeFileSync(join(dir, 'streets.pmtiles'), 'the map of before')
    let down = false
    const reached: [number, number][] = []
    const server = await serve({ bytes: archive, etag: '"one"', answer: (_, response, [from, to]) => {
      if (down) return response.destroy(), true
      if (from < directories) return false
      // In the middle of the tiles the connection breaks, and stays broken.
      down = true
      const end = from + Math.ceil((to - from) * 0.6)
      reached.push([from, end])
      response.writeHead(206, { 'content-range': `bytes ${from}-${to - 1}/${archive.length}`, 'content-length': to - from, etag: '"one"' })
      response.write(archive.subarray(from, end), () => setTimeout(() => response.destroy(), 20))
      return true
    } })
    const first = await run({ from: server.url, into: dir })
    expect(first.status).toBe(1)
    expect(first.err).toMatch(/could not be read: .*, 3 times in a row/)
    expect(readFileSync(join(dir, 'streets.pmtiles'), 'utf8')).toBe('the map of before')
    expect(readdirSync(dir).sort()).toEqual(['.streets.pmtiles.part', '.streets.pmtiles.part.log', 'atlas.json', 'streets.pmtiles'])
    const before = [...server.tiles(), ...reached]

    server.behaviour.answer = undefined
    server.sent.length = 0
    const second = await run({ from: server.url, into: dir })
    expect({ status: second.status, err: second.err }).toEqual({ status: 0, err: '' })
    expect(second.out).toMatch(/(kB|MB) are here from an earlier run: going on from there/)
    const overlap = server.tiles().reduce((sum, [from, to]) => sum + before.reduce((s, [a, b]) => s + Math.max(0, Math.min(to, b) - Math.max(from, a)), 0), 0)
    // No more than the one tile that was cut in two.
    expect(overlap).toBeLessThan(archive.length / 40)
    const clean = atlas()
    await run({ from: server.url, into: clean })
    expect((await layersIn(dir)).bytes.equals((await layersIn(clean)).bytes)).toBe(true)
    expect(readdirSync(dir).sort()).toEqual(['atlas.json', 'streets.pmtiles'])
  })

  it('outlives a broken connection and a busy server within one run', async () => {
    const dir = atlas()
    let count = 0
    const { url } = await serve({ bytes: archive, etag: '"one"', answer: (_, response, [from, to]) => {
      count++
      if (count % 2) return false
      if (count % 4) response.writeHead(503).end()
      else {
        response.writeHead(206, { 'content-range': `bytes ${from}-${to - 1}/${archive.length}`, 'content-length': to - from, etag: '"one"' })
        response.write(archive.subarray(from, from + Math.ceil((to - from) / 2)), () => setTimeout(() => response.destroy(), 10))
      }
      return true
    } })
    const { status, err } = await run({ from: url, into: dir })
    expect(status).toBe(0)
    expect(err).toContain('the server answered 503; trying again')
  })

  it('begins anew when the archive was replaced since', async () => {
    const dir = atlas()
    const server = await serve({ bytes: archive, etag: '"one"', answer: (_, response, [from]) => (from >= directories ? (response.destroy(), true) : false) })
    expect((await run({ from: server.url, into: dir })).status).toBe(1)
    expect(existsSync(join(dir, '.streets.pmtiles.part'))).toBe(true)
    Object.assign(server.behaviour, { bytes: other, etag: '"two"', answer: undefined })
    const { status, out } = await run({ from: server.url, into: dir })
    expect(status).toBe(0)
    expect(out).toContain('The archive has changed since the last run: starting anew.')
  })

  it('begins anew when it is replaced in the middle', async () => {
    const dir = atlas()
    const server = await serve({ bytes: archive, etag: '"one"', answer: (_, __, [from]) => {
      if (from >= directories && server.behaviour.etag === '"one"') Object.assign(server.behaviour, { bytes: other, etag: '"two"' })
      return false
    } })
    const { status, out } = await run({ from: server.url, into: dir })
    expect(status).toBe(0)
    expect(out).toContain('was replaced while it was read. Starting anew.')
    const clean = atlas()
    await run({ from: server.url, into: clean })
    expect((await layersIn(dir)).bytes.equals((await layersIn(clean)).bytes)).toBe(true)
  })

  const whole = (status: number, body: Buffer | string) => (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status).end(body)
    return true
  }
  it.each([
    ['a server without ranges', whole(200, archive), /answered 200 with the whole file .* does not support range requests/],
    ['no such file', whole(404, 'gone'), /There is no file at http:.*town\.pmtiles \(status 404\)/],
    ['a closed door', whole(403, 'no'), /may not be read \(status 403\)/],
    ['a server that fails on and on', whole(500, 'oh'), /could not be read: the server answered 500, 3 times in a row/],
  ])('names %s', async (_, answer, sentence) => {
    const dir = atlas()
    const { url } = await serve({ bytes: archive, etag: '"one"', answer })
    const { status, err, out } = await run({ from: url, into: dir })
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err.trim().split('\n').at(-1)).toMatch(sentence)
    expect(readdirSync(dir)).toEqual(['atlas.json'])
  })

  it('names what is no archive, no host, no box, no zoom, no folder', async () => {
    const dir = atlas()
    const { url } = await serve({ bytes: Buffer.from('<html>'.repeat(5000)), etag: '"x"' })
    const from = join(writeTown(), 'town.pmtiles')
    const cases: [Partial<Parameters<typeof basemapCommand>[0]>, RegExp][] = [
      [{ from: url }, /is not a PMTiles archive: it begins with "<html><"/],
      [{ from: 'http://no-such-host.invalid/a.pmtiles' }, /There is no host no-such-host\.invalid/],
      [{ from: 'ftp://127.0.0.1/a.pmtiles' }, /is neither a file nor an address that begins with http/],
      [{ from: join(dir, 'nowhere.pmtiles') }, /There is no file .*nowhere\.pmtiles/],
      [{ from, bbox: '38.9,35.9,39.1' }, /--bbox 38\.9,35\.9,39\.1 is no box; expected W,S,E,N in degrees/],
      [{ from, bbox: '38.9,36,39.1,35' }, /the south \(36\) must lie below the north \(35\)/],
      [{ from, bbox: '200,35,210,36' }, /is no box/],
      [{ from, bbox: '1,1,2,2' }, /The box 1,1,2,2 lies outside of/],
      [{ from, maxzoom: 'deep' }, /--maxzoom deep is no zoom; expected a whole number from 0 to 22/],
      [{ from, into: tmpdir() }, /There is no atlas\.json in/],
    ]
    for (const [options, sentence] of cases) {
      const { status, err } = await run({ from, into: dir, ...options })
      expect(status).toBe(1)
      expect(err).toMatch(sentence)
    }
    expect(readdirSync(dir)).toEqual(['atlas.json'])
  })

  it('says that the disk is full', async () => {
    const dir = atlas()
    symlinkSync('/dev/full', join(dir, '.streets.pmtiles.part'))
    const { status, err } = await run({ from: join(writeTown(), 'town.pmtiles'), into: dir })
    expect(status).toBe(1)
    expect(err).toMatch(/^The disk of .* is full\. What came is kept/)
  })

  it('keeps what came when it is stopped', async () => {
    const dir = atlas()
    const server = await serve({ bytes: archive, etag: '"one"', answer: (_, __, [from]) => {
      if (from >= directories) setTimeout(() => process.emit('SIGINT'), 5)
      return from >= directories
    } })
    const { status, err } = await run({ from: server.url, into: dir })
    expect(status).toBe(1)
    expect(err).toContain('Stopped. What came is kept')
    expect(readdirSync(dir).sort()).toEqual(['.streets.pmtiles.part', '.streets.pmtiles.part.log', 'atlas.json'])
  })
})

function writeTown(): string {
  const dir = mkdtempSync(join(tmpdir(), 'atlas-town-'))
  writeFileSync(join(dir, 'town.pmtiles'), archive)
  return dir
}

describe('credits', () => {
  it('are plain text, in the words that OpenStreetMap asks for', () => {
    expect(creditsOf(TOWN_ATTRIBUTION)).toEqual(['© OpenStreetMap contributors'])
    expect(creditsOf('<a href="https://protomaps.com" target="_blank">Protomaps</a> © <a href="https://www.openstreetmap.org">OpenStreetMap</a>')).toEqual(['Protomaps', '© OpenStreetMap contributors'])
    expect(creditsOf('© Daylight, © OpenStreetMap contributors')).toEqual(['© Daylight', '© OpenStreetMap contributors'])
    expect(creditsOf(undefined)).toEqual(['© OpenStreetMap contributors'])
  })
  it.each([
    ['stand already', '{"basemap_attribution":["© openstreetmap contributors"]}', '{"basemap_attribution":["© openstreetmap contributors"]}'],
    ['in a list of lines', '{\n\t"a": 1,\n\t"basemap_attribution": [\n\t\t"x, ]",\n\t\t"y"\n\t],\n\t"b": [1,  2]\n}\n', '{\n\t"a": 1,\n\t"basemap_attribution": [\n\t\t"x, ]",\n\t\t"y",\n\t\t"© OpenStreetMap contributors"\n\t],\n\t"b": [1,  2]\n}\n'],
    ['in an empty list', '{ "basemap_attribution": [], "b": 1 }', '{ "basemap_attribution": ["© OpenStreetMap contributors"], "b": 1 }'],
    ['where there is no list', '{\n  "b": 1\n}\n', '{\n  "b": 1,\n  "basemap_attribution": ["© OpenStreetMap contributors"]\n}\n'],
    ['in one line', '{"b":1}', '{"b":1,"basemap_attribution": ["© OpenStreetMap contributors"]}'],
  ])('%s', (_, before, after) => expect(withCredits(before, ['© OpenStreetMap contributors'])).toBe(after))
})
