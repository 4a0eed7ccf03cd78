import { describe, expect, it } from 'vitest'
import { NoFigure, parseFigure } from './figures'
import { english, say, type Said } from './words/said'

describe('figures', () => {
  it.each([
    ['5', { min: 5, max: 5 }], [5, { min: 5, max: 5 }], ['5-7', { min: 5, max: 7 }], ['5 – 7 civilians', { min: 5, max: 7 }], ['5 to 7', { min: 5, max: 7 }], ['between 5 and 7', { min: 5, max: 7 }],
    ['at least 5', { min: 5 }], ['5+', { min: 5 }], ['≥ 5', { min: 5 }], ['more than 5', { min: 6 }], ['>5', { min: 6 }], ['up to 7', { max: 7 }], ['<7', { max: 6 }], ['1,234', { min: 1234, max: 1234 }], ['5.0', { min: 5, max: 5 }],
    ['٥', { min: 5, max: 5 }], ['three', { min: 3, max: 3 }], ['0', { min: 0, max: 0 }], ['nobody', { min: 0, max: 0 }],
    ['At least five', { min: 5 }], ['two or three', { min: 2, max: 3 }], ['twenty-one', { min: 21, max: 21 }], ['5/7', { min: 5, max: 7 }], ['killed: 5', { min: 5, max: 5 }], ['11 (+)', { min: 11 }], ['5 min', { min: 5 }], ['5,0', { min: 5, max: 5 }], ['3,000-4,000', { min: 3000, max: 4000 }], ['1 200', { min: 1200, max: 1200 }], ['1,234,567', { min: 1_234_567, max: 1_234_567 }],
    ['ما لا يقل عن 5', { min: 5 }], ['أكثر من ٥', { min: 6 }], ['au moins 5', { min: 5 }], ['5 قتلى', { min: 5, max: 5 }],
    ['unknown', null], ['none reported', null], ['', null], ['-', null], ['N/A', null], ['غير معروف', null], [null, null],
  ])('%s', (value, expected) => expect(parseFigure(value)).toEqual(expected))
  it('says what it made of a loose word', () => expect(parseFigure('about 20')).toMatchObject({ min: 20, max: 20, assumed: say('taken.about', { a: 20 }) }))
  it.each([['5?', 5, 5, 'mark of doubt'], ['5-', 5, undefined, 'no upper end'], ['5 (3 children)', 5, 5, 'in brackets'], ['1.200', 1200, 1200, 'parts thousands'], ['at least 5-7', 5, 7, 'loose']])('%s is taken, and said', (text, min, max, why) => {
    const figure = parseFigure(text)
    expect([figure?.min, figure?.max]).toEqual([min, max])
    expect(english(figure?.assumed as Said)).toContain(why)
  })
  it.each(['dozens', 'several', 'hundreds', 'a few', 'none', 'nil', 'no', '1.000', '5 killed, 3 injured', '=5+2', 'many', '-3', '5.5', '7-5', true, 1e12])('%s is none', value => expect(() => parseFigure(value)).toThrow(NoFigure))
})
