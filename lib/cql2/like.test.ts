import fc from 'fast-check'
import { expect, it } from 'vitest'
import { likeTest } from './like'

it.each([
  ['school', 'school', true], ['school', 'School', false], ['sch%', 'school', true], ['%ool', 'school', true], ['%cho%', 'school', true], ['s_hool', 'school', true], ['s_ool', 'school', false],
  ['%', '', true], ['', '', true], ['', 'a', false], ['%%', 'anything', true], ['a%c%e', 'abcde', true], ['a%c%e', 'abcd', false], ['100\\%', '100%', true], ['100\\%', '1000', false], ['a\\_b', 'a_b', true], ['a\\_b', 'axb', false],
  ['a\\\\b', 'a\\b', true], ['_', '😀', true], ['مدرسة%', 'مدرسة في إدلب', true], ['[a-z]', 'b', false], ['a.c', 'abc', false],
])('%s on %s: %s', (pattern, text, fits) => expect(likeTest(pattern)(text)).toBe(fits))

it('agrees with a regular expression', () => {
  const escape = (sign: string) => (sign === '%' ? '[^]*' : sign === '_' ? '[^]' : sign)
  fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', '%', '_'), { maxLength: 8 }), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 10 }), (signs, letters) => {
    const text = letters.join('')
    expect(likeTest(signs.join(''))(text)).toBe(new RegExp(`^${signs.map(escape).join('')}$`).test(text))
  }), { numRuns: 2000, seed: 6 })
})

it('takes no longer for a pattern that is made to be slow', () => {
  const test = likeTest(`${'%a'.repeat(40)}%b`)
  const start = performance.now()
  expect(test('a'.repeat(5000))).toBe(false)
  expect(performance.now() - start).toBeLessThan(1000)
})
