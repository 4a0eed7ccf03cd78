import { expect, it } from 'vitest'
import type { FoundEvidence } from '@/lib/model/found-evidence'
import { itemTitle } from './item-title'

const item = (more: object) => ({ kind: 'document', verification: 'unverified', sensitivity: 'none', published: true, ...more }) as FoundEvidence['item']

it('is the first sentence of what it shows, in the reader’s language', () => {
  expect(itemTitle(item({ shows_en: 'A log of flights. Its hours are local.', shows_ar: 'سجل رحلات.' }), 'en')).toEqual({ text: 'A log of flights', lang: undefined, whole: false })
  expect(itemTitle(item({ shows_en: 'A log of flights.', shows_ar: 'سجل رحلات.' }), 'ar')).toEqual({ text: 'سجل رحلات', lang: undefined, whole: true })
  expect(itemTitle(item({ shows_en: 'A log of flights.' }), 'ar')).toMatchObject({ lang: 'en' })
})
it('is cut at a word where that sentence is long, and is the source where nothing is said', () => {
  const long = itemTitle(item({ shows_en: `${'many words '.repeat(20)}.` }), 'en')
  expect(long?.text).toMatch(/^(?:many|words)(?: (?:many|words))* …$/)
  expect(long?.text.length).toBeLessThan(124)
  expect(itemTitle(item({ source: { title: 'A report', publisher: 'A body', language: 'en' } }), 'ar')).toEqual({ text: 'A report', lang: 'en', whole: true })
  expect(itemTitle(item({ published: false, withheld_reason: 'legal' }), 'en')).toBeNull()
})
