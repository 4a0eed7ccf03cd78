import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DRAWINGS } from './draw'
import { sheetFor } from './drawings/sheet'

describe('the drawings of the stories', () => {
  it.each(Object.entries(DRAWINGS).flatMap(([name, draw]) => (['en', 'ar'] as const).map(language => [`${name}.${language}.svg`, draw, language] as const)))('%s is as the record has it now', (file, draw, language) => {
    // Otherwise: npx tsx scripts/stories/draw.ts
    expect(readFileSync(fileURLToPath(new URL(`../../data/stories/${file}`, import.meta.url)), 'utf8')).toBe(draw(language))
  })

  it('has a dot for each of the 48 strikes and a square for each of the 49 verdicts', () => {
    expect(DRAWINGS['raqqa-2017/city']('en').match(/<circle cx="[\d.]+" cy="[\d.]+" r="5" class="ink" fill-opacity=".55"\/>/g)).toHaveLength(48 + 1)
    expect(DRAWINGS['raqqa-2017/verdicts']('en').match(/<rect [^>]*rx="2"/g)).toHaveLength(49 + 7)
  })

  it('mirrors charts for Arabic, keeps ranges from left to right, and never mirrors a map', () => {
    expect(sheetFor('ar').text(20, 30, '6–14 قتيلاً')).toBe('<text x="420" y="30" class="muted">\u20666–14\u2069 قتيلاً</text>')
    expect(sheetFor('ar').box(20, 0, 100, 10, 'accent')).toBe('<rect x="320" y="0" width="100" height="10" class="accent"/>')
    expect(sheetFor('ar', false).text(20, 30, 'الفرات')).toBe('<text x="20" y="30" class="muted" text-anchor="end">الفرات</text>')
  })
})
