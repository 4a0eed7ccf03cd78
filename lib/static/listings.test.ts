import { describe, expect, it } from 'vitest'
import type { ListItem } from '../model/list-item'
import { byPlace, byYear, pagePath, rowsOn, type Listing } from './listings'

const item = (id: number, day?: string, place?: string, ar?: string): ListItem => ({ id: `r-${id}`, kind: 'incident', title_en: `R ${id}`, grading: 'ungraded', facets: {}, date_start: day, place_en: place, place_ar: ar })
// As the rows of a slice: by first day, without one last.
const items = [item(0, '2017-05-01', 'Raqqa', 'الرقة'), item(1, '2019-01-01', 'Ariha', 'أريحا'), item(2, '2019-02-01', 'ariha'), item(3, '2020-01-01', 'Al-Hol'), item(4, undefined, undefined, 'الهول'), item(5)]

const onPages = ({ groups, pages }: Listing) => Array.from({ length: pages }, (_, i) => groups.flatMap(group => rowsOn(group, i + 1)))

describe('lists of all records', () => {
  it('go by year, the latest first, and what has no date last', () => {
    expect(byYear(items).groups.map(g => [g.name, g.rows])).toEqual([['2020', [3]], ['2019', [2, 1]], ['2017', [0]], [null, [4, 5]]])
  })
  it('go by the name of the place in the language of the page, another one before none', () => {
    expect(byPlace(items, 'en').groups.map(g => g.name)).toEqual(['Al-Hol', 'Ariha', 'ariha', 'Raqqa', 'الهول', null])
    expect(byPlace(items, 'ar').groups.map(g => g.name)).toContain('أريحا')
  })
  it.each([1, 2, 3, 100])('hold every record once, at most %i to a page', size => {
    for (const listing of [byYear(items, size), byPlace(items, 'en', size)]) {
      const pages = onPages(listing)
      expect(pages.every(page => page.length > 0 && page.length <= size)).toBe(true)
      expect(pages.flat().sort()).toEqual([0, 1, 2, 3, 4, 5])
      // A group begins on the page that it says.
      for (const group of listing.groups) expect(rowsOn(group, group.page)[0]).toBe(group.rows[0])
    }
  })
  it('of an empty record are one page', () => expect(byYear([])).toMatchObject({ groups: [], pages: 1 }))
  it('have a first page without a number', () => expect([pagePath('by-year', 1), pagePath('by-place', 2)]).toEqual(['/by-year', '/by-place/2']))
})
