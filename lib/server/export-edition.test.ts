import { describe, expect, it } from 'vitest'
import { withoutEdition } from './export-edition'

const ask = (query: string, number = 3, draft = false) => withoutEdition(new URLSearchParams(query), { number, draft }).toString()

describe('an edition in the address of an export', () => {
  it.each(['edition=3&q=al', 'q=al&edition=3', 'q=al', 'edition=3&q=al&edition=3'])('%s is the one of the path, or none', query => expect(ask(query)).toBe('q=al'))
  it.each(['edition=2', 'edition=', 'edition=x', 'edition=3&edition=2'])('%s is refused', query => expect(() => ask(query)).toThrow(/^edition=.* is not what this address is of, which is edition 3\. Leave it out, or take/))
  it('of a draft none is the right one', () => expect(() => ask('edition=3', 3, true)).toThrow('which is a draft on edition 3.'))
})
