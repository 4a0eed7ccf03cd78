import fc from 'fast-check'
import { expect, it } from 'vitest'
import { record, sliceOfRecords } from './records.fixture'
import { NO_RANK, orderOf, type Ranks } from './ranks'

it('orders by several names, the first above the second, what is not known last either way', () => fc.assert(fc.property(
  fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.option(fc.integer({ min: 0, max: 3 }))), { minLength: 1, maxLength: 40 }), fc.boolean(), fc.boolean(), (rows, titleDown, dateDown) => {
    const { columns } = sliceOfRecords(rows.map(([day], i) => record({ id: `r-${i}`, date_start: `2019-01-0${day}` })))
    const title = Uint32Array.from(columns.id, id => rows[Number(id.slice(2))][1] ?? NO_RANK)
    const ranks: Ranks = { title, place: title, killed: title, injured: title }
    const order = orderOf(columns, ranks, `${titleDown ? '-' : ''}title,${dateDown ? '-' : ''}date`) as Uint32Array
    const by = (value: (row: number) => number, down: boolean) => (a: number, b: number) => (value(a) === NO_RANK || value(b) === NO_RANK ? value(a) - value(b) : (value(a) - value(b)) * (down ? -1 : 1))
    const [first, second] = [by(row => title[row], titleDown), by(row => columns.start[row], dateDown)]
    expect([...order]).toEqual(Array.from(rows, (_, row) => row).sort((a, b) => first(a, b) || second(a, b) || a - b))
  }), { numRuns: 300, seed: 9 }))
