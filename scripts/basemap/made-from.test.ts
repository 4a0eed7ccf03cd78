import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Bounds } from '../../lib/slice/types'
import { madeFrom } from './made-from'

const { extent } = JSON.parse(readFileSync('data/atlas.json', 'utf8')) as { extent: Bounds }

it('the base map that is shipped was made by the present code from the present atlas; else: npm run basemap', async () => {
  const { made_from } = JSON.parse(readFileSync('public/map/places.json', 'utf8')) as { made_from?: string }
  expect(made_from).toBe(await madeFrom('data', extent))
})

it('another name, another extent: another map', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'atlas-basemap-'))
  cpSync('data/basemap', join(dir, 'basemap'), { recursive: true })
  const before = await madeFrom(dir, extent)
  expect(before).toBe(await madeFrom('data', extent))
  const file = join(dir, 'basemap/places.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"Raqqa"', '"Rakka"'))
  const renamed = await madeFrom(dir, extent)
  expect(new Set([before, renamed, await madeFrom(dir, [0, 0, 1, 1])]).size).toBe(3)
})
