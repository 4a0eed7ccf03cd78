import { describe, expect, it } from 'vitest'
import { isGridReference, parseCoordinate, parsePair, parseWkt } from './coordinates'

const degrees = (value: unknown) => {
  const found = parseCoordinate(value)
  return found && Number(found.degrees.toFixed(5))
}

describe('one coordinate', () => {
  it.each([
    ['35.95', 35.95], ['35,95', 35.95], [35.95, 35.95], ['-35.95', -35.95], ['−35.95°', -35.95], ['35.95 N', 35.95], ['S 35.95', -35.95], ['35.95°W', -35.95],
    ['35°57\'10"N', 35.95278], ['35º 57′ 10.5″ S', -35.95292], ['35 57 10', 35.95278], ['35:57:10', 35.95278], ['35°57.5\'', 35.95833], ['35d57m10s E', 35.95278], ['35-57-10N', 35.95278],
    ["35°57'10''N", 35.95278], ['٣٥٫٩٥', 35.95], ['N35 57', 35.95], ['lat 35.95', 35.95], ['36°12′30″ش', 36.20833], ["36° 12' 30\" شمال", 36.20833], ['36.2 شرقا', 36.2], ['غرب 10', -10], ['36d12m', 36.2], ['361230N', 36.20833], ['0370803.6E', 37.13433], ['3.62053E+01', 36.2053], ["36°12,5'N", 36.20833], ['36 deg 12 min 30 sec North', 36.20833], ['N 36° 12.508\'', 36.20847],
  ])('%s', (text, expected) => expect(degrees(text)).toBe(expected))
  it.each([['', null], ['abc', null], ['35.95.1.2.3', null], ['35°75\'', null], ['520434', null], ['95 N', null], ['181', null], ['35 N 39 E', null], ['1,234.5', null], [null, null], [NaN, null]])('%s is none', (text, expected) => expect(degrees(text)).toBe(expected))
})

describe('two in one cell', () => {
  const pair = (text: string) => parsePair(text)?.map(c => [Number(c.degrees.toFixed(4)), c.axis])
  it.each([
    ['35.95, 39.01', [[35.95, null], [39.01, null]]], ['(35.95 39.01)', [[35.95, null], [39.01, null]]], ['35,95; 39,01', [[35.95, null], [39.01, null]]], ['35.95,39.01', [[35.95, null], [39.01, null]]],
    ['35°57\'N 39°0\'E', [[35.95, 'lat'], [39, 'lon']]], ['39.01 E, 35.95 N', [[39.01, 'lon'], [35.95, 'lat']]], ['N 35.95 E 39.01', [[35.95, 'lat'], [39.01, 'lon']]], ['35.95 / 39.01', [[35.95, null], [39.01, null]]], ['36.2N37.1E', [[36.2, 'lat'], [37.1, 'lon']]], ['361230N0370803E', [[36.2083, 'lat'], [37.1342, 'lon']]], ['36 12 30 37 08 03', [[36.2083, null], [37.1342, null]]], ['https://maps.google.com/?q=36.2,37.1&z=9', [[36.2, null], [37.1, null]]], ['https://www.google.com/maps/@36.2,37.1,15z', [[36.2, null], [37.1, null]]], ['36.2, 37.1, 300', [[36.2, null], [37.1, null]]], ['lat: 36.2, lon: 37.1', [[36.2, null], [37.1, null]]], ['36,2053 37,1343', [[36.2053, null], [37.1343, null]]], ['36.2053; 37.1343;', [[36.2053, null], [37.1343, null]]],
  ])('%s', (text, expected) => expect(pair(text)).toEqual(expected))
  it('is refused when it is neither', () => {
    for (const text of ['', '35.95', 'Raqqa, Syria', '1,2,3', '35 N 36 N']) expect(parsePair(text)).toBeNull()
  })
})

it('references of a military grid are told from pairs', () => {
  for (const text of ['38SMB4543', '38S MB 45 43', '37SBA1234567890', '38 S MB 4543']) expect([isGridReference(text), parsePair(text)]).toEqual([true, null])
  for (const text of ['35.95, 39.01', '36.2N37.1E', 'Raqqa']) expect(isGridReference(text)).toBe(false)
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
