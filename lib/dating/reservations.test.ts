import { expect, it } from 'vitest'
import { createReservations } from './reservations'

it('holds a building for a volunteer until it is answered or the time is over', () => {
  const held = createReservations(3)
  held.take('v', 1, 100)
  held.take('w', 1, 150)
  held.take('v', 2, 200)
  expect([...held.underWay]).toEqual([0, 2, 1])
  expect(held.of('v')).toEqual([{ building: 1, expires: 100 }, { building: 2, expires: 200 }])
  held.expire(100)
  expect([[...held.underWay], held.of('v')]).toEqual([[0, 1, 1], [{ building: 2, expires: 200 }]])
  held.release('w', 1)
  held.release('w', 1)
  held.release('nobody', 0)
  expect([...held.underWay]).toEqual([0, 0, 1])
  held.expire(1000)
  expect([[...held.underWay], held.of('v'), held.of('w')]).toEqual([[0, 0, 0], [], []])
})

it('lets go what was taken again after it was answered at its own time', () => {
  const held = createReservations(1)
  held.take('v', 0, 100)
  held.release('v', 0)
  held.take('v', 0, 300)
  held.expire(200)
  expect([...held.underWay]).toEqual([1])
  for (let i = 0; i < 5000; i++) {
    held.take('w', 0, 400 + i)
    held.expire(399 + i)
  }
  expect([...held.underWay]).toEqual([1])
})
