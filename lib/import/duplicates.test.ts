import { describe, expect, it } from 'vitest'
import { Doubts } from './doubts'
import { Duplicates } from './duplicates'
import { english, isSaid } from './words/said'

describe('probable duplicates', () => {
  it('are pairs of one day, near, with the same toll or title; each is named with the other', () => {
    const found = new Duplicates()
    const add = (row: number, p: object, point: number[] | null, file = 'a.csv') => found.add(file, row, { id: `${file}-${row}`, date_start: '2020-01-29', date_precision: 'day', title_en: 'x', ...p }, point)
    add(2, { killed_min: 11, title_en: 'Hospital hit' }, [36.6, 35.81])
    add(3, { killed_min: 11, title_en: 'Strike on Ariha' }, [36.61, 35.815], 'b.csv')
    add(4, { killed_min: 3, title_en: 'Hospital hit!' }, [36.6, 35.81])
    add(5, { title_en: 'hospital hit' }, [36.6, 35.811])
    add(6, { killed_min: 11 }, [37.9, 35.81])
    add(7, { killed_min: 11, date_start: '2020-01-30' }, [36.6, 35.81])
    add(8, { killed_min: 11 }, null)
    const doubts = new Doubts()
    expect(found.list(doubts)).toBe(3)
    expect(doubts.list.map(d => (isSaid(d.value) ? english(d.value) : d.value))).toContain('b.csv-3 and a.csv-2 (row 2 of a.csv), 2020-01-29')
    expect(doubts.list.every(d => d.kind === 'duplicate')).toBe(true)
  })
  it('holds hundreds of thousands', () => {
    const found = new Duplicates()
    for (let i = 0; i < 200_000; i++) found.add('a.csv', i, { id: `r${i}`, date_start: `20${10 + (i % 10)}-0${1 + (i % 9)}-1${i % 10}`, date_precision: 'day', title_en: `t${i}` }, [36 + (i % 1000) / 100, 35 + (i % 777) / 100])
    expect(found.list(new Doubts())).toBe(0)
  })
  it('cost no more where everything lies in one place on one day', () => {
    const found = new Duplicates()
    for (let i = 0; i < 100_000; i++) found.add('a.csv', i, { id: `r${i}`, date_start: '2020-01-29', date_precision: 'day', title_en: 'x', killed_min: 3 }, [36.6, 35.8])
    const doubts = new Doubts()
    const pairs = found.list(doubts)
    expect(pairs).toBeGreaterThan(100_000)
    // Each with its next few alone, and no more listed than a person can read; the rest is a number.
    expect(pairs).toBeLessThan(100_000 * 33)
    expect([doubts.list.length, [...doubts.more.values()][0].count]).toEqual([5000, pairs - 5000])
  })
  it('take a title for a likeness only when it is the record’s own', () => {
    const found = new Duplicates()
    for (const row of [2, 3]) found.add('a.csv', row, { id: `r${row}`, date_start: '2020-01-29', date_precision: 'day', title_en: 'Shelling, Ariha' }, [36.6, 35.81], false)
    expect(found.list(new Doubts())).toBe(0)
  })
})
