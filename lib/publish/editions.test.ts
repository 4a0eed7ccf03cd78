import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planFolder } from './build'
import { headings, withHeading } from './changelog'
import { incident, write, writeAtlas } from './fixtures/atlas'
import { COMPILER_VERSION } from './read'
import { redact } from './redact'
import { release } from './release'

describe('changelog', () => {
  it('reads headings with any dash', () => expect(headings('## 2 - 2026-02-03 – why\ntext\n## 1 — 2026-01-01 — first')).toEqual([{ number: 2, date: '2026-02-03', note: 'why' }, { number: 1, date: '2026-01-01', note: 'first' }]))
  it('puts a new heading on top', () => expect(withHeading('# C\n\n## 1 — 2026-01-01 — a\n', { number: 2, date: '2026-02-02', note: 'b' })).toBe('# C\n\n## 2 — 2026-02-02 — b\n\n## 1 — 2026-01-01 — a\n'))
})

describe('release', () => {
  it('keeps a snapshot of a heading that has none, then refuses to release the same again', () => {
    const dir = writeAtlas()
    expect(planFolder(dir).current.head).toMatchObject({ number: 1, draft: true })
    expect(release(dir, 'first', '2026-01-02')).toEqual({ number: 1, date: '2026-01-02' })
    expect(planFolder(dir).current.head).toMatchObject({ number: 1, draft: false })
    expect(() => release(dir, 'again', '2026-01-03')).toThrow(/Nothing to release/)
  })
  it('makes an edit a draft, and the next release the next edition', () => {
    const dir = writeAtlas()
    release(dir, 'first', '2026-01-02')
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one'), incident('two')] })
    const draft = planFolder(dir).current.head
    expect(draft).toMatchObject({ number: 1, draft: true })
    expect(draft.key).toMatch(/^1-draft-[0-9a-f]{8}$/)
    expect(release(dir, 'one more', '2026-02-02')).toEqual({ number: 2, date: '2026-02-02' })
    expect(readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')).toContain('## 2 — 2026-02-02 — one more')
    expect(existsSync(join(dir, 'editions', '2', 'incidents.geojson'))).toBe(true)
    expect(planFolder(dir).released.map(r => r.head.number)).toEqual([1, 2])
  })
})

describe('the compiler', () => {
  it('has another version whenever it makes something else of the same data', () => {
    const dir = writeAtlas({
      features: [incident('one', { killed_min: 2, statements: ['s-1'] }), incident('two', { date_start: '2020-03-01', date_precision: 'month' }, null)],
      statements: [{ id: 's-1', date: '2020-05-01', title_en: 'A statement', publisher_en: 'A body', incidents: ['one'] }],
    })
    const { key: _key, hash: _hash, slice, ...rest } = planFolder(dir).current.compile()
    const made = createHash('sha256').update(JSON.stringify(rest)).update(slice).digest('hex').slice(0, 16)
    // Not the same? Then readers hold other bytes under an address that never changes: raise COMPILER_VERSION, and note both here.
    expect({ version: COMPILER_VERSION, made }).toEqual({ version: 4, made: 'c4e35d72bf76432a' })
  })
})

describe('redact', () => {
  it('takes out every key that begins with an underscore, however deep', () => {
    const dir = writeAtlas({ features: [incident('one', { _witness: 'secret', sources: [{ title: 't', publisher: 'p', _note: 'secret' }] })] })
    const edition = planFolder(dir).current.compile()
    expect(JSON.stringify(edition)).not.toContain('secret')
  })
  it('takes out every field that neither schema nor manifest names, of incidents and statements', () => {
    const dir = writeAtlas({ features: [incident('one', { witness_phone: 'secret', title_fr: 'Un', statements: ['s-1'] })], statements: [{ id: 's-1', date: '2020-05-01', title_en: 't', publisher_en: 'p', incidents: ['one'], interviewee: 'secret' }] })
    const plan = planFolder(dir)
    expect(plan.warnings.map(w => w.field)).toEqual(expect.arrayContaining(['witness_phone', 'interviewee']))
    const edition = JSON.stringify(plan.current.compile())
    expect(edition).not.toContain('secret')
    expect(edition).toContain('"title_fr":"Un"')
  })
  it('leaves the rest as it is', () => {
    const statements = [{ id: 's' }] as never
    expect(redact({ manifest: {} as never, incidents: [], statements, hash: '' }).statements).toEqual(statements)
  })
})
