import { expect, it } from 'vitest'
import { StoreAway } from './database'
import { createGate } from './gate'

const refused = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))

it('tells at once that a server is away, lets one question at a time find out, and opens when it is answered', async () => {
  const gate = createGate()
  expect(await gate.pass(() => Promise.resolve(1))).toBe(1)
  await expect(gate.pass(refused)).rejects.toBeInstanceOf(StoreAway)
  expect(gate.isAway()).toBe(true)
  let answer: (n: number) => void = () => undefined
  let asked = 0
  const slow = () => { asked++; return new Promise<number>(done => { answer = done }) }
  const first = gate.pass(slow)
  await expect(gate.pass(slow)).rejects.toThrow(/does not answer at present/)
  expect(asked).toBe(1)
  answer(2)
  expect(await first).toBe(2)
  expect(gate.isAway()).toBe(false)
  expect(await Promise.all([gate.pass(() => Promise.resolve(3)), gate.pass(() => Promise.resolve(4))])).toEqual([3, 4])
})

it('an answer that is a fault of the question is an answer', async () => {
  const gate = createGate()
  await expect(gate.pass(() => Promise.reject(Object.assign(new Error('syntax error'), { code: '42601' })))).rejects.toThrow('syntax error')
  expect(gate.isAway()).toBe(false)
})

it('is told by its name, whichever bundle made it', () => {
  const other = Object.assign(new Error('away'), { name: 'StoreAway' })
  expect([other instanceof StoreAway, new StoreAway() instanceof StoreAway, new Error('away') instanceof StoreAway]).toEqual([true, true, false])
})
