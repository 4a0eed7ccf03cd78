import { expect, it, vi } from 'vitest'

/** Locks of one browser, as far as they are used here. */
function browser(): LockManager {
  const held = new Set<string>()
  const request = async (name: string, _: LockOptions, work: (lock: Lock | null) => Promise<unknown> | null) => {
    await Promise.resolve()
    if (held.has(name)) return work(null)
    held.add(name)
    await work({ name, mode: 'exclusive' })
    held.delete(name)
  }
  return { request } as unknown as LockManager
}
/** Each tab has a module of its own. */
async function tab() {
  vi.resetModules()
  return import('./tabs')
}

it('what one tab has in hand the others leave to it until it lets go', async () => {
  const [locks, a, b] = [browser(), await tab(), await tab()]
  expect(await Promise.all([a.takeHere('town b-1', locks), a.takeHere('town b-1', locks), b.takeHere('town b-1', locks)])).toEqual([true, true, false])
  expect([await b.takeHere('town b-2', locks), await a.takeHere('town b-2', locks)]).toEqual([true, false])
  a.letGo()
  await Promise.resolve()
  expect([await b.takeHere('town b-1', locks), await a.takeHere('town b-1', locks), await b.takeHere('town b-2', locks)]).toEqual([true, false, true])
})

it('without locks every building may be looked at', async () => {
  const { takeHere } = await tab()
  vi.stubGlobal('navigator', {})
  expect([await takeHere('town b-1'), await takeHere('town b-1')]).toEqual([true, true])
  vi.unstubAllGlobals()
})
