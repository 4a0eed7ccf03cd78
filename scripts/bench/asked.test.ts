import { expect, it } from 'vitest'
import { asked, PARTS } from './asked'

it('is everything when nothing is named', () => expect(asked([])).toEqual({ parts: [...PARTS], sizes: [] }))
it('takes parts in their own order, and sizes', () => expect(asked(['compare', '10000', 'engine', '1000'])).toEqual({ parts: ['engine', 'compare'], sizes: [10_000, 1000] }))
it('takes sizes alone for all parts', () => expect(asked(['1000'])).toEqual({ parts: [...PARTS], sizes: [1000] }))
it('names the word that it does not know', () => expect(() => asked(['compare', '10k'])).toThrow('"10k" is no part of the bench and no number of rows'))
