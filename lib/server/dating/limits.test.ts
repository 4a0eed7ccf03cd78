import { expect, it } from 'vitest'
import { RATES, waitFor } from './limits'

it('lets a burst through, then what the rate allows, each key by itself', () => {
  const { burst, perSecond } = RATES.volunteerAnswers
  const now = Date.UTC(2026, 0, 1)
  for (let i = 0; i < burst; i++) expect(waitFor('volunteerAnswers', 'v', now)).toBe(0)
  expect(waitFor('volunteerAnswers', 'v', now)).toBe(Math.ceil(1 / perSecond))
  expect(waitFor('volunteerAnswers', 'w', now)).toBe(0)
  expect(waitFor('addressAnswers', 'v', now)).toBe(0)
  expect(waitFor('volunteerAnswers', 'v', now + 1000 / perSecond)).toBe(0)
  expect(waitFor('volunteerAnswers', 'v', now + 1000 / perSecond)).toBeGreaterThan(0)
  expect(waitFor('volunteerAnswers', 'v', now + 3_600_000)).toBe(0)
})

it('takes no more memory than so many keys, whatever comes', () => {
  const now = Date.UTC(2026, 0, 2)
  for (let i = 0; i < 150_000; i++) waitFor('addressSessions', `flood ${i}`, now)
  expect((globalThis as unknown as { __atlasLimits: Map<string, unknown> }).__atlasLimits.size).toBeLessThanOrEqual(100_000)
})

it('forgets the idle first: who is held back and goes on asking is held back through a flood of keys', () => {
  const now = Date.UTC(2026, 0, 3)
  ;(globalThis as unknown as { __atlasLimits: Map<string, unknown> }).__atlasLimits.clear()
  for (let i = 0; i < RATES.volunteerAnswers.burst; i++) waitFor('volunteerAnswers', 'v', now)
  for (let i = 0; i < 150_000; i++) {
    waitFor('addressSessions', `other ${i}`, now)
    if (i % 1000 === 0) expect(waitFor('volunteerAnswers', 'v', now), `after ${i}`).toBeGreaterThan(0)
  }
})
