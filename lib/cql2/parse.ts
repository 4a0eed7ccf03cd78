import type { Comparison, Expression, Fold, Property, Scalar } from './ast'
import { Cursor } from './cursor'
import { Cql2Error } from './error'
import { geometryAt } from './geometry'
import { tokensOf } from './lexer'
import { instantAt, temporalAt } from './time'

// cql2-text by recursive descent. From weak to strong: OR, AND, NOT, predicates.

const COMPARISONS = ['=', '<>', '<', '<=', '>', '>=']
const FLIPPED: Record<Comparison, Comparison> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const FUNCTIONS = ['S_INTERSECTS', 'T_INTERSECTS', 'CASEI', 'ACCENTI', 'DATE', 'TIMESTAMP']
/** Words that are no property unless they stand in double quotes. */
const KEYWORDS = new Set(['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'LIKE', 'IS', 'NULL', 'TRUE', 'FALSE'])
const PREDICATE = '=, <>, <, <=, >, >=, IN, BETWEEN, LIKE or IS NULL'

/** Reads a filter. Throws Cql2Error, and nothing else. */
export function parseCql2(filter: string): Expression {
  const c = new Cursor(tokensOf(filter))
  if (c.token.kind === 'end') c.fail('a condition, such as grading = \'confirmed\'')
  const expression = orAt(c)
  if (c.token.kind !== 'end') c.fail('AND, OR or the end of the filter')
  return expression
}

function chainAt(c: Cursor, word: 'AND' | 'OR', inner: (c: Cursor) => Expression): Expression {
  const parts = [inner(c)]
  while (c.takes(word)) parts.push(inner(c))
  return parts.length === 1 ? parts[0] : { op: word === 'AND' ? 'and' : 'or', parts }
}
const orAt = (c: Cursor): Expression => chainAt(c, 'OR', andAt)
const andAt = (c: Cursor): Expression => chainAt(c, 'AND', notAt)
const notAt = (c: Cursor): Expression => (c.takes('NOT') ? c.deeper(() => ({ op: 'not', part: notAt(c) })) : predicateAt(c))

function predicateAt(c: Cursor): Expression {
  if (c.takes('(')) {
    return c.deeper(() => {
      const inner = orAt(c)
      c.expect(')')
      return inner
    })
  }
  if (c.takes('S_INTERSECTS')) return spatialAt(c)
  if (c.takes('T_INTERSECTS')) return timelyAt(c)
  const left = operandAt(c)
  if ('name' in left) return comparisonAt(c, left)
  const sign = c.takes(...COMPARISONS)
  if (!sign && left.kind === 'boolean') return { op: 'literal', value: left.value }
  if (!sign) c.fail('a comparison (=, <>, <, <=, >, >=) with a property')
  const right = operandAt(c)
  if (!('name' in right)) throw new Cql2Error(left.at, 'two values are compared with each other', 'a property on one side')
  return { op: 'compare', how: FLIPPED[sign?.text as Comparison], property: right, value: left }
}

function comparisonAt(c: Cursor, property: Property): Expression {
  const sign = c.takes(...COMPARISONS)
  if (sign) return { op: 'compare', how: sign.text as Comparison, property, value: scalarAt(c) }
  if (c.takes('IS')) {
    const not = c.takes('NOT')
    c.expect('NULL')
    return negated(not !== null, { op: 'null', property })
  }
  const not = c.takes('NOT') !== null
  if (c.takes('LIKE')) {
    const value = scalarAt(c)
    if (value.kind !== 'text') throw new Cql2Error(value.at, 'LIKE is given no text', "a pattern in quotes ('%hospital%')")
    return negated(not, { op: 'like', property, pattern: value.value })
  }
  if (c.takes('BETWEEN')) {
    const low = scalarAt(c)
    c.expect('AND')
    return negated(not, { op: 'between', property, low, high: scalarAt(c) })
  }
  if (c.takes('IN')) {
    c.expect('(')
    const values = [scalarAt(c)]
    while (c.takes(',')) values.push(scalarAt(c))
    c.expect(')')
    return negated(not, { op: 'in', property, values })
  }
  if (not) c.fail('LIKE, BETWEEN or IN after NOT')
  if (c.token.kind === 'end' || c.is('AND', 'OR', ')')) return { op: 'is', property }
  return c.fail(PREDICATE)
}

const negated = (not: boolean, part: Expression): Expression => (not ? { op: 'not', part } : part)

function spatialAt(c: Cursor): Expression {
  c.expect('(')
  const first = isProperty(c) ? propertyAt(c) : geometryAt(c)
  c.expect(',')
  const { at } = c.token
  const second = isProperty(c) ? propertyAt(c) : geometryAt(c)
  c.expect(')')
  const [property, shape] = 'name' in first ? [first, second] : [second, first]
  if (!('name' in property) || 'name' in shape) throw new Cql2Error(at, `S_INTERSECTS has ${'name' in second ? 'two properties' : 'two shapes'}`, 'a property and a shape')
  return { op: 's_intersects', property, shape }
}

function timelyAt(c: Cursor): Expression {
  c.expect('(')
  const first = temporalAt(c, propertyAt)
  c.expect(',')
  const { at } = c.token
  const second = temporalAt(c, propertyAt)
  c.expect(')')
  const [side, days] = 'property' in first ? [first, second] : [second, first]
  if (!('property' in side) || 'property' in days) throw new Cql2Error(at, `T_INTERSECTS has ${'property' in second ? 'two properties' : 'two times'}`, 'a property and a DATE, TIMESTAMP or INTERVAL')
  return { op: 't_intersects', property: side.property, from: days.from, to: days.to }
}

/** A name that is followed by no parenthesis: WKT's words always are. */
const isProperty = (c: Cursor): boolean => c.token.kind === 'quoted' || (c.token.kind === 'name' && c.after.text !== '(' && !(c.after.kind === 'name' && c.after.text.toUpperCase() === 'Z'))

function propertyAt(c: Cursor): Property {
  const { kind, text, at } = c.token
  if (kind !== 'quoted' && (kind !== 'name' || KEYWORDS.has(text.toUpperCase()))) c.fail('a property')
  if (kind === 'name' && c.after.text === '(') c.fail(`a property, or one of ${FUNCTIONS.join(', ')}`)
  c.next()
  return { name: text, at, case: false, accent: false }
}

/** A property or a value, either of them perhaps within CASEI or ACCENTI. */
function operandAt(c: Cursor): Property | Scalar {
  const fold: Fold = { case: false, accent: false }
  let open = 0
  while (c.is('CASEI', 'ACCENTI') && c.after.text === '(') {
    fold[c.next().text.toUpperCase() === 'CASEI' ? 'case' : 'accent'] = true
    c.expect('(')
    open++
  }
  const found = valueAt(c) ?? propertyAt(c)
  for (; open > 0; open--) c.expect(')')
  if ('name' in found) return { ...found, ...fold }
  return found.kind === 'text' ? { ...found, value: folded(found.value, fold) } : found
}

function scalarAt(c: Cursor): Scalar {
  const found = operandAt(c)
  if ('name' in found) throw new Cql2Error(found.at, `"${found.name}" stands there`, "a value: a number, a text in quotes ('confirmed'), DATE('2020-01-29'), TRUE or FALSE; properties are not compared with each other")
  return found
}

function valueAt(c: Cursor): Scalar | null {
  const { kind, text, at } = c.token
  if (kind === 'text') return { kind, value: c.next().text, at }
  if (kind === 'number') return { kind, value: Number(c.next().text), at }
  const word = c.takes('TRUE', 'FALSE')
  if (word) return { kind: 'boolean', value: text.toUpperCase() === 'TRUE', at }
  const instant = instantAt(c)
  return instant && { kind: 'day', value: instant.day, at }
}

/** A text as CASEI and ACCENTI compare it. */
export function folded(text: string, fold: Fold): string {
  const bare = fold.accent ? text.normalize('NFD').replace(/\p{M}/gu, '') : text
  return fold.case ? bare.toLowerCase() : bare
}
