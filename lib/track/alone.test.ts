import { expect, it } from 'vitest'
import { aloneByLease } from './alone'
import { memoryStorage } from './storage.fixture'

const KEY = 'track.session.lease'
const soon = (ms: number) => new Promise(done => { setTimeout(done, ms) })

it('two that begin together go one after the other, also when the first fails', async () => {
  const store = memoryStorage()
  const seen: string[] = []
  const work = (name: string, fails: boolean) => async () => {
    seen.push(`${name} begins`)
    await soon(150)
    seen.push(`${name} ends`)
    if (fails) throw new Error(name)
    return name
  }
  const ends = await Promise.allSettled([aloneByLease(store, KEY, work('a', true)), aloneByLease(store, KEY, work('b', true)), aloneByLease(store, KEY, work('c', false))])
  expect(ends.map(end => end.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(seen).toHaveLength(6)
  for (let i = 0; i < 6; i += 2) expect(seen[i + 1]).toBe(seen[i].replace('begins', 'ends'))
  expect(store.getItem(KEY)).toBeNull()
})

it('waits for no tab that was closed, nor for one with a clock put back, nor over what cannot be read', async () => {
  for (const left of [JSON.stringify({ by: 'x', until: Date.now() - 1 }), JSON.stringify({ by: 'x', until: Date.now() + 86_400_000 }), 'no JSON']) {
    const store = memoryStorage()
    store.setItem(KEY, left)
    const began = Date.now()
    expect(await aloneByLease(store, KEY, async () => 'done')).toBe('done')
    expect(Date.now() - began).toBeLessThan(2000)
  }
})
