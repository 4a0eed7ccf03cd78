import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incident, manifest, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import type { Database } from './database'
import { databases } from './fixtures/both'
import { historyOf, listChanges } from './history'
import { heldBefore, heldIn } from './holding'
import { publishFolder } from './publish'
import { releasedEdition } from './read'

/**
 * 2: one is renamed, one taken back, one becomes part of another. 3: the renamed one is renamed again and corrected, the one that
 * was taken back returns. 4 to 22: nothing of these.
 */
async function atlas(): Promise<string> {
  const toll = { killed_min: 3, killed_max: 7 }
  const ids = (...all: string[]) => all.map(id => incident(id, toll))
  const dir = writeAtlas({ features: ids('aa-old', 'aa-back', 'aa-part', 'aa-whole'), statements: [], changelog: '# Changelog\n' })
  const next = async (features: unknown[], withdrawn: unknown[], day: string) => {
    write(dir, 'atlas.json', { ...manifest, withdrawn })
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features })
    await release(dir, `Why ${day}`, day)
  }
  await release(dir, 'First', '2026-01-01')
  const whole = incident('aa-whole', { ...toll, killed_min: 4, aliases: ['aa-part'] })
  await next([incident('aa-mid', { ...toll, aliases: ['aa-old'] }), whole], [{ id: 'aa-back', date: '2026-01-02', reason: { en: 'Doubted', ar: 'مشكوك' } }], '2026-01-02')
  const third = [incident('aa-new', { killed_min: 5, killed_max: 7, aliases: ['aa-old', 'aa-mid'] }), ...ids('aa-back'), whole]
  await next(third, [], '2026-01-03')
  let log = readFileSync(join(dir, 'CHANGELOG.md'), 'utf8').replace(/(## 2 .*\n)/, '$1\n- aa-whole: counted again.\n- aa-part: told twice.\n- aa-old: a better name.\n')
  for (let n = 4; n <= 22; n++) {
    log = log.replace('# Changelog\n', `# Changelog\n\n## ${n} — 2026-01-${String(n).padStart(2, '0')} — Another\n`)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [...third, incident('aa-daily', { killed_min: n, killed_max: n })] })
    for (const name of ['atlas.json', 'incidents.geojson', 'statements.json']) cpSync(join(dir, name), join(dir, `editions/${n}`, name), { recursive: true })
  }
  write(dir, 'CHANGELOG.md', log)
  return dir
}

describe.each(databases())('a record through editions on $name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  let dir = ''
  beforeAll(async () => {
    ;({ db, stop } = await open())
    dir = await atlas()
    await publishFolder(db, dir)
  }, 120_000)
  afterAll(async () => {
    await stop?.()
    if (dir) rmSync(dir, { recursive: true, force: true })
  })
  const told = async (id: string, at: number) => {
    const { since, entries } = await historyOf(db, 'incident', id, at)
    return [since?.edition, entries.map(e => [e.edition, e.what, e.other, e.reason?.en ?? null])]
  }

  it('knows under a former name what came later, and the same under each name that it bore', async () => {
    const all = [1, [[2, 'renamed', 'aa-old', 'a better name.'], [3, 'renamed', 'aa-mid', null]]]
    expect(await told('aa-old', 1)).toEqual(all)
    expect(await told('aa-old', 22)).toEqual(all)
    expect(await told('aa-mid', 2)).toEqual(all)
    expect(await told('aa-new', 22)).toEqual(all)
    const { entries } = await historyOf(db, 'incident', 'aa-old', 1)
    expect(entries.map(e => [e.states?.before.killed_min, e.states?.after.killed_min])).toEqual([[3, 3], [3, 5]])
  })
  it('tells of the one that became part of another, and of that other, what befell each of them', async () => {
    expect(await told('aa-part', 1)).toEqual([1, [[2, 'merged', 'aa-whole', 'told twice.']]])
    expect(await told('aa-whole', 22)).toEqual([1, [[2, 'changed', null, 'counted again.'], [2, 'joined', 'aa-part', 'told twice.']]])
    const changes = await listChanges(db, (await releasedEdition(db, 2))?.key as string, { kind: 'incident', limit: 10 })
    expect(changes.map(c => [c.id, c.what, c.reason?.en])).toEqual([['aa-back', 'withdrawn', undefined], ['aa-mid', 'renamed', 'a better name.'], ['aa-part', 'merged', 'told twice.'], ['aa-whole', 'changed', 'counted again.']])
  })
  it('a record that was taken back and returned was there from the first on', async () => {
    expect(await told('aa-back', 22)).toEqual([1, [[2, 'withdrawn', null, null], [3, 'added', null, null]]])
  })
  it('counts every edition that held a record', async () => {
    expect(await heldIn(db, 'incident', 'aa-whole')).toEqual({ first: { number: 1, date: '2026-01-01' }, last: 22, count: 22, among: 22 })
    expect(await heldIn(db, 'incident', 'aa-back')).toEqual({ first: { number: 1, date: '2026-01-01' }, last: 22, count: 21, among: 22 })
    expect(await heldIn(db, 'incident', 'nobody')).toBeNull()
    expect((await heldBefore(db, 'incident', 'aa-back', 4, 20)).map(e => e.number)).toEqual([3, 1])
    expect((await heldBefore(db, 'incident', 'aa-whole', 22, 20)).map(e => e.number)).toEqual(Array.from({ length: 20 }, (_, i) => 21 - i))
  })
  it('does not count what a snapshot held before it was purged, though the store keeps that for a while', async () => {
    const file = join(dir, 'editions/1/incidents.geojson')
    const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: { id: string } }[] }
    write(dir, 'editions/1/incidents.geojson', { type: 'FeatureCollection', features: features.filter(f => f.properties.id !== 'aa-old') })
    await publishFolder(db, dir)
    expect(await db.rows(sql`select 1 from records where id = 'aa-old'`)).toHaveLength(1)
    expect(await heldIn(db, 'incident', 'aa-old')).toBeNull()
    expect(await heldBefore(db, 'incident', 'aa-old', 22, 20)).toEqual([])
    expect(await told('aa-new', 22)).toEqual([2, [[2, 'added', null, null], [3, 'renamed', 'aa-mid', null]]])
  })
})
