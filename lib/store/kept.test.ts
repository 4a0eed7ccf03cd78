import { expect, it } from 'vitest'
import { Kept } from './kept'

it('forgets what was asked for longest ago, never the newest, and nothing that failed stays', async () => {
  let made = 0
  const kept = new Kept<Promise<string>>(10)
  const get = (key: string, size: number) => kept.get(key, value => size + value.length, async () => { made++; return 'x' })
  await get('a', 3)
  await get('b', 3)
  await get('a', 3)
  await get('c', 3)
  expect([made, kept.has('a'), kept.has('b'), kept.has('c')]).toEqual([3, true, false, true])
  await get('large', 50)
  expect([kept.has('a'), kept.has('c'), kept.has('large')]).toEqual([false, false, true])
  await expect(kept.get('bad', 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await Promise.resolve()
  expect(kept.has('bad')).toBe(false)
  await get('a', 3)
  expect([made, kept.has('large'), kept.has('a')]).toEqual([5, false, true])
})

it('forgets what it is told to, and counts no byte of it any more', async () => {
  const kept = new Kept<Promise<string>>(10)
  const get = (key: string) => kept.get(key, 4, async () => key)
  await Promise.all([get('a1'), get('b1')])
  kept.forget(key => key.startsWith('a'))
  expect([kept.has('a1'), kept.has('b1')]).toEqual([false, true])
  await get('c1')
  expect([kept.has('b1'), kept.has('c1')]).toEqual([true, true])
})
