import { readInstant } from '../time/instant'
import type { Comparison, Expression, Property, Scalar } from './ast'
import { Cql2Error } from './error'
import { folded } from './parse'
import type { Column, Truth } from './source'
import { decide, NO, UNKNOWN, YES } from './truth'

type Compared = Extract<Expression, { op: 'compare' | 'between' | 'in' }>
/** Of values in an order: the comparison, and the same for values that were found. */
type Test<T> = (value: T) => boolean

/** `=`, `<>`, `<`, `<=`, `>`, `>=`, BETWEEN and IN over one column. */
export function compareWith(x: Compared, column: Column, rows: number): Truth | Promise<Truth> {
  const { property } = x
  switch (column.kind) {
    case 'number': return ordered(x, column, rows, numberIn)
    case 'day': return ordered(x, column, rows, dayIn)
    case 'boolean': {
      const test = testOf(onlyEqual(x), truthIn)
      return decide(rows, row => (test(column.values[row]) ? YES : NO))
    }
    case 'text': {
      const test = testOf(x, textIn)
      return column.scan(property.case || property.accent ? text => test(folded(text, property)) : test)
    }
    case 'code': {
      const fits = fitting(x, column.codes)
      return decide(rows, row => (column.values[row] === column.none ? UNKNOWN : fits[column.values[row]] ? YES : NO))
    }
    case 'codes': {
      // One of several codes that fits is enough; "<>" is that none is the one.
      const isNot = x.op === 'compare' && x.how === '<>'
      const mask = fitting(isNot ? { ...x, how: '=' } : x, column.codes).reduce((bits, fit, i) => (fit ? bits | (1 << i) : bits), 0)
      const [has, hasNot] = isNot ? [NO, YES] : [YES, NO]
      return decide(rows, row => (column.masks[row] === 0 ? UNKNOWN : (column.masks[row] & mask) !== 0 ? has : hasNot))
    }
    case 'interval': throw new Cql2Error(property.at, `"${property.name}" is an interval of days`, 'T_INTERSECTS(date, …), or date_start or date_end in its place')
    default: throw new Cql2Error(property.at, `"${property.name}" is a place`, 'S_INTERSECTS(geometry, …) or IS NULL')
  }
}

function ordered(x: Compared, column: { values: ArrayLike<number>; none: number }, rows: number, read: (value: Scalar, property: Property) => number): Truth {
  const { values, none } = column
  const test = testOf(x, read)
  return decide(rows, row => (values[row] === none ? UNKNOWN : test(values[row]) ? YES : NO))
}

function testOf<T extends number | string>(x: Compared, read: (value: Scalar, property: Property) => T): Test<T> {
  if (x.op === 'in') {
    const wanted = new Set(x.values.map(value => read(value, x.property)))
    return value => wanted.has(value)
  }
  if (x.op === 'between') {
    const [low, high] = [read(x.low, x.property), read(x.high, x.property)]
    return value => value >= low && value <= high
  }
  const other = read(x.value, x.property)
  return TESTS[x.how](other)
}

const TESTS: Record<Comparison, <T extends number | string>(other: T) => Test<T>> = {
  '=': other => value => value === other, '<>': other => value => value !== other,
  '<': other => value => value < other, '<=': other => value => value <= other,
  '>': other => value => value > other, '>=': other => value => value >= other,
}

/** Which codes fit. A code that the list does not have is a mistake, as it is in the parameters. */
function fitting(x: Compared, codes: readonly string[]): boolean[] {
  const test = testOf(onlyEqual(x), (value, property) => {
    const text = textIn(value, property)
    const known = codes.some(code => folded(code, property) === text)
    if (!known) throw new Cql2Error(value.at, `'${text}' is no code of "${property.name}"`, `one of ${codes.join(', ')}`)
    return text
  })
  return codes.map(code => test(folded(code, x.property)))
}

function onlyEqual(x: Compared): Compared {
  if (x.op === 'between' || (x.op === 'compare' && x.how !== '=' && x.how !== '<>')) throw new Cql2Error(x.property.at, `"${x.property.name}" has no order`, '=, <>, IN or IS NULL')
  return x
}

const wrong = (value: Scalar, property: Property, expected: string): never => {
  throw new Cql2Error(value.at, `"${property.name}" is compared with ${value.kind === 'text' ? `'${value.value}'` : `a ${value.kind}`}`, expected)
}
const numberIn = (value: Scalar, property: Property): number => (value.kind === 'number' ? value.value : wrong(value, property, 'a number'))
const textIn = (value: Scalar, property: Property): string => (value.kind === 'text' ? value.value : wrong(value, property, "a text in quotes ('confirmed')"))
const truthIn = (value: Scalar, property: Property): number => (value.kind === 'boolean' ? Number(value.value) : wrong(value, property, 'TRUE or FALSE'))
/** Programs write days as texts too. */
const dayIn = (value: Scalar, property: Property): number =>
  (value.kind === 'day' ? value.value : value.kind === 'text' ? readInstant(value.value) : null) ?? wrong(value, property, "a day: DATE('2020-01-29')")
