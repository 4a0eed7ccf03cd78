import { expect, test } from '@playwright/test'
import { postgresBin } from '../lib/store/fixtures/postgres'
import { killOften } from '../scripts/proof/dating/kill'
import { proofStore, type Kind } from '../scripts/proof/dating/stores'

// The server is killed at random moments while volunteers answer. A few times here; fifty on each store in `npm run proof -- dating-kills dating-load`.

const bin = postgresBin()
if (!bin && process.env.CI) throw new Error('In CI the server must be killed over a PostgreSQL store too, and PostgreSQL is not here.')
const KINDS: Kind[] = bin ? ['PGlite', 'PostgreSQL'] : ['PGlite']
const PORT = Number(process.env.E2E_PORT || 3210) + 45

for (const [i, kind] of KINDS.entries()) test(`no acknowledged answer is lost and none is doubled, ${kind}`, async () => {
  test.setTimeout(180_000)
  const store = await proofStore(kind, 3000)
  try {
    const killed = await killOften(store, { kills: 3, port: PORT + i, volunteers: 8, seed: 7 + i })
    expect(killed).toMatchObject({ lost: 0, doubled: 0, faults: [], counted: killed.rows })
    expect(killed.acknowledged).toBeGreaterThan(3)
  } finally {
    store.stop()
  }
})
