import { expect, test } from '@playwright/test'
import { killOften } from '../scripts/proof/dating/kill'
import { proofStore } from '../scripts/proof/dating/stores'

// The server is killed at random moments while volunteers answer: twice here, over the store that lives in its process; fifty times over each store in `npm run proof -- dating-kills`.

const PORT = Number(process.env.E2E_PORT || 3210) + 45

test('no acknowledged answer is lost and none is doubled', async () => {
  test.setTimeout(180_000)
  const store = await proofStore('PGlite', 600)
  try {
    const killed = await killOften(store, { kills: 2, port: PORT, volunteers: 8, seed: 7 })
    expect(killed).toMatchObject({ lost: 0, doubled: 0, faults: [], counted: killed.rows })
    expect(killed.acknowledged).toBeGreaterThan(2)
  } finally {
    store.stop()
  }
})
