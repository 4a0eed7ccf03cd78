import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { incident, manifest, writeAtlas } from '../lib/publish/fixtures/atlas'
import { startOwn } from './own-server'

// An edition for a closed group: a store of its own, and a server that invites nobody in.

// Each command is a process that opens a store: seconds alone, a minute beside other work.
test.describe.configure({ timeout: 480_000 })
const PORT = Number(process.env.E2E_PORT || 3210) + 33
const reason = { en: 'Kept for this test', ar: 'محفوظ لهذا الاختبار' }

test('a vetted store shows what the public one does not, says so on every page, and takes no public edition', async ({ page }) => {
  const work = mkdtempSync(join(tmpdir(), 'atlas-vetted-'))
  const vetted = join(work, 'vetted')
  const rules = [{ name: 'for the public', records: {}, withhold: ['summary'], reason }, { name: 'for all', audiences: ['public', 'vetted'], records: {}, withhold: ['notes'], reason }]
  const dir = writeAtlas({ manifest: { ...manifest, redaction: { salt: 'salt-of-a-test-salt', rules } }, features: [incident('aa-one', { summary_en: 'Seen by the vetted', notes_en: 'Seen by nobody' })] })
  const atlas = (...command: string[]) => spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/atlas.ts', ...command], { env: { ...process.env, ATLAS_STORE: vetted, DATABASE_URL: '' }, encoding: 'utf8' })
  // That a public store takes no vetted edition, and the other way round, is in lib/store/audience.test.ts.
  expect(atlas('publish', dir, '--audience', 'vetted').stdout).toContain('Published: a draft on edition 1')
  expect(atlas('publish', dir, '--audience', 'friends')).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no audience "friends"') })
  expect(atlas('store').stdout).toContain('for the vetted audience')

  const server = await startOwn(dir, PORT, 240_000, { store: vetted })
  try {
    // A publication beside the running server is refused as well.
    expect(atlas('publish', dir)).toMatchObject({ status: 1, stderr: expect.stringContaining('This store is for the vetted audience, and nothing else is published into it.') })
    for (const path of ['/', '/methodology', '/data/preview', '/incidents/aa-one', '/nowhere']) {
      await page.goto(server.base + path)
      await expect(page.getByRole('note').filter({ hasText: 'Edition for a closed group. Not for publication.' })).toBeVisible()
      await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute('content', /noindex/)
    }
    await page.goto(`${server.base}/incidents/aa-one`)
    await expect(page.locator('#record')).toContainText('Seen by the vetted')
    await expect(page.locator('#record')).not.toContainText('Seen by nobody')
    expect(await page.locator('meta[property="og:image"], link[type="application/atom+xml"], link[type="application/json+oembed"]').count()).toBe(0)
    const { edition } = await (await fetch(`${server.base}/api/editions/current`)).json() as { edition: string }
    expect(edition).toMatch(/^1-vetted-draft-[0-9a-f]{8}$/)
    for (const path of ['/feeds/incidents.atom', '/sitemap.xml', '/sitemap/1.xml', `/api/editions/${edition}/cards/view.png`, `/api/oembed?url=${server.base}/`]) {
      const answer = await fetch(server.base + path)
      expect([path, answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([path, 404, expect.stringMatching(/not offered here: this server serves an edition for a closed group/)])
    }
    expect(await (await fetch(`${server.base}/robots.txt`)).text()).toBe('User-agent: *\nDisallow: /\n')
    const slice = await fetch(`${server.base}/api/editions/${edition}/slices/root`)
    expect(Object.fromEntries(['access-control-allow-origin', 'x-robots-tag', 'cache-control'].map(name => [name, slice.headers.get(name)]))).toEqual({ 'access-control-allow-origin': null, 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'private, max-age=31536000, immutable' })
    const embed = await fetch(`${server.base}/embed`)
    expect(embed.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(await (await fetch(`${server.base}/api/health`)).json()).toMatchObject({ audience: 'vetted' })
  } finally {
    await server.stop()
    for (const path of [work, dir]) rmSync(path, { recursive: true, force: true })
  }
})
