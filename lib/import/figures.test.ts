import { describe, expect, it } from 'vitest'
import { NoFigure, parseFigure } from './figures'

describe('figures', () => {
  it.each([
    ['5', { min: 5, max: 5 }], [5, { min: 5, max: 5 }], ['5-7', { min: 5, max: 7 }], ['5 – 7 civilians', { min: 5, max: 7 }], ['5 to 7', { min: 5, max: 7 }], ['between 5 and 7', { min: 5, max: 7 }],
    ['at least 5', { min: 5 }], ['5+', { min: 5 }], ['≥ 5', { min: 5 }], ['more than 5', { min: 6 }], ['>5', { min: 6 }], ['up to 7', { max: 7 }], ['<7', { max: 6 }], ['1,234', { min: 1234, max: 1234 }], ['5.0', { min: 5, max: 5 }],
    ['٥', { min: 5, max: 5 }], ['three', { min: 3, max: 3 }], ['0', { min: 0, max: 0 }], ['nobody', { min: 0, max: 0 }],
    ['unknown', null], ['', null], ['-', null], ['N/A', null], ['غير معروف', null], [null, null],
  ])('%s', (value, expected) => expect(parseFigure(value)).toEqual(expected))
  it('says what it made of a loose word', () => expect(parseFigure('about 20')).toMatchObject({ min: 20, max: 20, assumed: expect.stringContaining('about') as string }))
  it.each(['dozens', 'many', '-3', '5.5', '7-5', true, 1e12])('%s is none', value => expect(() => parseFigure(value)).toThrow(NoFigure))
})
