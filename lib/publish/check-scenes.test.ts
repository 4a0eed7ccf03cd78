import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planFolder } from './build'
import { DatasetRefused, faultText } from './faults'
import { compiled, incident, manifest, write, writeAtlas } from './fixtures/atlas'
import { sha256Of } from './held-file'

const PICTURE = new Uint8Array([1, 2, 3])
const about = { provider: 'A provider', licence: 'CC0', resolution_m: 0.5 }
const image = (id: string, more: object = {}) => ({ id, date: '2020-01-01', kind: 'image', file: 'scenes/a.png', sha256: sha256Of(PICTURE), bounds: [14, 44, 16, 46], ...about, ...more })
const xyz = (more: object = {}) => ({ id: 'tiles', date: '2020-02-01', kind: 'xyz', tiles: 'scenes/t/{z}/{x}/{y}.png', ...about, ...more })
const place = (scenes: object[], more: object = {}) => ({ id: 'town', title_en: 'A town', bounds: [14, 44, 16, 46], scenes, ...more })

function folder(places: unknown, more: object = {}): string {
  const dir = writeAtlas({ manifest: { ...manifest, ...more }, features: [incident('one')] })
  mkdirSync(join(dir, 'scenes'))
  writeFileSync(join(dir, 'scenes/a.png'), PICTURE)
  write(dir, 'scenes.json', { places })
  return dir
}

async function lines(dir: string): Promise<string> {
  try {
    await planFolder(dir)
    return ''
  } catch (error) {
    if (error instanceof DatasetRefused) return error.faults.map(faultText).join('\n')
    throw error
  }
}

describe('scenes.json', () => {
  it('is taken when every file is there, and its pictures are handed out by their hash, scenes by date', async () => {
    const { current } = await planFolder(folder([place([xyz({ id: 'later' }), image('first', { _note: 'ours alone' })])]))
    const { rest } = await compiled(current)
    expect(rest.files).toEqual([{ sha256: sha256Of(PICTURE), type: 'image/png', path: expect.stringContaining('scenes/a.png') }])
    expect(rest.scenes[0].scenes.map(s => s.id)).toEqual(['first', 'later'])
    expect(JSON.stringify(rest.scenes)).not.toContain('ours alone')
  })

  it('changes what is published: another picture is another edition', async () => {
    const hash = async (scenes: object[]) => (await planFolder(folder([place(scenes)]))).current.head.hash
    expect(await hash([image('a'), xyz()])).not.toBe(await hash([image('a', { provider: 'Another' }), xyz()]))
  })

  it.each<[string, unknown, RegExp]>([
    ['no list', { town: 1 }, /scenes\.json: -: places: is missing; expected a list of places/],
    ['one scene only', [place([image('a')])], /town: scenes: expected at least two scenes/],
    ['a place twice', [place([image('a'), xyz()]), place([image('a'), xyz()])], /town: id: stands twice/],
    ['a scene twice', [place([image('a'), image('a')])], /town: scenes\.1\.id: "a" stands twice/],
    ['a day that is none', [place([image('a', { date: '2020-02-30' }), xyz()])], /town: scenes\.0\.date: no such day/],
    ['a picture that is not there', [place([image('a', { file: 'scenes/b.png' }), xyz()])], /scenes\.0\.file: "scenes\/b\.png" is not there/],
    ['another hash', [place([image('a', { sha256: '0'.repeat(64) }), xyz()])], /scenes\.0\.file: "scenes\/a\.png" has the SHA-256 [0-9a-f]{64}, not 0{64}/],
    ['a file outside', [place([image('a', { file: '../a.png' }), xyz()])], /scenes\.0\.file: "\.\.\/a\.png" leads out of the atlas folder/],
    ['a page instead of a picture', [place([image('a', { file: 'scenes/a.svg' }), xyz()])], /scenes\.0\.file: "scenes\/a\.svg" is no picture that is handed out/],
    ['bounds and corners', [place([image('a', { corners: [[0, 1], [1, 1], [1, 0], [0, 0]] }), xyz()])], /scenes\.0\.bounds: expected either bounds or corners/],
    ['a template without its numbers', [place([image('a'), xyz({ tiles: 'scenes/{z}.png' })])], /scenes\.1\.tiles: expected an address or path with \{z\}, \{x\}, \{y\}/],
    ['another host', [place([image('a'), xyz({ tiles: 'https://tiles.example.org/{z}/{x}/{y}.png' })])], /scenes\.1\.tiles: asks https:\/\/tiles\.example\.org, which is not among tile_hosts of atlas\.json/],
    ['a host that is asked in the open', [place([image('a'), xyz({ tiles: 'http://tiles.example.org/{z}/{x}/{y}.png' })])], /scenes\.1\.tiles: .* is no address that can be asked/],
    ['tiles outside', [place([image('a'), xyz({ tiles: '../t/{z}/{x}/{y}.png' })])], /scenes\.1\.tiles: .* leads out of the atlas folder/],
    ['an archive that is none', [place([image('a'), { ...xyz(), kind: 'pmtiles', file: 'scenes/a.png' }])], /scenes\.1\.file: "scenes\/a\.png" is no PMTiles archive/],
    ['zooms upside down', [place([image('a'), xyz({ minzoom: 9, maxzoom: 3 })])], /scenes\.1\.minzoom: 9 is above maxzoom 3/],
  ])('names %s', async (_, places, fault) => expect(await lines(folder(places))).toMatch(fault))

  it('takes another host that the manifest names', async () => {
    expect(await lines(folder([place([image('a'), xyz({ tiles: 'https://tiles.example.org/{z}/{x}/{y}.png' })])], { tile_hosts: ['https://tiles.example.org'] }))).toBe('')
  })

  it('follows no link out of the folder', async () => {
    const dir = folder([place([image('a', { file: 'scenes/out.png' }), xyz()])])
    symlinkSync(join(folder([]), 'scenes/a.png'), join(dir, 'scenes/out.png'))
    expect(await lines(dir)).toMatch(/"scenes\/out\.png" is a link out of the atlas folder/)
  })
})
