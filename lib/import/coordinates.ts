import type { Geometry, Position } from 'geojson'

/** One coordinate as text may give it; `axis` where a letter says which it is. */
export interface Coordinate { degrees: number; axis: 'lat' | 'lon' | null }

type Side = [axis: 'lat' | 'lon', sign: 1 | -1]
const LETTERS: Record<string, Side> = {}
const letters = (names: string, side: Side) => names.split(' ').forEach(name => { LETTERS[name] = side })
letters('n north nord norte ش شمال شمالا شمالاً', ['lat', 1])
letters('s south sud sur ج جنوب جنوبا جنوباً', ['lat', -1])
letters('e east est este ق شرق شرقا شرقاً', ['lon', 1])
letters('w west ouest oeste غ غرب غربا غرباً', ['lon', -1])
const LETTER = { test: (word: string): boolean => word.toLowerCase() in LETTERS }
/** What may stand beside the figures and says only what they count. */
const UNIT = /^(d|deg|degrees?|m|min|minutes?|s|sec|seconds?|lat|lon|lng|long|latitude|longitude|o|درجة|دقيقة|ثانية)$/i
/** Degrees, minutes and seconds without anything between: 361230N, 0370803.5E. */
const PACKED = /^([NSEW])?\s*(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)\s*([NSEW])?$/i
const ARABIC_DIGITS = /[٠-٩۰-۹]/g
/** Nothing to be made plain: what most cells hold. */
const PLAIN = /^[\w .,:;/+()-]*$/
const PART = /[-+]?\d+(?:[.,]\d+)?/g

/** Arabic-Indic digits and the many minus, degree, minute and second signs as their plain ones. */
export const plainFigures = (text: string): string => PLAIN.test(text) ? text.trim() :
  text.replace(ARABIC_DIGITS, d => String((d.codePointAt(0) as number) & 0xf)).replaceAll('٫', '.').replace(/[−–—]/g, '-').replace(/[ºᵒ˚∘]/g, '°').replace(/''|[″“”˝]/g, '"').replace(/[′’‘`´]/g, "'").replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()

/**
 * "35.95", "35,95", "-35.95°", "35°57'10.1\"N", "N 35 57.5", "35:57:10", "35d57m10s E" → degrees. Null when it is none of these, when
 * minutes or seconds are 60 or more, or the whole leaves 180 degrees.
 */
export function parseCoordinate(value: unknown): Coordinate | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= 180 ? { degrees: value, axis: null } : null
  if (typeof value !== 'string') return null
  const text = plainFigures(value)
  const packed = PACKED.exec(text)
  const letter = packed && (packed[1] ?? packed[5])
  if (packed && letter && !(packed[1] && packed[5])) {
    const [axis, sign] = LETTERS[letter.toLowerCase()]
    const [d, m, s] = [Number(packed[2]), Number(packed[3]), Number(packed[4])]
    return m < 60 && s < 60 && d <= (axis === 'lat' ? 90 : 180) ? { degrees: sign * (d + m / 60 + s / 3600), axis } : null
  }
  if (/^[-+]?\d(\.\d+)?e[-+]?\d\d?$/i.test(text)) return parseCoordinate(Number(text))
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  const compass = words.filter(w => LETTER.test(w) && !(/^s$/i.test(w) && isSeconds(text, words)))
  if (words.some(w => !LETTER.test(w) && !UNIT.test(w)) || compass.length > 1) return null
  const parts: string[] = text.match(PART) ?? []
  if (!parts.length || parts.length > 3) return null
  if (/[^\d\s.,:°'"+\-\p{L}\p{M}]/u.test(text)) return null
  const numbers = parts.map(p => Number(p.replace(',', '.')))
  // Only the first part has a sign; a sign before minutes is a hyphen between the parts.
  const [degrees, ...finer] = [numbers[0], ...numbers.slice(1).map(Math.abs)]
  if (finer.some(f => f >= 60) || (finer.length && !Number.isInteger(degrees))) return null
  if (finer.length === 2 && !Number.isInteger(finer[0])) return null
  const size = Math.abs(degrees) + (finer[0] ?? 0) / 60 + (finer[1] ?? 0) / 3600
  const [axis, sign] = compass.length ? LETTERS[compass[0].toLowerCase()] : [null, 1 as const]
  const negative = parts[0].startsWith('-')
  if (size > 180 || (axis === 'lat' && size > 90)) return null
  return { degrees: (negative ? -size : size) * (negative && sign < 0 ? 1 : sign), axis }
}

/** In "35d57m10s" the last letter counts seconds; in "10 S" it is a side of the world. */
const isSeconds = (text: string, words: string[]): boolean => words.some(w => /^(d|deg|m|min)$/i.test(w)) && /\d\s*s/i.test(text)

/** Latitude and longitude in one cell: "35.95, 39.01", "35,95; 39,01", "35°57'N 39°0'E", "(39.01 35.95)". In the order written, axes told apart by their letters. */
export function parsePair(value: unknown): [Coordinate, Coordinate] | null {
  if (typeof value !== 'string') return null
  // A link to a map service carries them after "q=", "ll=" or "@"; a height after them is left out.
  const text = plainFigures(value).replace(/^https?:\/\/\S*?(?:[?&](?:q|ll|query|mlat)=|@|#map=\d+\/)(-?\d[^&?\s]*).*$/i, '$1').replace(/^[@([{]\s*|\s*[)\]};,]$/g, '').replace(/^(-?\d+\.\d+\s*[,/]\s*-?\d+\.\d+)[,/]\s*-?[\d.]+[a-z]*\/?.*$/i, '$1')
  for (const separator of SEPARATORS) {
    const halves = text.split(separator)
    if (halves.length !== 2) continue
    const [a, b] = halves.map(parseCoordinate)
    if (a && b && !(a.axis && a.axis === b.axis)) return [a, b]
  }
  // Six figures in a row are degrees, minutes and seconds twice.
  const six = /^(\d+ \d+ [\d.]+) (\d+ \d+ [\d.]+)$/.exec(text.replace(/[\s,]+/g, ' '))
  const [a, b] = [parseCoordinate(six?.[1]), parseCoordinate(six?.[2])]
  return a && b ? [a, b] : null
}

const SEPARATORS = [/\s*;\s*/, /\s*,\s+|\s+,\s*/, /\s*\/\s*|\s*\|\s*/, /,/, /(?<=\d[°'"]*\s*[nsewشجقغ])\s*[,\s]?\s*(?=[\d+-])/i, /\s+(?=[nsew]\s*\d)/i, /\s+(?=(?:lon|lng|long|longitude)\b)/i, /\s+/]

/** A reference of the military grid (MGRS, UTM zones with letters): no degrees, and no arithmetic here turns it into some. */
export const isGridReference = (value: unknown): boolean => typeof value === 'string' && /^\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d[\d\s]{1,12}$/i.test(value.trim())

/** A geometry from Well-Known Text (OGC 06-103r4), 2D or 3D (the height is left out); null when it is none. */
export function parseWkt(value: unknown): Geometry | null {
  if (typeof value !== 'string') return null
  const match = /^\s*(?:SRID=\d+;)?\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON)\s*(?:ZM|Z|M)?\s*(\(.*\))\s*$/is.exec(value)
  if (!match || /[^\d\s.,()+\-eE]/.test(match[2])) return null
  const depth = { POINT: 1, LINESTRING: 2, POLYGON: 3, MULTIPOINT: 2, MULTILINESTRING: 3, MULTIPOLYGON: 4 }[match[1].toUpperCase()] as number
  const name = { POINT: 'Point', LINESTRING: 'LineString', POLYGON: 'Polygon', MULTIPOINT: 'MultiPoint', MULTILINESTRING: 'MultiLineString', MULTIPOLYGON: 'MultiPolygon' }[match[1].toUpperCase()] as Geometry['type']
  try {
    // "30 10, 40 40" → [30,10],[40,40]: every run of numbers is a position, every parenthesis a list.
    const json = match[2].replace(/[-+]?\d[\d.eE+-]*(?:\s+[-+]?\d[\d.eE+-]*)+/g, run => `[${run.trim().split(/\s+/).slice(0, 2).map(Number).join(',')}]`).replaceAll('(', '[').replaceAll(')', ']')
    let coordinates = JSON.parse(json) as unknown
    if (name === 'Point') coordinates = (coordinates as Position[])[0]
    else if (name === 'MultiPoint') coordinates = (coordinates as Position[][] | Position[]).map(p => (Array.isArray(p[0]) ? p[0] : p))
    return depthOf(coordinates) === depth && finite(coordinates) ? ({ type: name, coordinates } as Geometry) : null
  } catch {
    return null
  }
}

const depthOf = (value: unknown): number => (Array.isArray(value) ? 1 + depthOf(value[0]) : 0)
const finite = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 && value.every(finite) : Number.isFinite(value))
