import { describe, expect, it } from 'vitest'
import { logOf, sections, withHeading } from './changelog'

const TEXT = `# Changes

## 2 — 2026-02-03 — Corrections
ar: تصحيحات

Two records after new evidence.

- aa-2020-one, aa-2020-two: toll corrected after the
  hospital's list was published.
  ar: صُحّحت الحصيلة بعد نشر
  قائمة المستشفى.
- \`three\`: withdrawn.
- note: a word with a colon is no id.

## Unreleased thoughts
- aa-2020-one: not of an edition

## 1 - 2026-01-02 - First
`

describe('the changelog', () => {
  it('gives each edition its lines, and no other heading its own', () => {
    expect(sections(TEXT).map(s => [s.number, s.date, s.note, s.lines.length > 5])).toEqual([[2, '2026-02-03', 'Corrections', true], [1, '2026-01-02', 'First', false]])
  })
  it('says which records an item is about, and the same in other languages', () => {
    expect(logOf(sections(TEXT)[0], 'en')).toEqual({
      note: { ar: 'تصحيحات' },
      parts: [
        { item: false, ids: [], text: { en: 'Two records after new evidence.' } },
        { item: true, ids: ['aa-2020-one', 'aa-2020-two'], text: { en: "toll corrected after the\nhospital's list was published.", ar: 'صُحّحت الحصيلة بعد نشر\nقائمة المستشفى.' } },
        { item: true, ids: ['three'], text: { en: 'withdrawn.' } },
        { item: true, ids: [], text: { en: 'note: a word with a colon is no id.' } },
      ],
    })
    expect(logOf(sections(TEXT)[1], 'en')).toEqual({ note: {}, parts: [] })
  })
  it('puts a new heading on top', () => {
    expect(sections(withHeading(TEXT, { number: 3, date: '2026-03-04', note: 'More' })).map(s => s.number)).toEqual([3, 2, 1])
  })
})
