import type { Day } from '../slice/types'
import { readInstant } from '../time/instant'
import type { Property } from './ast'
import type { Cursor } from './cursor'
import { Cql2Error } from './error'

/** DATE('2020-01-29') or TIMESTAMP('2020-01-29T08:00:00Z'): a day of the calendar either way. Null when neither stands here. */
export function instantAt(c: Cursor): { at: number; day: Day } | null {
  if (!(c.is('DATE', 'TIMESTAMP') && c.after.text === '(' && c.after.kind === 'sign')) return null
  const { at } = c.next()
  c.expect('(')
  const day = dayAt(c)
  c.expect(')')
  return { at, day }
}

function dayAt(c: Cursor): Day {
  const token = c.token
  if (token.kind !== 'text') c.fail("a day in quotes ('2020-01-29')")
  c.next()
  return readInstant(token.text) ?? c.fail("a day ('2020-01-29') or an instant ('2020-01-29T08:00:00Z')", token)
}

/** What T_INTERSECTS takes on one of its sides: a property, or days (null = open). INTERVAL(date_start, date_end) is the property `date`. */
export type Temporal = { property: Property } | { from: Day | null; to: Day | null; at: number }

export function temporalAt(c: Cursor, propertyAt: (c: Cursor) => Property): Temporal {
  const { at } = c.token
  const instant = instantAt(c)
  if (instant) return { from: instant.day, to: instant.day, at }
  if (!(c.is('INTERVAL') && c.after.text === '(')) return { property: propertyAt(c) }
  c.next()
  c.expect('(')
  if (c.token.kind !== 'text' && !c.is('DATE', 'TIMESTAMP')) {
    const ends = [propertyAt(c), (c.expect(','), propertyAt(c))]
    c.expect(')')
    if (ends[0].name !== 'date_start' || ends[1].name !== 'date_end') throw new Cql2Error(at, `INTERVAL(${ends[0].name}, ${ends[1].name}) is no interval of a record`, 'INTERVAL(date_start, date_end), or the property "date", which is the same')
    return { property: { ...ends[0], name: 'date' } }
  }
  const from = endAt(c)
  c.expect(',')
  const to = endAt(c)
  c.expect(')')
  if (from !== null && to !== null && from > to) throw new Cql2Error(at, 'the interval ends before it begins', 'the earlier day first')
  return { from, to, at }
}

function endAt(c: Cursor): Day | null {
  if (c.token.kind === 'text' && c.token.text === '..') {
    c.next()
    return null
  }
  return instantAt(c)?.day ?? dayAt(c)
}
