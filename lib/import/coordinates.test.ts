import { describe, expect, it } from 'vitest'
import { parseCoordinate, parsePair, parseWkt } from './coordinates'

const degrees = (value: unknown) => {
  const found = parseCoordinate(value)
  return found && Number(found.degrees.toFixed(5))
}

describe('one coordinate', () => {
  it.each([
    ['35.95', 35.95], ['35,95', 35.95], [35.95, 35.95], ['-35.95', -35.95], ['−35.95°', -35.95], ['35.95 N', 35.95], ['S 35.95', -35.95], ['35.95°W', -35.95],
    ['35°57\'10"N', 35.95278], ['35º 57′ 10.5″ S', -35.95292], ['35 57 10', 35.95278], ['35:57:10', 35.95278], ['35°57.5\'', 35.95833], ['35d57m10s E', 35.95278], ['35-57-10N', 35.95278],
    ["35°57'10''N", 35.95278], ['٣٥٫٩٥', 35.95], ['N35 57', 35.95], ['lat 35.95', 35.95],
  ])('%s', (text, expected) => expect(degrees(text)).toBe(expected))
  it.each([['', null], ['abc', null], ['35.95.1.2.3', null], ['35°75\'', null], ['520434', null], ['95 N', null], ['181', null], ['35 N 39 E', null], ['1,234.5', null], [null, null], [NaN, null]])('%s is none', (text, expected) => expect(degrees(text)).toBe(expected))
})

describe('two in one cell', () => {
  const pair = (text: string) => parsePair(text)?.map(c => [Number(c.degrees.toFixed(4)), c.axis])
  it.each([
    ['35.95, 39.01', [[35.95, null], [39.01, null]]], ['(35.95 39.01)', [[35.95, null], [39.01, null]]], ['35,95; 39,01', [[35.95, null], [39.01, null]]], ['35.95,39.01', [[35.95, null], [39.01, null]]],
    ['35°57\'N 39°0\'E', [[35.95, 'lat'], [39, 'lon']]], ['39.01 E, 35.95 N', [[39.01, 'lon'], [35.95, 'lat']]], ['N 35.95 E 39.01', [[35.95, 'lat'], [39.01, 'lon']]], ['35.95 / 39.01', [[35.95, null], [39.01, null]]],
  ])('%s', (text, expected) => expect(pair(text)).toEqual(expected))
  it('is refused when it is neither', () => {
    for (const text of ['', '35.95', 'Raqqa, Syria', '1,2,3', '35 N 36 N']) expect(parsePair(text)).toBeNull()
  })
})

describe('well-known text', () => {
  it('is read with height or without', () => {
    expect(parseWkt('POINT (39.01 35.95)')).toEqual({ type: 'Point', coordinates: [39.01, 35.95] })
    expect(parseWkt('SRID=4326;POINT Z(39.01 35.95 300)')).toEqual({ type: 'Point', coordinates: [39.01, 35.95] })
    expect(parseWkt('POLYGON((0 0, 1 0, 1 1, 0 0),(0.1 0.1, 0.2 0.1, 0.2 0.2, 0.1 0.1))')).toMatchObject({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]], [[0.1, 0.1], [0.2, 0.1], [0.2, 0.2], [0.1, 0.1]]] })
    expect(parseWkt('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))')).toMatchObject({ coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] })
    expect(parseWkt('MULTIPOINT((1 2),(3 4))')).toEqual({ type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] })
  })
  it('is null for what is none', () => {
    for (const text of ['', 'POINT', 'POINT EMPTY', 'POINT(1)', 'POINT(a b)', 'POLYGON(0 0, 1 1)', '{"type":"Point"}', 'POINT(1 2']) expect(parseWkt(text)).toBeNull()
  })
})
