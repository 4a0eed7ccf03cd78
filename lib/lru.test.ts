import { expect, it } from 'vitest'
import { Lru } from './lru'

it('forgets what was asked for longest ago, never the newest, and nothing that failed stays', async () => {
  let made = 0
  const kept = new Lru<Promise<string>>(10)
  const get = (key: string, size: number) => kept.get(key, async () => { made++; return 'x' }, value => size + value.length)
  await get('a', 3)
  await get('b', 3)
  await get('a', 3)
  await get('c', 3)
  expect([made, kept.has('a'), kept.has('b'), kept.has('c')]).toEqual([3, true, false, true])
  await get('large', 50)
  expect([kept.has('a'), kept.has('c'), kept.has('large')]).toEqual([false, false, true])
  await expect(kept.get('bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await Promise.resolve()
  expect(kept.has('bad')).toBe(false)
  await get('a', 3)
  expect([made, kept.has('large'), kept.has('a')]).toEqual([5, false, true])
})

it('forgets what it is told to, and counts no byte of it any more', async () => {
  const kept = new Lru<Promise<string>>(10)
  const get = (key: string) => kept.get(key, async () => key, 4)
  await Promise.all([get('a1'), get('b1')])
  kept.forget(key => key.startsWith('a'))
  expect([kept.has('a1'), kept.has('b1')]).toEqual([false, true])
  await get('c1')
  expect([kept.has('b1'), kept.has('c1')]).toEqual([true, true])
})

it('keeps values that are no promises as well, by their number', () => {
  let made = 0
  const cache = new Lru<number>(2)
  const get = (key: string) => cache.get(key, () => ++made)
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual([1, 2, 1, 3, 1, 4])
  expect(() => cache.get('bad', () => { throw new Error('no') })).toThrow('no')
  expect(cache.has('bad')).toBe(false)
})
