import { expect, it } from 'vitest'
import { MEMORY, memoryBudget } from './memory'

const MB = 1 << 20
const GB = 1024 * MB

it('is a third of the machine or of its container, what was asked for, and never more than is of use', () => {
  expect(memoryBudget(null, 24 * GB, 0)).toBe(1300 * MB)
  expect(Math.round(memoryBudget(null, 2 * GB, 0) / MB)).toBe(683)
  expect(Math.round(memoryBudget(null, 24 * GB, 1 * GB) / MB)).toBe(341)
  // Without a limit some kernels say a number beyond any machine.
  expect(memoryBudget(null, 3 * GB, 2 ** 63)).toBe(1 * GB)
  expect(memoryBudget(200 * MB, 24 * GB, 0)).toBe(200 * MB)
  expect(memoryBudget(1, 24 * GB, 0)).toBe(64 * MB)
})

it('is shared out whole', () => {
  const total = Object.values(MEMORY).reduce((a, b) => a + b)
  expect(total / memoryBudget(null, 24 * GB, 0)).toBeLessThanOrEqual(1)
  expect(Object.values(MEMORY).every(share => share > 0)).toBe(true)
})
