import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { sourcesHash } from './build.mjs'
import { buildGazetteer } from './gazetteer.mjs'

const folder = () => mkdtempSync(join(tmpdir(), 'atlas-build-'))
const write = (dir: string, name: string, text: string) => {
  mkdirSync(dirname(join(dir, name)), { recursive: true })
  writeFileSync(join(dir, name), text)
}

it.each(['app/page.tsx', 'lib/a/b.ts', 'proxy.ts', 'public/icon.svg', 'scripts/run/worker.mjs', 'scripts/run/gazetteer.mjs'])('a build is of other sources once %s has changed', name => {
  const dir = folder()
  write(dir, name, 'before')
  const before = sourcesHash(dir)
  expect(sourcesHash(dir)).toBe(before)
  write(dir, name, 'after')
  expect(sourcesHash(dir)).not.toBe(before)
})

it('what the build makes itself is no source of it', () => {
  const dir = folder()
  const before = sourcesHash(dir)
  for (const name of ['engine.js', 'sums.js', 'import.js', 'gazetteer.tsv']) write(dir, `public/${name}`, 'made')
  expect(sourcesHash(dir)).toBe(before)
})

it('the gazetteer of an older rule is replaced', async () => {
  const file = join(folder(), 'gazetteer.tsv')
  writeFileSync(file, 'of an older rule\n')
  await buildGazetteer(file)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(50_000)
  expect(lines.find(line => line.startsWith('Ar Raqqah\t'))?.split('\t')).toMatchObject([expect.anything(), expect.stringContaining('الرقة'), expect.stringMatching(/^39\.0/), expect.stringMatching(/^35\.9/), 'SY', expect.stringMatching(/^\d{6}$/), 'PPLA'])
})
