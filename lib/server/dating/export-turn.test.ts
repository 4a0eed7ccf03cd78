import { expect, it } from 'vitest'
import { inTurn } from './export-turn'

it('a reader who stops reading gives up the place, and is told', async () => {
  const pieces = function* () { yield 'a'; yield 'b' }
  const [one, two] = [inTurn(pieces, 20)[Symbol.asyncIterator](), inTurn(pieces, 20)]
  expect(() => inTurn(pieces)).toThrow('being written')
  expect(await one.next()).toEqual({ done: false, value: 'a' })
  await new Promise(done => setTimeout(done, 60))
  await expect(one.next()).rejects.toThrow('took nothing')
  // Never read at all: its place is free as well.
  const [three, four] = [inTurn(pieces), inTurn(pieces)]
  expect(() => inTurn(pieces)).toThrow('being written')
  for (const each of [three, four]) expect(await Array.fromAsync(each)).toEqual(['a', 'b'])
  await expect(two[Symbol.asyncIterator]().next()).rejects.toThrow('took nothing')
  await inTurn(function* () { throw new Error('The store is away.') } as () => Generator<string>)[Symbol.asyncIterator]().next().catch(() => undefined)
  expect([inTurn(pieces), inTurn(pieces)].length).toBe(2)
})
