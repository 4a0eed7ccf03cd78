import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import arabic from '@/messages/ar.json'
import english from '@/messages/en.json'
import { manifest } from '@/lib/publish/fixtures/atlas'
import { changeRows, labelOfField, rowNames, type Row, type Surroundings, type Words } from './change-rows'
import { incidentSchema } from '@/lib/model/incident'
import { statementSchema } from '@/lib/model/statement'

const wordsOf = (locale: string): Words => createTranslator({ locale, messages: locale === 'ar' ? (arabic as unknown as typeof english) : english, timeZone: 'UTC' }) as unknown as Words
const around = (locale: string): Surroundings => ({ manifest: manifest as never, locale, t: wordsOf(locale) })
/** As lib/publish/changes.ts tells them, which components do not reach. */
const differences = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  [...new Set([...Object.keys(after), ...Object.keys(before)])].filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(field => ({ field, before: before[field], after: after[field] }))
const rows = (before: Record<string, unknown>, after: Record<string, unknown>, locale = 'en', whole = true): Row[] => changeRows({ fields: differences(before, after), states: whole ? { before, after } : null }, around(locale))
const said = (list: Row[]) => list.map(row => (row.form === 'list' ? [row.label, row.removed.map(i => i.text), row.added.map(i => i.text)] : [row.label, row.before, row.after]))

describe('rows of a change', () => {
  const before = { killed_min: 3, killed_max: 7, date_start: '2020-01-29', date_precision: 'day', grading: 'contested', target: ['school'], geometry: { type: 'Point', coordinates: [15, 45] }, geo_precision: 'town', counts_in_totals: true }
  it('say ranges and dates as the page does, with the end that did not change', () => {
    expect(said(rows(before, { ...before, killed_min: 5 }))).toEqual([['Killed', '3–7', '5–7']])
    expect(said(rows(before, { ...before, date_precision: 'month' }))).toEqual([['Date', '29 January 2020', 'January 2020 (known to the month)']])
    const { killed_max: _, ...open } = before
    expect(said(rows(before, open))).toEqual([['Killed', '3–7', '3+']])
    const { killed_min: __, ...none } = open
    expect(said(rows(before, none))).toEqual([['Killed', '3–7', null]])
  })
  it('tell each end by itself where the whole record is not known', () => {
    expect(said(rows(before, { ...before, killed_min: 5 }, 'en', false))).toEqual([['Killed, at least', '3', '5']])
  })
  it('give codes by their labels, in both languages', () => {
    const after = { ...before, target: ['school', 'home'], grading: 'fair', geo_precision: 'neighbourhood', counts_in_totals: false }
    expect(said(rows(before, after))).toEqual([['Grading', 'Contested', 'Fair'], ['Target', 'School', 'School, Home'], ['How well the place is known', 'known to the town', 'known to the neighbourhood'], ['Counted in totals', 'yes', 'no']])
    expect(said(rows(before, after, 'ar'))[1]).toEqual(['الهدف', 'مدرسة', 'مدرسة، منزل'])
  })
  it('give a place no more exactly than it is known, and an outline by its points', () => {
    const area = { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }
    expect(said(rows(before, { ...before, geometry: area }))).toEqual([['Place on the map', '45.00, 15.00', 'outline with 4 points']])
    expect(said(rows(before, { ...before, geometry: null }))).toEqual([['Place on the map', '45.00, 15.00', 'without a place']])
  })
  it('tell of lists what was taken out and put in, whole', () => {
    const was = { sources: [{ title: 'A', publisher: 'B' }, { title: 'C', publisher: 'D', date: '2020-01-02' }], conflicting_figures: [{ by: 'E', killed_min: 1, killed_max: 4 }], external_ids: { airwars: 'X1' }, statements: ['s-1'] }
    const is = { sources: [{ publisher: 'B', title: 'A' }], conflicting_figures: [{ by: 'E', killed_min: 2 }], external_ids: { airwars: 'X2' }, statements: [] }
    expect(said(rows(was, is))).toEqual([['Sources', ['C · D · 2 January 2020'], []], ['Who says what', ['E · 1–4 killed'], ['E · 2+ killed']], ['Ids in other records', ['airwars: X1'], ['airwars: X2']], ['Statements that name it', ['s-1'], []]])
    expect(rows(was, is)[3]).toMatchObject({ removed: [{ path: '/statements/s-1' }] })
  })
  it('keep texts apart by language', () => {
    expect(rows({ title_en: 'A' }, { title_en: 'B', title_ar: 'ب' })).toMatchObject([{ form: 'text', label: 'Title (English)', lang: 'en', before: 'A', after: 'B' }, { label: 'Title (Arabic)', lang: 'ar', before: '', after: 'ب' }])
  })
  it.each(['en', 'ar'])('have a label for every field of the model (%s)', locale => {
    const fields = [...Object.keys(incidentSchema.shape), ...Object.keys(statementSchema.shape), 'geometry']
    for (const field of rowNames(fields)) expect([field, labelOfField(field, around(locale))]).not.toEqual([field, field])
  })
})
