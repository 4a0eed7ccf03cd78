import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { IncidentProperties } from '../model/incident'
import { PART_ROWS } from '../slice/parts'
import { decodePart, encodePart, NO_TEXT, textFields, TextsBuilder } from './texts'

const manifest = { languages: ['en', 'ar'] }

it('texts survive packing, whatever they hold', () => fc.assert(fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), fc.array(fc.nat(), { maxLength: 40 }), (distinct, picks) => {
  const part = { ords: Uint32Array.from(picks), of: Uint32Array.from(picks, n => (distinct.length && n % 3 ? n % distinct.length : NO_TEXT)), distinct }
  expect(decodePart(encodePart(part))).toEqual(part)
}), { numRuns: 200, seed: 3 }))

it('gathers each record’s texts under its row, part by part, in the languages of the atlas', () => {
  expect(textFields(manifest)).toEqual(['title_en', 'title_ar', 'place_en', 'place_ar', 'admin1'])
  const rows = PART_ROWS + 3
  const texts = new TextsBuilder(rows, manifest)
  // In the file's order, which is not the slice's.
  for (let i = 0; i < rows; i++) texts.add(rows - 1 - i, { title_en: `Title ${i % 7}`, ...(i % 2 && { title_ar: 'عنوان' }), admin1: 'North' } as unknown as IncidentProperties)
  const made = texts.finish()
  expect(Object.fromEntries(Object.entries(made).map(([name, parts]) => [name, parts.length]))).toEqual({ title_en: 2, title_ar: 2, place_en: 2, place_ar: 2, admin1: 2 })
  const [first, second] = made.title_en.map(decodePart)
  expect([first.distinct.length, first.ords[0], second.ords.length, second.ords[2]]).toEqual([7, rows - 1, 3, 0])
  expect(decodePart(made.title_ar[1]).of.filter(of => of === NO_TEXT).length).toBe(2)
  expect(decodePart(made.place_en[0]).distinct).toEqual([])
})
