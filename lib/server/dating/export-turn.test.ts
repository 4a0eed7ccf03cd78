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
  for (const each of [three, four]) {
    const read: string[] = []
    for await (const piece of each) read.push(piece)
    expect(read).toEqual(['a', 'b'])
  }
  await expect(two[Symbol.asyncIterator]().next()).rejects.toThrow('took nothing')
  const broken = function* () {
    yield 'a'
    throw new Error('The store is away.')
  }
  await expect((async () => { for await (const piece of inTurn(broken)) expect(piece).toBe('a') })()).rejects.toThrow('away')
  expect([inTurn(pieces), inTurn(pieces)].length).toBe(2)
})
