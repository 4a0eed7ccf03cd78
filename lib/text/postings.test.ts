import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../slice/seed'
import { matchesWords } from './fold'
import { ordsOf } from './ord-set'
import { blocksFor, PostingsBuilder, search, type Postings } from './postings'

const find = async ({ directory, blocks }: Postings, q: string) => {
  const set = await search(directory, q, async numbers => numbers.map(n => blocks[n]))
  return set && [...ordsOf(set)]
}

describe('postings', () => {
  it('agree with the rule in words, in one segment and in many', async () => {
    const word = fc.constantFrom('ariha', 'arihan', 'hol', 'مدرسه', 'هول', '2020', '20', 'été', 'z\u{1f600}', 'x'.repeat(300))
    const queries = fc.constantFrom('ari', 'arihan', 'hol 2020', 'الهول', '2', 'zz', 'مدرسة', 'ar hol', 'x'.repeat(40), 'z')
    await fc.assert(fc.asyncProperty(fc.array(fc.uniqueArray(word, { maxLength: 5 }), { maxLength: 40 }), queries, fc.constantFrom(3, 7, undefined), async (records, q, pairs) => {
      const builder = new PostingsBuilder(records.length, pairs)
      const order = records.map((_, ord) => ord).reverse()
      for (const ord of order) builder.add(ord, records[ord])
      expect(await find(builder.finish(), q)).toEqual(records.flatMap((record, ord) => (matchesWords(record, q) ? [ord] : [])))
    }), { numRuns: 200, seed: 5 })
  })

  it('reads few blocks of many, and finds words at their ends', async () => {
    const next = random(3)
    const records = Array.from({ length: 20_000 }, (_, i) => [`w${i}`, `t${Math.floor(next() * 50)}`, 'every'])
    const builder = new PostingsBuilder(records.length)
    records.forEach((list, ord) => builder.add(ord, list))
    const made = builder.finish()
    expect(made.blocks.length).toBeGreaterThan(4)
    for (const q of ['w12345', 'w1999', 't7', 'every', 'w1 t3', 'every w77']) expect(await find(made, q), q).toEqual(records.flatMap((list, ord) => (matchesWords(list, q) ? [ord] : [])))
    expect(blocksFor(made.directory, 'w12345').length).toBeLessThanOrEqual(2)
    for (const firsts of made.directory.segments.flat()) expect(await find(made, firsts)).not.toEqual([])
  })

  it('an empty query matches all, and is said so', async () => expect(await find(new PostingsBuilder(3).finish(), ' – ')).toBeNull())
})
