import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incident, manifest, writeAtlas } from '../publish/fixtures/atlas'
import { audienceOf, claimAudience } from './audience'
import type { Database } from './database'
import { databases } from './fixtures/both'
import { publishFolder } from './publish'
import { currentEdition } from './read'

const rules = [{ name: 'for the public', records: {}, withhold: ['summary'], reason: { en: 'r', ar: 'r' } }]
const dir = writeAtlas({ manifest: { ...manifest, redaction: { salt: 'salt-of-a-test-salt', rules } }, features: [incident('one', { summary_en: 'Seen by the vetted' })] })

describe.each(databases().flatMap(kind => [
  { ...kind, own: 'vetted' as const, other: 'public' as const, refusal: /^This store is for the vetted audience, and nothing else is published into it\. Say --audience vetted, or name another store/ },
  { ...kind, own: 'public' as const, other: 'vetted' as const, refusal: /^This store is public, and an edition for the vetted audience is not published into it\. Name another store/ },
]))('a $own store on $name', ({ open, own, other, refusal }) => {
  let db: Database
  let stop: () => Promise<void>
  beforeAll(async () => { ({ db, stop } = await open()) })
  afterAll(() => stop())

  it('is for nobody before anything is published, then for one audience, whatever is asked', async () => {
    expect(await audienceOf(db)).toBeNull()
    const { head } = await publishFolder(db, dir, { audience: own })
    expect(await audienceOf(db)).toBe(own)
    expect(head.key).toMatch(own === 'vetted' ? /^1-vetted-draft-/ : /^1-draft-/)
    await expect(publishFolder(db, dir, { audience: other })).rejects.toThrow(refusal)
    await expect(claimAudience(db, other)).rejects.toThrow(refusal)
    expect((await currentEdition(db))?.key).toBe(head.key)
    expect((await publishFolder(db, dir, { audience: own })).written).toBe(0)
  })
})
